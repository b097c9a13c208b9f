// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/preprocessing.h"
#include "core/network/network.h"

#include <filesystem>
#include <optional>

namespace studio {
struct ModelFile;
}

namespace studio::ui {

/// What a person says of a file of weights that does not say it itself.
struct ReadAs {
    std::optional<Variant> variant;              ///< as in readCheckpoint()
    std::optional<Preprocessing> preprocessing;  ///< instead of the variant's usual one; its crop is the input's side
};

/// Blocks, for worker threads. Throws what readModelFile() and requireWeights() throw.
ModelFile readWeightsAs(const std::filesystem::path& file, const ReadAs& how);
/// Of what was read already.
void prepareAs(ModelFile& file, const Preprocessing& how);

}  // namespace studio::ui
