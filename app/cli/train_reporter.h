// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/console.h"
#include "core/training/events.h"

#include <chrono>
#include <optional>

namespace studio::cli {

/// Says what a training does, to people (epochs on stdout, a bar on stderr) or to programs (the contract's events).
/// Batches are merged to at most ten a second, weighted by images, so that total = main + w aux1 + w aux2 still holds.
class TrainReporter final : public EventSink {
public:
    explicit TrainReporter(Console& console) : m_console(console) {}
    void onEvent(const TrainingEvent& event) override;

private:
    using Clock = std::chrono::steady_clock;
    void report(const PreparingEvent& event);
    void report(const StateEvent& event);
    void report(const StartEvent& event);
    void report(const BatchEvent& event);
    void report(const ValidatingEvent& event);
    void report(const EpochEvent& event);
    void report(const CheckpointEvent& event);
    void report(const ProblemEvent& event);
    void report(const EndEvent& event);
    void writeBatch();
    void showProgress(const BatchEvent& event);

    Console& m_console;
    StartEvent m_start;
    std::optional<BatchEvent> m_waiting;  ///< merged batches that were not written yet
    Clock::time_point m_lastBatch;
    std::optional<BatchEvent> m_first;  ///< of this process; what the time left is reckoned from
    int m_problems = 0;
};

}  // namespace studio::cli
