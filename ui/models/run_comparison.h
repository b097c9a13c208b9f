// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/runs/run_summary.h"

#include <QString>
#include <QStringList>
#include <optional>
#include <span>
#include <string>
#include <vector>

/// What two to six runs have apart and what they reached; pure.
namespace studio::ui {

/// A line of a table with a value for each run. `best`: places of the values that are the best of the line.
struct FactRow {
    QString name;
    QStringList values;
    std::vector<int> best;
    bool operator==(const FactRow&) const = default;
};

using ComparedRuns = std::span<const RunSummary* const>;  ///< each with its info

/// A name for each: those of one name get the time when they were started behind it, where that is known.
QStringList comparedNames(ComparedRuns runs);
/// Of the same fingerprint, where it is known. Which of the pictures validated may still differ with the seed.
bool onTheSameData(ComparedRuns runs);

/// The data, the settings and what they were computed with, where not all runs agree.
std::vector<FactRow> settingsThatDiffer(ComparedRuns runs);
/// "The same for all: flowers, 960 + 240 pictures, 15 epochs, .."; of a single run without these first words.
QString sameForAll(ComparedRuns runs);
/// Best accuracy, when a round accuracy was reached, last losses, parameters, seconds an epoch. No value is the best
/// where the pictures are not the same.
std::vector<FactRow> resultsOf(ComparedRuns runs);

/// Both as CSV (RFC 4180), in the words of the tables: `part,name`, then each run by its compared name; `part` is
/// setting or result.
std::string comparisonCsv(ComparedRuns runs);

/// The highest multiple of ten per cent above guessing that every run that was validated reached, or else the highest
/// that any did; none: no run got that far.
std::optional<double> reachedByAll(ComparedRuns runs);
/// The first epoch whose validation accuracy is `accuracy` or more; 0: none.
int firstEpochAt(std::span<const EpochRecord> epochs, double accuracy);
/// The median of the epochs' seconds, which one disturbed epoch does not move; none without epochs.
std::optional<double> secondsAnEpoch(std::span<const EpochRecord> epochs);
/// Trainable, the auxiliary heads among them where the run has them.
std::optional<std::int64_t> parametersOf(const RunInfo& info);
/// A value of the table of settings as people write it.
QString settingValueText(const SettingInfo& setting, const Settings& settings);
/// Its name, with the unit behind.
QString settingName(const SettingInfo& setting);

}  // namespace studio::ui
