// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/runs/checkpoint.h"
#include "core/training/run_context.h"

#include <optional>
#include <string>
#include <vector>

namespace studio {

/// Which checkpoints a run has: last.pth (enough to go on), best.pth, epoch-NNN.pth as checkpoint.every and
/// checkpoint.best_k ask for them. While the disk has no room for one, the run waits.
class CheckpointKeeper {
public:
    explicit CheckpointKeeper(RunContext& run);

    /// After an epoch, when its event is out: best.pth when it is the best one, epoch-NNN.pth, last.pth.
    void saveEpoch(const EpochRecord& record, bool best);
    /// last.pth; nothing when it already holds this very point.
    void saveLast();
    /// last.pth when checkpoint.minutes of training passed since the last one.
    void saveWhenDue();
    /// Throws Diverged with the place and the newest checkpoint from before it, or DivergedUnsaved without one.
    [[noreturn]] void throwDiverged(const std::string& notFiniteIn = {}) const;

private:
    struct Point {
        int epoch = 0;
        int batchInEpoch = 0;
        bool operator==(const Point&) const = default;
    };
    Point here() const { return {m_run.progress.epoch, m_run.progress.batchInEpoch}; }
    Checkpoint describe() const;
    void write(const std::string& name, const Checkpoint& checkpoint, bool best);
    void keepBest(const EpochRecord& record, const Checkpoint& checkpoint);
    void drop(int epoch);
    bool isKeptAnyway(int epoch) const;

    RunContext& m_run;
    std::optional<Point> m_saved;     ///< what last.pth holds
    double m_savedAt = 0;             ///< seconds of training
    std::vector<EpochRecord> m_best;  ///< best first; at most checkpoint.best_k
};

}  // namespace studio
