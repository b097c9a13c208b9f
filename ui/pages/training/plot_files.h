// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>

/// What the training page saves: each of its plots in each of these forms.
namespace studio::ui {

enum class TrainingPlot { Losses, Accuracy, Rate };
inline constexpr std::array kTrainingPlots{TrainingPlot::Losses, TrainingPlot::Accuracy, TrainingPlot::Rate};

enum class PlotFile { Png, Svg, Csv };
inline constexpr std::array kPlotFiles{PlotFile::Png, PlotFile::Svg, PlotFile::Csv};

}  // namespace studio::ui
