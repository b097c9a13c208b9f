// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/runs/run_summary.h"
#include "ui/plots/series.h"

#include <QString>
#include <optional>
#include <span>
#include <string>
#include <vector>

/// What the comparison of runs draws, computed.
namespace studio::ui {

enum class CompareMeasure { Accuracy, MainLoss, TotalLoss };

/// One run over its epochs. `validation` has markers; `training` (losses only) is the thin line beside it.
struct CompareCurve {
    QString name;
    int slot = 0;
    std::vector<int> epochs;
    std::vector<double> x, validation, training;  ///< as long as `epochs`; NaN: not measured. training: or empty
    std::optional<std::size_t> best;              ///< place of the best epoch
};

/// By step: steps of whole epochs, counted from the pictures and the batch; by time: seconds of the epochs added up.
CompareCurve compareCurve(const RunSummary& run, const QString& name, int slot, CompareMeasure measure, XAxis axis);
/// The same as CSV (RFC 4180), a row an epoch of a run: `run,epoch`, `step` or `seconds` where that is the axis, and
/// `validation_top1`, or `validation_main,train_main`, or `validation_total,train_total`.
std::string compareCsv(const std::vector<CompareCurve>& curves, CompareMeasure measure, XAxis axis);

struct GuessingLine {
    int classes = 0;
    double value = 0;  ///< ln classes, or 1 / classes
    bool operator==(const GuessingLine&) const = default;
};
/// One for each number of classes that the runs have, the smallest first; none for the total loss, whose auxiliary part
/// differs.
std::vector<GuessingLine> guessingLines(std::span<const RunSummary* const> runs, CompareMeasure measure);
int classesOf(const RunSummary& run);

/// Labels that want to stand at `wanted` (pixels, any order), moved so that neighbours are at least `gap` apart and all
/// are inside `room` where it is large enough; in the order of `wanted`.
std::vector<double> spreadOut(const std::vector<double>& wanted, double gap, Range room);

}  // namespace studio::ui
