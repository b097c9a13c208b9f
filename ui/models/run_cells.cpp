// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/run_cells.h"

#include "core/base/files.h"
#include "ui/models/run_model.h"
#include "ui/text/core_text.h"
#include "ui/text/format.h"
#include "ui/text/run_text.h"

#include <QCoreApplication>
#include <QLocale>
#include <cmath>

namespace studio::ui {
namespace {

QString said(const char* text) {
    return QCoreApplication::translate("RunCells", text);
}

QString lossesText(const RunSummary& run) {
    const QList<double> losses = mainLosses(run);
    if (losses.isEmpty()) return {};
    if (losses.size() == 1) return lossText(losses.first());
    return said(QT_TRANSLATE_NOOP("RunCells", "from %1 to %2")).arg(lossText(losses.first()), lossText(losses.last()));
}

QString noteLine(const RunInfo& info) {
    return fromUtf8(info.note).simplified();
}

}  // namespace

QList<double> mainLosses(const RunSummary& run) {
    QList<double> losses;
    for (const EpochRecord& epoch : run.epochs)
        if (std::isfinite(epoch.train.main)) losses << epoch.train.main;
    return losses;
}

QString runCellText(const RunSummary& run, int column) {
    if (column == RunModel::Name) return runName(run);
    if (column == RunModel::Standing) return standingText(run);
    if (column == RunModel::Best) {
        const BestText best = bestText(run);
        return best.value.isEmpty() ? best.rest : best.value + ' ' + best.rest;
    }
    if (!run.info) return {};
    switch (column) {
        case RunModel::Losses:
            return lossesText(run);
        case RunModel::Epochs:
            return epochsText(*run.info);
        case RunModel::Duration:
            return durationText(run.info->seconds);
        case RunModel::Network:
            return networkText(*run.info);
        case RunModel::Started:
            return startedText(startTime(*run.info), QDateTime::currentDateTime());
        case RunModel::Data:
            return dataNameText(*run.info);
        case RunModel::PresetName:
            return presetText(*run.info);
        case RunModel::Note:
            return noteLine(*run.info);
        default:
            return {};
    }
}

QVariant runSortValue(const RunSummary& run, int column) {
    if (!run.info) return runCellText(run, RunModel::Name);  // among themselves, whatever the column
    switch (column) {
        case RunModel::Losses: {
            const QList<double> losses = mainLosses(run);
            return losses.isEmpty() ? -1.0 : losses.last();
        }
        case RunModel::Best:
            return bestText(run).value.isEmpty() ? -1.0 : run.info->bestTop1;
        case RunModel::Epochs:
            return run.info->epochsDone;
        case RunModel::Duration:
            return run.info->seconds;
        case RunModel::Started:
            return startTime(*run.info);
        default:
            return runCellText(run, column);
    }
}

QString runToolTip(const RunSummary& run, int column) {
    const QString folder = homeShort(fromUtf8(pathToText(run.folder)));
    if (!run.info) return folder;
    switch (column) {
        case RunModel::Name:
            return run.info->note.empty() ? folder : folder + '\n' + fromUtf8(run.info->note);
        case RunModel::Standing:
            return endText(run);
        case RunModel::Losses:
            return lossesText(run);
        case RunModel::Started:
            return QLocale().toString(startTime(*run.info), QLocale::LongFormat);
        case RunModel::Data:
            return homeShort(fromUtf8(run.info->dataPath));
        case RunModel::Note:
            return fromUtf8(run.info->note);
        default:
            return {};
    }
}

QString runFilterText(const RunSummary& run) {
    QStringList parts;
    for (const int column :
         {RunModel::Name, RunModel::Standing, RunModel::Network, RunModel::Data, RunModel::PresetName, RunModel::Note})
        parts << runCellText(run, column);
    parts << fromUtf8(pathToText(run.folder.filename()));
    return parts.join('\n');
}

QString runColumnTitle(int column) {
    static constexpr const char* kTitles[] = {
        QT_TRANSLATE_NOOP("RunCells", "Run"),
        QT_TRANSLATE_NOOP("RunCells", "State"),
        QT_TRANSLATE_NOOP("RunCells", "Main loss, training"),
        QT_TRANSLATE_NOOP("RunCells", "Best, validation"),
        QT_TRANSLATE_NOOP("RunCells", "Epochs"),
        QT_TRANSLATE_NOOP("RunCells", "Duration"),
        QT_TRANSLATE_NOOP("RunCells", "Network"),
        QT_TRANSLATE_NOOP("RunCells", "Started"),
        QT_TRANSLATE_NOOP("RunCells", "Data"),
        QT_TRANSLATE_NOOP("RunCells", "Preset"),
        QT_TRANSLATE_NOOP("RunCells", "Note"),
    };
    static_assert(std::size(kTitles) == RunModel::ColumnCount);
    return column >= 0 && column < RunModel::ColumnCount ? said(kTitles[column]) : QString();
}

QString runColumnHelp(int column) {
    switch (column) {
        case RunModel::Name:
            return said(QT_TRANSLATE_NOOP("RunCells", "Tick up to six runs to compare them"));
        case RunModel::Losses:
            return said(QT_TRANSLATE_NOOP("RunCells", "The main head's mean training loss of each epoch"));
        case RunModel::Best:
            return said(QT_TRANSLATE_NOOP("RunCells", "Accuracy of the main head on the validation pictures"));
        case RunModel::Duration:
            return said(QT_TRANSLATE_NOOP("RunCells", "Time of training, pauses left out"));
        case RunModel::Network:
            return said(QT_TRANSLATE_NOOP("RunCells", "Variant of GoogLeNet and input size in pixels"));
        default:
            return said(QT_TRANSLATE_NOOP("RunCells", "Right click: choose the columns"));
    }
}

QVariant runColumnAlignment(int column) {
    const bool number = column == RunModel::Epochs || column == RunModel::Duration;
    return QVariant::fromValue(Qt::Alignment((number ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter));
}

}  // namespace studio::ui
