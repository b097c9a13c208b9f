// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>

namespace studio::ui {

/// What the training page saves.
enum class TrainingPlot { Losses, Accuracy, Rate };
inline constexpr std::array kTrainingPlots{TrainingPlot::Losses, TrainingPlot::Accuracy, TrainingPlot::Rate};

}  // namespace studio::ui
