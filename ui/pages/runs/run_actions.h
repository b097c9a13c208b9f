// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/runs/run_summary.h"

#include <QString>
#include <vector>

namespace studio::ui {

enum class RunAction {
    Open,
    GoOn,
    TrainAgain,
    StartFrom,
    Rename,
    ShowFolder,
    ThrowAway,
    Export,
    ExportWeights,
    ExportReport,
    ExportCurves
};

/// What decides which actions are possible.
struct RunChoice {
    std::vector<const RunSummary*> runs;  ///< selected
    bool training = false;                ///< this window's run is live: data and settings are its own
    bool working = false;                 ///< an action is still going on
};

/// Why an action is not possible now, as a sentence for its tooltip; empty: it is.
QString whyNot(RunAction action, const RunChoice& choice);
/// What an action does, for its tooltip while it is possible.
QString helpOf(RunAction action);

}  // namespace studio::ui
