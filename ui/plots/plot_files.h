// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <array>

class QWidget;

/// The forms in which a plot is saved.
namespace studio::ui {

enum class PlotFile { Png, Svg, Csv };
inline constexpr std::array kPlotFiles{PlotFile::Png, PlotFile::Svg, PlotFile::Csv};

/// "Losses, picture (PNG)…", of a menu.
QString savePlotText(const QString& plot, PlotFile file);
/// Asks where; `name` without an ending is the suggestion. Empty: nowhere.
QString askForPlotFile(QWidget* parent, const QString& name, PlotFile file);

}  // namespace studio::ui
