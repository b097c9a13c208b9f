// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/epoch_order.h"

#include "core/base/random.h"
#include "core/data/data_set.h"
#include "core/training/history.h"

#include <algorithm>

namespace studio {

std::vector<std::uint32_t> epochOrder(const std::vector<std::uint32_t>& trainItems, std::uint64_t seed, int epoch) {
    std::vector<std::uint32_t> order =
        shuffledOrder(static_cast<std::uint32_t>(trainItems.size()), seed, static_cast<std::uint64_t>(epoch));
    for (std::uint32_t& place : order) place = trainItems[place];
    return order;
}

bool countsEveryStep(const TrainingHistory& history) {
    const std::vector<BatchEvent>& batches = history.batches;
    const int ended = history.epochs.empty() ? 0 : history.epochs.back().epoch;
    for (std::size_t i = 0; i < batches.size() && batches[i].epoch <= ended; ++i) {
        const bool last = i + 1 == batches.size() || batches[i + 1].epoch != batches[i].epoch;
        if (last && batches[i].batch != history.start.batchesPerEpoch) return false;
    }
    return true;
}

StepRange stepsOf(std::span<const BatchEvent> batches, std::size_t sample) {
    const BatchEvent& batch = batches[sample];
    const bool isFirst = sample == 0 || batches[sample - 1].epoch != batch.epoch;
    return {.epoch = batch.epoch, .first = isFirst ? 1 : batches[sample - 1].batch + 1, .last = batch.batch};
}

std::vector<std::uint32_t> itemsOfSteps(const PreparedData& data, const Settings& settings, const StepRange& steps) {
    const std::vector<std::uint32_t> order = epochOrder(data.indicesOf(Split::Train), settings.seed, steps.epoch);
    const std::int64_t perStep = std::int64_t{settings.batchSize} * std::max(1, settings.accumulate);
    const auto placeBehind = [&](std::int64_t step) {
        return order.begin() + std::clamp<std::int64_t>(step * perStep, 0, std::ssize(order));
    };
    const auto begin = placeBehind(steps.first - 1);
    return {begin, std::max(begin, placeBehind(steps.last))};
}

}  // namespace studio
