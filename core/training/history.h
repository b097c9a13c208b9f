// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/training/events.h"

#include <vector>

namespace studio {

/// What the window knows of a run: filled from drained events, or read back from a run folder. Keeps every sample.
struct TrainingHistory {
    StartEvent start;                 ///< classes, counts, epochs; run is empty before the first start
    std::vector<BatchEvent> batches;  ///< ascending by step
    std::vector<EpochRecord> epochs;  ///< ascending by epoch
    int bestEpoch = 0;
    double bestTop1 = 0;
    double seconds = 0;  ///< of training, pauses left out; as run.json has it

    /// Takes Start (clears), Batch, Epoch and End events; others are none of its business. True when something changed.
    bool apply(const TrainingEvent& event);
};

}  // namespace studio
