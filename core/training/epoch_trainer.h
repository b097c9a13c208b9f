// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/training/checkpoint_keeper.h"
#include "core/training/run_context.h"

#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace studio {

/// The training half of an epoch: batches in, steps, events and meters out.
class EpochTrainer {
public:
    EpochTrainer(RunContext& run, CheckpointKeeper& keeper) : m_run(run), m_keeper(keeper) {}

    /// Starts reading the epoch's pictures behind its first `batchesDone` batches, in the order of (seed, epoch).
    void openLoader(int epoch, int batchesDone);
    /// Trains what is left of the epoch whose loader is open. `beforeLast` is called before its last step.
    /// Throws Cancelled, Diverged, NoPicturesInSplit when none could be read, and what loader and engine throw;
    /// progress then is that of the last whole step.
    void train(const std::function<void()>& beforeLast);

private:
    struct Step;
    std::optional<Batch> nextBatch();
    bool fetch(Step& step);
    /// Tells the stepper of the batch after `step`, where that is ready already.
    void announceNext(const Step& step);
    TrainResult perform(Step& step);
    void report(const Step& step, const TrainResult& result);

    RunContext& m_run;
    CheckpointKeeper& m_keeper;
    std::unique_ptr<BatchLoader> m_loader;
    std::optional<Batch> m_ahead;  ///< taken from the loader before its turn
};

}  // namespace studio
