// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/session_parts/read_as.h"

#include "core/runs/model_file.h"

namespace studio::ui {

ModelFile readWeightsAs(const std::filesystem::path& file, const ReadAs& how) {
    ModelFile read = readModelFile(file, how.variant);
    requireWeights(read);
    if (how.preprocessing) prepareAs(read, *how.preprocessing);
    return read;
}

void prepareAs(ModelFile& file, const Preprocessing& how) {
    file.checkpoint->preprocessing = how;
    file.checkpoint->network.inputSize = how.crop;
}

}  // namespace studio::ui
