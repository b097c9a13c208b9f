// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/plots/series.h"

#include <QString>
#include <functional>
#include <string>
#include <vector>

class QCustomPlot;

namespace studio::ui {

/// px left of a training plot for the numbers of its value axis: titles over it begin there.
inline constexpr int kAxisRoom = 56;

/// What stands over a plot that is saved: on the screen the page says it.
struct PlotHeading {
    QString title;
    std::vector<Head> heads;  ///< the lines that are shown, with their markers; may be empty
    QString note = {};        ///< says what the lines are where no heads do
};

/// Draws the plot with its heading, and returns what makes the file's bytes of the drawing, on any thread: SVG, or PNG
/// of twice the screen's size.
std::function<std::string()> drawSvg(QCustomPlot& plot, const PlotHeading& heading);
std::function<std::string()> drawPng(QCustomPlot& plot, const PlotHeading& heading);

}  // namespace studio::ui
