// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/training/history.h"

#include <array>
#include <cstddef>
#include <optional>
#include <span>
#include <vector>

/// What the plots draw, computed: no QCustomPlot and no painting here.
namespace studio::ui {

enum class Head { Main, Aux1, Aux2, Total };
inline constexpr std::array<Head, 4> kHeads{Head::Main, Head::Aux1, Head::Aux2, Head::Total};
std::optional<double> lossOf(const Losses& losses, Head head);

/// A run that has not begun: what an empty plot makes room for. Zeros: not known.
struct PlannedRun {
    int classes = 0;
    int epochs = 0;
    int stepsPerEpoch = 0;
    bool operator==(const PlannedRun&) const = default;
};

/// What the horizontal axis counts. Epoch: epochs done, 2.5 in the middle of the third. Time: seconds of training.
enum class XAxis { Step, Epoch, Time };
double xOf(const BatchEvent& batch, XAxis axis, int batchesPerEpoch);
/// Where an epoch's validation stands: at its end. Time: that of the last batch not after the record's step.
double xOf(const EpochRecord& record, XAxis axis, std::span<const BatchEvent> batches);

/// Exponential moving average with the start's bias removed (Adam's correction, Kingma and Ba 2014, section 3):
/// m = w m + (1 - w) x, shown is m / (1 - w^n). Values that are not finite are passed over.
class Smoother {
public:
    explicit Smoother(double weight) : m_weight(weight) {}
    double next(double value);

private:
    double m_weight;  ///< 0: no smoothing, up to 0.99
    double m_mean = 0;
    double m_rest = 1;  ///< w^n
};
std::vector<double> smooth(std::span<const double> values, double weight);

struct Range {
    double low = 0, high = 1;
    bool contains(double value) const { return value >= low && value <= high; }
    double size() const { return high - low; }
    bool operator==(const Range&) const = default;
};
/// The range that shows `values` (finite ones; those over 0 on a log axis) with a twentieth of room on both sides.
/// `ignoreOutliers`: nothing further off than half the way from the 2nd to the 98th percentile beyond these two, so
/// that a batch's noise stays whole and a single spike does not squeeze everything else.
Range valueRange(std::vector<double> values, bool ignoreOutliers, bool log);
/// `range` out to whole multiples of `step`: an axis that begins and ends at a tick and does not tremble while
/// training.
Range roundedOut(Range range, double step);
/// `range` made larger so that `line` shows, when it is no further off than half the range.
Range includeNear(Range range, double line);

/// A value above the plot's top, shown as an arrow at its edge.
struct EdgeMark {
    double x = 0;
    double value = 0;  ///< the largest of those the mark stands for
    Head head = Head::Main;
    int points = 1;
    int row = 0;  ///< below the edge, from above
};
/// Marks in order of x; neighbours closer than `apart` become one that carries the largest value.
std::vector<EdgeMark> mergeEdgeMarks(std::vector<EdgeMark> marks, double apart);
/// The same for each head by itself, so that none hides behind another: what would overlap has rows below each other.
std::vector<EdgeMark> stackEdgeMarks(const std::vector<EdgeMark>& marks, double apart);

/// Index of the batch nearest to `x`; none when there are no batches. Batches ascend in x.
std::optional<std::size_t> nearestBatch(std::span<const BatchEvent> batches, double x, XAxis axis, int batchesPerEpoch);

/// The record of the best epoch; null before the first one.
const EpochRecord* bestEpochOf(const TrainingHistory& history);

/// What guessing costs: ln classes; and what it gets right: 1 / classes.
double guessingLoss(int classes);
double guessingAccuracy(int classes);

}  // namespace studio::ui
