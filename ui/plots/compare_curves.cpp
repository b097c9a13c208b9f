// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plots/compare_curves.h"

#include "core/base/files.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <set>

namespace studio::ui {
namespace {

double lossIn(const studio::Losses& losses, CompareMeasure measure) {
    return measure == CompareMeasure::MainLoss ? losses.main : losses.total;
}

double stepsAnEpoch(const RunInfo& info) {
    const std::int64_t perStep = std::max(1, info.settings.batchSize * info.settings.accumulate);
    return static_cast<double>(std::max<std::int64_t>(1, (info.trainImages + perStep - 1) / perStep));
}

}  // namespace

CompareCurve compareCurve(const RunSummary& run, const QString& name, int slot, CompareMeasure measure, XAxis axis) {
    CompareCurve curve{.name = name, .slot = slot, .epochs = {}, .x = {}, .validation = {}, .training = {}, .best = {}};
    if (!run.info) return curve;
    const bool validated = run.info->validationImages > 0;
    double seconds = 0;
    for (const EpochRecord& epoch : run.epochs) {
        seconds += epoch.seconds;
        if (epoch.epoch == run.info->bestEpoch && validated) curve.best = curve.epochs.size();
        curve.epochs.push_back(epoch.epoch);
        curve.x.push_back(axis == XAxis::Epoch  ? epoch.epoch
                          : axis == XAxis::Step ? epoch.epoch * stepsAnEpoch(*run.info)
                                                : seconds);
        const bool accuracy = measure == CompareMeasure::Accuracy;
        const double value = accuracy ? epoch.validationTop1 : lossIn(epoch.validation, measure);
        curve.validation.push_back(validated ? value : std::numeric_limits<double>::quiet_NaN());
        if (!accuracy) curve.training.push_back(lossIn(epoch.train, measure));
    }
    return curve;
}

std::string compareCsv(const std::vector<CompareCurve>& curves, CompareMeasure measure, XAxis axis) {
    static constexpr const char* kMeasures[] = {"validation_top1", "validation_main,train_main",
                                                "validation_total,train_total"};
    static constexpr const char* kAxes[] = {",step", "", ",seconds"};
    const bool losses = measure != CompareMeasure::Accuracy;
    std::string text = std::string("run,epoch") + kAxes[static_cast<std::size_t>(axis)] + ',' +
                       kMeasures[static_cast<std::size_t>(measure)] + "\r\n";
    const auto cell = [](double value) { return std::isfinite(value) ? ',' + numberText(value) : std::string(","); };
    for (const CompareCurve& curve : curves)
        for (std::size_t i = 0; i < curve.epochs.size(); ++i) {
            text += csvField(curve.name.toStdString()) + ',' + std::to_string(curve.epochs[i]);
            if (axis != XAxis::Epoch) text += cell(curve.x[i]);
            text += cell(curve.validation[i]);
            if (losses) text += curve.training.empty() ? std::string(",") : cell(curve.training[i]);
            text += "\r\n";
        }
    return text;
}

int classesOf(const RunSummary& run) {
    return run.info ? static_cast<int>(run.info->classes.size()) : 0;
}

std::vector<GuessingLine> guessingLines(std::span<const RunSummary* const> runs, CompareMeasure measure) {
    if (measure == CompareMeasure::TotalLoss) return {};
    std::set<int> counts;
    for (const RunSummary* run : runs) counts.insert(classesOf(*run));
    std::vector<GuessingLine> lines;
    for (const int classes : counts) {
        if (classes < 2) continue;
        lines.push_back(
            {classes, measure == CompareMeasure::Accuracy ? guessingAccuracy(classes) : guessingLoss(classes)});
    }
    return lines;
}

std::vector<double> spreadOut(const std::vector<double>& wanted, double gap, Range room) {
    std::vector<std::size_t> order(wanted.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return wanted[a] < wanted[b]; });
    std::vector<double> placed = wanted;
    // Down: nobody nearer than the gap to the one above; then up again where the last ones fell out of the room.
    double free = room.low;
    for (const std::size_t i : order) {
        placed[i] = std::max(wanted[i], free);
        free = placed[i] + gap;
    }
    free = room.high;
    for (auto i = order.rbegin(); i != order.rend(); ++i) {
        placed[*i] = std::min(placed[*i], free);
        free = placed[*i] - gap;
    }
    return placed;
}

}  // namespace studio::ui
