// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/training/events.h"

#include <filesystem>
#include <string>
#include <vector>

namespace studio {

/// One thing that happened in a run; batches and epochs are not in here, they have rows of their own.
struct RunEvent {
    enum class Kind { Started, Resumed, Running, Paused, Stopping, Checkpoint, Problem, Ended };
    Kind kind = Kind::Started;
    std::string time;  ///< ISO 8601 UTC
    int epoch = 0;     ///< in which it happened; 0: before the first batch
    std::int64_t step = 0;
    int firstEpoch = 1;             ///< Resumed: the epoch it went on with
    std::string device, precision;  ///< Started, Resumed: "cpu", "bfloat16"; empty where it is not known
    int threads = 0;
    std::vector<std::string> notes;  ///< Started: what was done to the weights it began with
    std::vector<std::string> files;  ///< Checkpoint: names in the run's folder of checkpoints
    bool best = false;               ///< Checkpoint: one of them is the best so far
    Problem problem;
    RunState outcome = RunState::Finished;  ///< Ended
    std::string message;                    ///< Ended, Paused: one English sentence, why; may be empty
};

/// What happened in a run, oldest first; filled from events as they come, or read back from the run's folder.
struct RunEvents {
    std::vector<RunEvent> entries;

    /// `time`: now. True when something was added.
    bool apply(const TrainingEvent& event, const std::string& time);
    /// Checkpoints of one moment become one entry, and "running" right after a start says nothing new.
    void add(RunEvent entry);

private:
    int m_epoch = 0;
    std::int64_t m_step = 0;
};

/// RUN/events.jsonl; empty when there is none. Lines that are not understood are passed over. Throws CannotRead.
RunEvents readRunEvents(const std::filesystem::path& folder);

}  // namespace studio
