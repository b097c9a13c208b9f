// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/runs/run_actions.h"

#include "ui/text/run_text.h"

#include <QCoreApplication>
#include <algorithm>

namespace studio::ui {
namespace {

QString said(const char* text) {
    return QCoreApplication::translate("RunActions", text);
}

/// What stands against opening a run, going on with it or training like it or from its weights.
QString whyNotInto(const RunChoice& choice) {
    if (choice.training)
        return said(QT_TRANSLATE_NOOP("RunActions", "A run is under way here. Stop it before you open another run."));
    return {};
}

QString whyNotRead(const RunSummary& run) {
    if (run.info) return {};
    return said(QT_TRANSLATE_NOOP("RunActions", "This folder can't be read as a run: %1.")).arg(unreadableText(run));
}

QString whyNotWritten(const RunSummary& run) {
    if (!run.locked) return {};
    return said(QT_TRANSLATE_NOOP("RunActions", "The run \"%1\" is being trained. Stop it first.")).arg(runName(run));
}

QString whyNotOn(const RunChoice& choice) {
    const RunSummary& run = *choice.runs.front();
    if (const QString into = whyNotInto(choice); !into.isEmpty()) return into;
    if (const QString written = whyNotWritten(run); !written.isEmpty()) return written;
    if (canGoOn(run)) return {};
    switch (standingOf(run)) {
        case RunStanding::Finished:
            return said(QT_TRANSLATE_NOOP("RunActions", "This run is finished. Train again repeats it."));
        case RunStanding::Stopped:
        case RunStanding::Interrupted:
            return said(
                QT_TRANSLATE_NOOP("RunActions", "This run ended before anything was saved. Train again begins anew."));
        default:
            return said(QT_TRANSLATE_NOOP("RunActions",
                                          "This run failed. Change its settings with Train again, and begin anew."));
    }
}

/// What an action takes is not there.
QString whyNotTaken(RunAction action, const RunSummary& run) {
    const bool weights = action == RunAction::ExportWeights || action == RunAction::StartFrom;
    if (weights && run.weights.empty())
        return said(QT_TRANSLATE_NOOP("RunActions", "This run has no weights: no epoch was done."));
    if (action == RunAction::ExportReport && !run.hasReport)
        return said(QT_TRANSLATE_NOOP("RunActions", "This run has no report: it is written when a run ends."));
    if (action == RunAction::ExportCurves && run.epochs.empty())
        return said(QT_TRANSLATE_NOOP("RunActions", "This run has no curves: no epoch was done."));
    return {};
}

QString whyNotOne(RunAction action, const RunChoice& choice) {
    const RunSummary& run = *choice.runs.front();
    if (action == RunAction::ShowFolder) return {};
    if (const QString unread = whyNotRead(run); !unread.isEmpty()) return unread;
    if (action == RunAction::GoOn) return whyNotOn(choice);
    if (action == RunAction::Open || action == RunAction::TrainAgain || action == RunAction::StartFrom) {
        const QString into = whyNotInto(choice);
        return into.isEmpty() ? whyNotTaken(action, run) : into;
    }
    if (choice.working) return said(QT_TRANSLATE_NOOP("RunActions", "Wait: the last action is still going on."));
    if (action == RunAction::Rename) return whyNotWritten(run);
    return whyNotTaken(action, run);
}

QString whyNotThrown(const RunChoice& choice) {
    if (choice.working) return said(QT_TRANSLATE_NOOP("RunActions", "Wait: the last action is still going on."));
    const auto live = std::find_if(choice.runs.begin(), choice.runs.end(), [](auto* run) { return run->locked; });
    return live == choice.runs.end() ? QString() : whyNotWritten(**live);
}

}  // namespace

QString whyNot(RunAction action, const RunChoice& choice) {
    if (choice.runs.empty()) return said(QT_TRANSLATE_NOOP("RunActions", "Choose a run in the table first."));
    if (action == RunAction::ThrowAway) return whyNotThrown(choice);
    if (choice.runs.size() > 1) return said(QT_TRANSLATE_NOOP("RunActions", "Choose one run only."));
    return whyNotOne(action, choice);
}

QString helpOf(RunAction action) {
    switch (action) {
        case RunAction::Open:
            return said(QT_TRANSLATE_NOOP("RunActions", "All pages show this run (Enter)"));
        case RunAction::GoOn:
            return said(
                QT_TRANSLATE_NOOP("RunActions", "Goes on where it was stopped, and ends as if it never had been"));
        case RunAction::TrainAgain:
            return said(
                QT_TRANSLATE_NOOP("RunActions", "Takes its settings and data for a new run, to change and start"));
        case RunAction::StartFrom:
            return said(QT_TRANSLATE_NOOP("RunActions",
                                          "Its best weights, its network and how its pictures are scaled go into the "
                                          "settings of the next run"));
        case RunAction::Rename:
            return said(
                QT_TRANSLATE_NOOP("RunActions", "A name and a note of your own, kept in the run's folder (F2)"));
        case RunAction::ShowFolder:
            return said(QT_TRANSLATE_NOOP("RunActions", "Shows its files in the file manager"));
        case RunAction::ThrowAway:
            return said(QT_TRANSLATE_NOOP("RunActions", "Moves the folder to the wastebasket; can be undone (Delete)"));
        case RunAction::Export:
            return said(QT_TRANSLATE_NOOP("RunActions", "Writes its weights, report or curves (Ctrl+E)"));
        case RunAction::ExportWeights:
            return said(QT_TRANSLATE_NOOP("RunActions",
                                          "The best epoch for PyTorch, safetensors, TorchScript or ONNX, checked"));
        case RunAction::ExportReport:
            return said(QT_TRANSLATE_NOOP("RunActions", "One file that opens offline"));
        case RunAction::ExportCurves:
            return said(QT_TRANSLATE_NOOP("RunActions", "Every step and epoch, for a spreadsheet"));
    }
    return {};
}

}  // namespace studio::ui
