// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/training/events.h"

#include <cstddef>
#include <functional>
#include <mutex>
#include <vector>

namespace studio {

/// From the trainer's thread to one reader. Bounded and ordered: over `capacity` waiting events neighbouring batch
/// events of an epoch merge (meters.h); a progress event replaces the one right before it; all others are never merged
/// or lost, so that only they can pass the bound (a few an epoch).
/// `wake` is called (on the trainer's thread) when the channel turns from empty to waiting: one wake per drain.
class EventChannel final : public EventSink {
public:
    explicit EventChannel(std::function<void()> wake, std::size_t capacity = 4096);
    void onEvent(const TrainingEvent& event) override;
    /// Everything waiting, oldest first. Reader's thread.
    std::vector<TrainingEvent> drain();

private:
    void add(const TrainingEvent& event);
    void mergeNeighbours();

    std::mutex m_mutex;
    std::vector<TrainingEvent> m_waiting;
    std::function<void()> m_wake;
    std::size_t m_capacity;
    std::size_t m_mergeAt;  ///< size at which merging is worth a pass again
};

}  // namespace studio
