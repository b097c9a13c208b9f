// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/evaluation/evaluation.h"
#include "core/training/checkpoint_keeper.h"
#include "core/training/run_context.h"

#include <memory>
#include <vector>

namespace studio {

/// The other half of an epoch: all validation pictures with the present weights, all heads.
class Validator {
public:
    Validator(RunContext& run, CheckpointKeeper& keeper) : m_run(run), m_keeper(keeper) {}

    /// Starts reading pictures, so that the first batch is there when training ends. Does nothing when it was done.
    void openLoader();
    /// Answers to pauses between batches; throws Cancelled, and what loader and engine throw.
    std::vector<Prediction> predictions();

private:
    HeadLogits evaluate(const Batch& batch);

    RunContext& m_run;
    CheckpointKeeper& m_keeper;
    std::unique_ptr<BatchLoader> m_loader;
};

}  // namespace studio
