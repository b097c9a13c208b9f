// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/train_step.h"

#include "core/training/meters.h"

#include <utility>

namespace studio {

PictureBatch picturesOf(const Batch& batch) {
    return {.rgb = batch.rgb.data(), .count = batch.count, .height = batch.side, .width = batch.side};
}

TrainResult trainStep(Stepper& stepper, std::span<const Batch> parts, double auxWeight, double learningRate,
                      std::int64_t number, std::stop_token stop) {
    if (parts.size() == 1) {
        const Batch& batch = parts.front();
        return stepper.train(picturesOf(batch), batch.labels, learningRate, number, std::move(stop));
    }
    std::int64_t images = 0;
    for (const Batch& part : parts) images += part.count;
    LossMeter meter;
    TrainResult whole;
    for (const Batch& part : parts) {
        const double share = static_cast<double>(part.count) / static_cast<double>(images);
        const TrainResult result = stepper.accumulate(picturesOf(part), part.labels, share, number, stop);
        meter.add(result.losses, result.count, result.correct);
        whole.count += result.count;
        whole.correct += result.correct;
        whole.finite = whole.finite && result.finite;
        if (whole.notFiniteIn.empty()) whole.notFiniteIn = result.notFiniteIn;
    }
    whole.losses = meter.mean(auxWeight);
    const std::optional<double> norm = stepper.applyStep(learningRate);
    whole.gradientNorm = norm.value_or(0);
    whole.finite = norm && whole.finite;
    return whole;
}

}  // namespace studio
