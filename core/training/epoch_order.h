// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/training/events.h"
#include "core/training/settings.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace studio {

struct PreparedData;
struct TrainingHistory;

/// `trainItems` in the order in which the epoch trains on them: a function of (seed, epoch) and the split.
std::vector<std::uint32_t> epochOrder(const std::vector<std::uint32_t>& trainItems, std::uint64_t seed, int epoch);

/// Neighbouring optimizer steps of an epoch, counted from 1 in it.
struct StepRange {
    int epoch = 0;
    int first = 0, last = 0;
    bool operator==(const StepRange&) const = default;
};
/// False when an epoch that has ended has a step less than it was to have: no picture of it could be read, and where
/// its steps are counted in rows that were read back, those behind it are counted wrongly.
bool countsEveryStep(const TrainingHistory& history);
/// Those that a sample of a history stands for: one, or several that were merged.
StepRange stepsOf(std::span<const BatchEvent> batches, std::size_t sample);
/// The pictures of these steps, as they were fed; indices into PreparedData::items. None of it was written down: `data`
/// and `settings` must be the run's. One that could not be read when its turn came is among them.
std::vector<std::uint32_t> itemsOfSteps(const PreparedData& data, const Settings& settings, const StepRange& steps);

}  // namespace studio
