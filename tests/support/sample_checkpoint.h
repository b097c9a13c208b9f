// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/runs/checkpoint.h"

#include <memory>
#include <string>

namespace studio::test {

/// Element i of array k is ((7 i + 13 k) mod 1000) / 1000 - 0.5, which Python can make too; counters are k.
inline NamedArrays countedWeights(const NetworkSpec& network) {
    NamedArrays weights;
    std::int64_t k = 0;
    for (const StateEntry& entry : stateEntries(network)) {
        if (entry.shape.empty()) {
            weights.emplace_back(entry.name, Array::ofInts({}, {k++}));
            continue;
        }
        std::int64_t count = 1;
        for (std::int64_t size : entry.shape) count *= size;
        std::vector<float> values(static_cast<std::size_t>(count));
        for (std::int64_t i = 0; i < count; ++i)
            values[static_cast<std::size_t>(i)] = static_cast<float>((7 * i + 13 * k) % 1000) / 1000.0f - 0.5f;
        weights.emplace_back(entry.name, Array::ofFloats(entry.shape, values));
        ++k;
    }
    return weights;
}

/// A whole last.pth; without `training` it is a best.pth.
inline Checkpoint sampleCheckpoint(Variant variant = Variant::Torchvision, bool aux = true) {
    Checkpoint c;
    c.network = defaultSpec(variant, 3, 224, aux);
    c.weights = countedWeights(c.network);
    c.classes = {"daisy", "rose, red", "\xE8\x8F\x8A"};
    c.preprocessing.size = c.preprocessing.crop = 224;
    c.data = CheckpointData{"/some where/flowers", "0123abcd", 42, 0.25, c.classes, {"tulip"}};
    c.epoch = 7;
    c.metrics = EpochRecord{.epoch = 7,
                            .step = 210,
                            .lr = 3e-4,
                            .train = {1.6, 1.0, 1.0, 1.0},
                            .trainTop1 = 0.5,
                            .validation = {1.28, 0.8, 0.8, 0.8},
                            .validationTop1 = 0.625,
                            .validationTop5 = 1.0,
                            .seconds = 12.5,
                            .imagesPerSecond = 33.25,
                            .dataWait = 0.125};
    if (!aux) c.metrics->train.aux1 = c.metrics->train.aux2 = std::nullopt;
    c.training = CheckpointTraining{.optimizer = {{"exp_avg.fc.bias", Array::ofFloats({3}, {1, 2, 3})}},
                                    .settings = R"({"lr":0.001})",
                                    .step = 210,
                                    .epoch = 8,
                                    .batchInEpoch = 0,
                                    .seed = 42,
                                    .bestEpoch = 7,
                                    .bestMeasure = 0.625,
                                    .epochsWithoutImprovement = 0,
                                    .seconds = 99.5,
                                    .epochSums = {1.5, 2.5}};
    return c;
}

}  // namespace studio::test
