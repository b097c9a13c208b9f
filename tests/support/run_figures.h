// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/runs/run_folder.h"

#include <filesystem>
#include <vector>

namespace studio::test {

/// What a run's tables say, times left out: two runs agree only if they did the same.
inline std::vector<std::vector<double>> figuresOf(const std::filesystem::path& run) {
    std::vector<std::vector<double>> figures;
    for (const BatchEvent& b : readBatches(run))
        figures.push_back(
            {double(b.epoch), double(b.step), double(b.images), b.lr, b.losses.total, b.losses.main, b.top1});
    for (const EpochRecord& e : readEpochs(run))
        figures.push_back({double(e.epoch), e.lr, e.train.main, e.trainTop1, e.validation.main, e.validationTop1});
    return figures;
}

}  // namespace studio::test
