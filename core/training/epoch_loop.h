// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/training/checkpoint_keeper.h"
#include "core/training/epoch_trainer.h"
#include "core/training/run_context.h"
#include "core/training/validator.h"

#include <memory>
#include <vector>

namespace studio {

/// The loop over the epochs of one prepared run.
class EpochLoop {
public:
    explicit EpochLoop(RunContext& run);

    /// To the last epoch, or to the early stop. Throws Cancelled, Diverged and what the parts throw.
    void run();
    bool isEarlyStop() const;
    CheckpointKeeper& keeper() { return m_keeper; }
    /// Gives the report, which the writer makes at the end, the predictions of the best epoch. After a stop it takes a
    /// second at most; the report may then be without them.
    void finish();

private:
    void runEpoch();
    EpochRecord validated();
    std::vector<Prediction> askBest() const;

    RunContext& m_run;
    CheckpointKeeper m_keeper;
    EpochTrainer m_trainer;
    Validator m_validator;
    /// Of the epoch just validated, and of the best one (null: before the first, or before a resume).
    std::shared_ptr<const std::vector<Prediction>> m_now, m_best;
};

}  // namespace studio
