// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plots/plot_files.h"

#include <QCoreApplication>
#include <QFileDialog>

namespace studio::ui {

QString savePlotText(const QString& plot, PlotFile file) {
    switch (file) {
        case PlotFile::Png:
            return QCoreApplication::translate("PlotFiles", "%1, picture (PNG)…").arg(plot);
        case PlotFile::Svg:
            return QCoreApplication::translate("PlotFiles", "%1, drawing (SVG)…").arg(plot);
        case PlotFile::Csv:
            break;
    }
    return QCoreApplication::translate("PlotFiles", "%1, values (CSV)…").arg(plot);
}

static QString kindText(PlotFile file) {
    switch (file) {
        case PlotFile::Png:
            return QCoreApplication::translate("PlotFiles", "Pictures (*.png)");
        case PlotFile::Svg:
            return QCoreApplication::translate("PlotFiles", "Drawings (*.svg)");
        case PlotFile::Csv:
            break;
    }
    return QCoreApplication::translate("PlotFiles", "CSV files (*.csv)");
}

QString askForPlotFile(QWidget* parent, const QString& name, PlotFile file) {
    static constexpr const char* kEndings[] = {".png", ".svg", ".csv"};
    const QString whole = name + QLatin1String(kEndings[static_cast<std::size_t>(file)]);
    return QFileDialog::getSaveFileName(parent, QCoreApplication::translate("PlotFiles", "Save"), whole,
                                        kindText(file));
}

}  // namespace studio::ui
