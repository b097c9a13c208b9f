// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/training/history.h"
#include "core/training/run_state.h"

#include <QString>
#include <optional>

namespace studio::ui {

/// What the run bar needs to know; plain values, so that its texts are a pure function.
struct RunFacts {
    RunState state = RunState::Idle;
    std::optional<RunState> watched;  ///< of a run that another program trains
    bool otherSettings = false;       ///< than those of the run that ended
    bool interrupted = false;         ///< stopped, and nobody wrote that: its program ended
    bool canGoOn = false;             ///< the run that ended
    bool opening = false;             ///< listing a data set, reading a run or checkpoint
    qint64 listed = 0;
    bool hasData = false;
    QString dataError;
    QString settingsError;            ///< with these pictures
    qint64 checked = 0, toCheck = 0;  ///< both 0: the check is over
    qint64 trainImages = 0;           ///< of the prepared data
    QString preset;                   ///< label for people; empty: settings of one's own
    int epochs = 0;
    int earlyStop = 0;  ///< epochs without improvement that end the run; 0: never
    std::optional<double> estimatedSeconds;
    bool pausing = false;
    QString pausedBecause;  ///< translated; empty: somebody wanted the pause
    bool closing = false;   ///< the window closes after the next checkpoint
    const PreparingEvent* preparing = nullptr;
    const ValidatingEvent* validating = nullptr;
    const TrainingHistory* history = nullptr;
    QString endSentence;  ///< why it diverged or failed, translated
};

struct RunBarText {
    QString what = {};     ///< one line, strong
    QString right = {};    ///< speed and time left; beside `what`, above the progress bar
    QString detail = {};   ///< a second line instead of the progress bar
    double progress = -1;  ///< 0..1; negative: no bar; above 1: busy without a known end
    QString hint = {};     ///< what would make the run faster; its tooltip
};
RunBarText runBarText(const RunFacts& facts);
/// What the bar tells is of the run that Start would begin, not of one that is going or has ended.
bool isOfNextRun(const RunFacts& facts);

/// Seconds until the run's last step at the pace so far; none before it can be told (three steps).
std::optional<double> secondsLeft(const TrainingHistory& history);
/// Pictures a second over the last ten steps; 0 before the first.
double recentRate(const TrainingHistory& history);

}  // namespace studio::ui
