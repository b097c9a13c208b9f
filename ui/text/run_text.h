// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/runs/run_summary.h"
#include "ui/theme/tokens.h"

#include <QDateTime>
#include <QString>

/// What the Runs page says of a run, in the present language.
namespace studio::ui {

/// How a run stands, as a table shows it.
enum class RunStanding { Live, Finished, Stopped, Diverged, Failed, Interrupted, Unreadable };
RunStanding standingOf(const RunSummary& run);
RunStanding standingOf(RunState ended);  ///< of one that is not live

/// "finished", "paused", "interrupted", "can't be read".
QString standingText(const RunSummary& run);
QString standingText(RunStanding standing);
/// A shape and its colour: the standing is never told by colour alone.
struct StandingSign {
    const char* icon;
    Token token;
};
StandingSign standingSign(const RunSummary& run);

/// A person's title; else the folder's name without the date that new runs begin with: "flowers", "flowers-2".
QString runName(const RunSummary& run);
/// What was written down when it ended early: why, and how to go on; empty for a finished or live run.
QString endText(const RunSummary& run);
/// The same of a run whose program ended without a word.
QString interruptedText(bool canGoOn);
/// Why an unreadable folder is no run, in a few words.
QString unreadableText(const RunSummary& run);

/// An accuracy that guessing reaches, too: not above 1 / classes by more than two standard errors of that many
/// pictures, sqrt(g (1 - g) / pictures) each.
bool noBetterThanGuessing(double top1, int classes, std::int64_t pictures);

/// The best accuracy in two parts, of which the first is stressed: "77.9 %" and "epoch 15". Where there is none the
/// second says why: "no better than guessing", "no epoch yet".
struct BestText {
    QString value, rest;
};
BestText bestText(const RunSummary& run);

/// "epoch 7, 71.2 %"; without the accuracy where `epochs` does not know it.
QString epochText(int epoch, const std::vector<EpochRecord>& epochs);
/// "last, epoch 12, 70.4 %", "epoch 7, 71.2 %".
QString keptText(const KeptWeights& weights, const std::vector<EpochRecord>& epochs);

QString epochsText(const RunInfo& info);                ///< "15 of 15"
QString networkAtText(Variant variant, int inputSize);  ///< "torchvision, 224"
QString networkText(const RunInfo& info);
QString dataNameText(const RunInfo& info);                            ///< the last part of the data's path
QString presetText(const RunInfo& info);                              ///< "standard", or "own settings"
QDateTime startTime(const RunInfo& info);                             ///< local; invalid when the file does not say
QString startedText(const QDateTime& started, const QDateTime& now);  ///< "today 09:21", "yesterday 17:40"

}  // namespace studio::ui
