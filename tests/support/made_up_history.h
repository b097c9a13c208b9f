// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/random.h"
#include "core/training/history.h"

#include <cmath>

namespace studio::test {

/// A history made by formulas, for looking at and for counting: losses that fall from ln 5 with noise, two validations
/// far off at the start as batch norm's running statistics make them.
struct HistoryShape {
    int epochs = 15;  ///< of the plan
    int batchesPerEpoch = 30;
    int batches = 377;  ///< done
    bool aux = true;
    double auxWeight = 0.3;
    double dataWait = 0;
};

inline Losses losses(double main, double aux1, double aux2, const HistoryShape& shape) {
    Losses made;
    made.main = main;
    made.total = main;
    if (!shape.aux) return made;
    made.aux1 = aux1;
    made.aux2 = aux2;
    made.total = main + shape.auxWeight * (aux1 + aux2);
    return made;
}

inline BatchEvent madeUpBatch(int index, const HistoryShape& shape, Random& noise) {
    BatchEvent batch;
    batch.step = index + 1;
    batch.epoch = index / shape.batchesPerEpoch + 1;
    batch.batch = index % shape.batchesPerEpoch + 1;
    batch.images = 32;
    const double done = static_cast<double>(index) / (shape.epochs * shape.batchesPerEpoch);
    const auto loss = [&](double rest) {
        return rest + (1.61 - rest) * std::exp(-4 * done) + noise.uniform(-0.2, 0.2);
    };
    batch.losses = losses(loss(0.55), loss(0.62), loss(0.6), shape);
    batch.lr = 1e-3 * (done < 0.2 ? 0.04 + 0.96 * done / 0.2 : 0.5 + 0.5 * std::cos(3.14159265 * (done - 0.2) / 0.8));
    batch.top1 = 0.2 + 0.6 * done;
    batch.imagesPerSecond = 31;
    batch.dataWait = shape.dataWait;
    batch.seconds = batch.step * 32.0 / 31.0;
    return batch;
}

inline EpochRecord madeUpEpoch(const BatchEvent& last, const HistoryShape& shape, Random& noise) {
    EpochRecord record;
    record.epoch = last.epoch;
    record.step = last.step;
    record.lr = last.lr;
    record.train = last.losses;
    record.trainTop1 = last.top1;
    const double off = last.epoch <= 2 ? 1.2 : (last.epoch == 4 ? 0.5 : 0.05);
    const double main = last.losses.main + off + noise.uniform(-0.1, 0.1);
    record.validation = losses(main, main + 0.1, main + 0.05, shape);
    record.validationTop1 =
        last.epoch == 1 ? 0.19 : 0.5 + 0.25 * last.epoch / shape.epochs + noise.uniform(-0.06, 0.06);
    record.validationTop5 = 1;
    record.seconds = 34;
    record.imagesPerSecond = 31;
    record.dataWait = shape.dataWait;
    return record;
}

inline TrainingHistory madeUpHistory(const HistoryShape& shape = {}) {
    TrainingHistory history;
    history.start.run = "made up";
    history.start.device = "cpu";
    history.start.epochs = shape.epochs;
    history.start.batchesPerEpoch = shape.batchesPerEpoch;
    history.start.trainImages = 32 * shape.batchesPerEpoch;
    history.start.validationImages = 240;
    history.start.classes = {"daisy", "dandelion", "roses", "sunflowers", "tulips"};
    Random noise(7);
    for (int i = 0; i < shape.batches; ++i) {
        history.batches.push_back(madeUpBatch(i, shape, noise));
        if ((i + 1) % shape.batchesPerEpoch != 0) continue;
        history.epochs.push_back(madeUpEpoch(history.batches.back(), shape, noise));
        if (history.epochs.back().validationTop1 <= history.bestTop1) continue;
        history.bestTop1 = history.epochs.back().validationTop1;
        history.bestEpoch = history.epochs.back().epoch;
    }
    history.seconds = history.batches.empty() ? 0 : history.batches.back().seconds;
    return history;
}

}  // namespace studio::test
