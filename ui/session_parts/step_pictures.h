// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace studio::ui {

/// What one sample of a run's history was trained on.
struct StepPictures {
    int epoch = 0;
    std::int64_t firstStep = 0, lastStep = 0;               ///< of the run; two where steps were merged into one sample
    std::shared_ptr<const std::vector<std::string>> paths;  ///< as in Item::path, in the order they were fed
};

}  // namespace studio::ui
