// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plots/series.h"

#include <algorithm>
#include <cmath>
#include <iterator>

namespace studio::ui {

std::optional<double> lossOf(const Losses& losses, Head head) {
    switch (head) {
        case Head::Main:
            return losses.main;
        case Head::Aux1:
            return losses.aux1;
        case Head::Aux2:
            return losses.aux2;
        case Head::Total:
            return losses.total;
    }
    return std::nullopt;
}

double xOf(const BatchEvent& batch, XAxis axis, int batchesPerEpoch) {
    switch (axis) {
        case XAxis::Step:
            return static_cast<double>(batch.step);
        case XAxis::Epoch:
            return batch.epoch - 1 + static_cast<double>(batch.batch) / std::max(1, batchesPerEpoch);
        case XAxis::Time:
            return batch.seconds;
    }
    return 0;
}

double xOf(const EpochRecord& record, XAxis axis, std::span<const BatchEvent> batches) {
    if (axis == XAxis::Step) return static_cast<double>(record.step);
    if (axis == XAxis::Epoch) return record.epoch;
    const auto after = std::upper_bound(batches.begin(), batches.end(), record.step,
                                        [](std::int64_t step, const BatchEvent& batch) { return step < batch.step; });
    return after == batches.begin() ? 0 : std::prev(after)->seconds;
}

double Smoother::next(double value) {
    if (std::isfinite(value)) {
        m_mean = m_weight * m_mean + (1 - m_weight) * value;
        m_rest *= m_weight;
    }
    return m_rest < 1 ? m_mean / (1 - m_rest) : value;
}

std::vector<double> smooth(std::span<const double> values, double weight) {
    Smoother smoother(weight);
    std::vector<double> smoothed;
    smoothed.reserve(values.size());
    for (const double value : values) smoothed.push_back(smoother.next(value));
    return smoothed;
}

static double quantile(std::vector<double>& values, double share) {
    const auto place = static_cast<std::ptrdiff_t>(std::lround(share * static_cast<double>(values.size() - 1)));
    std::nth_element(values.begin(), values.begin() + place, values.end());
    return values[static_cast<std::size_t>(place)];
}

static Range withRoom(Range range) {
    const double room = range.high > range.low ? 0.05 * range.size() : std::max(0.25 * std::abs(range.high), 0.25);
    return {range.low - room, range.high + room};
}

static Range withoutOutliers(std::vector<double>& values, Range range) {
    const Range middle{quantile(values, 0.02), quantile(values, 0.98)};
    const double reach = 0.5 * middle.size();
    return {std::max(range.low, middle.low - reach), std::min(range.high, middle.high + reach)};
}

Range valueRange(std::vector<double> values, bool ignoreOutliers, bool log) {
    std::erase_if(values, [log](double value) { return !std::isfinite(value) || (log && value <= 0); });
    if (values.empty()) return log ? Range{0.1, 10} : Range{0, 1};
    if (log) std::transform(values.begin(), values.end(), values.begin(), [](double value) { return std::log(value); });
    const auto [low, high] = std::minmax_element(values.begin(), values.end());
    Range range{*low, *high};
    if (ignoreOutliers) range = withoutOutliers(values, range);
    range = withRoom(range);
    return log ? Range{std::exp(range.low), std::exp(range.high)} : range;
}

Range roundedOut(Range range, double step) {
    return {step * std::floor(range.low / step + 1e-9), step * std::ceil(range.high / step - 1e-9)};
}

Range includeNear(Range range, double line) {
    const double reach = 0.5 * range.size();
    if (line > range.high && line <= range.high + reach) range.high = line + 0.04 * range.size();
    if (line < range.low && line >= range.low - reach) range.low = line - 0.04 * range.size();
    return range;
}

std::vector<EdgeMark> mergeEdgeMarks(std::vector<EdgeMark> marks, double apart) {
    std::stable_sort(marks.begin(), marks.end(), [](const EdgeMark& a, const EdgeMark& b) { return a.x < b.x; });
    std::vector<EdgeMark> merged;
    for (const EdgeMark& mark : marks) {
        if (merged.empty() || mark.x - merged.back().x > apart) {
            merged.push_back(mark);
            continue;
        }
        EdgeMark& into = merged.back();
        into.points += mark.points;
        if (mark.value > into.value) {
            into.value = mark.value;
            into.head = mark.head;
        }
    }
    return merged;
}

std::vector<EdgeMark> stackEdgeMarks(const std::vector<EdgeMark>& marks, double apart) {
    std::vector<EdgeMark> stacked;
    for (const Head head : kHeads) {
        std::vector<EdgeMark> own;
        std::ranges::copy_if(marks, std::back_inserter(own),
                             [head](const EdgeMark& mark) { return mark.head == head; });
        std::ranges::move(mergeEdgeMarks(std::move(own), apart), std::back_inserter(stacked));
    }
    std::stable_sort(stacked.begin(), stacked.end(), [](const EdgeMark& a, const EdgeMark& b) { return a.x < b.x; });
    for (std::size_t i = 0; i < stacked.size(); ++i) {
        const auto taken = [&](int row) {
            for (std::size_t before = i; before-- > 0 && stacked[i].x - stacked[before].x <= apart;)
                if (stacked[before].row == row) return true;
            return false;
        };
        while (taken(stacked[i].row)) ++stacked[i].row;
    }
    return stacked;
}

std::optional<std::size_t> nearestBatch(std::span<const BatchEvent> batches, double x, XAxis axis,
                                        int batchesPerEpoch) {
    if (batches.empty()) return std::nullopt;
    const auto right = std::lower_bound(batches.begin(), batches.end(), x, [&](const BatchEvent& batch, double at) {
        return xOf(batch, axis, batchesPerEpoch) < at;
    });
    if (right == batches.begin()) return 0;
    if (right == batches.end()) return batches.size() - 1;
    const auto left = std::prev(right);
    const bool leftIsNearer = x - xOf(*left, axis, batchesPerEpoch) <= xOf(*right, axis, batchesPerEpoch) - x;
    return static_cast<std::size_t>((leftIsNearer ? left : right) - batches.begin());
}

const EpochRecord* bestEpochOf(const TrainingHistory& history) {
    const auto best = std::find_if(history.epochs.begin(), history.epochs.end(),
                                   [&](const EpochRecord& record) { return record.epoch == history.bestEpoch; });
    return best == history.epochs.end() ? nullptr : &*best;
}

double guessingLoss(int classes) {
    return std::log(std::max(1, classes));
}
double guessingAccuracy(int classes) {
    return 1.0 / std::max(1, classes);
}

}  // namespace studio::ui
