// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/event_channel.h"

#include "core/training/meters.h"

#include <algorithm>
#include <utility>

namespace studio {
namespace {

/// True when `later` says all that `earlier` said.
bool supersedes(const TrainingEvent& later, const TrainingEvent& earlier) {
    if (const auto* now = std::get_if<PreparingEvent>(&later)) {
        const auto* before = std::get_if<PreparingEvent>(&earlier);
        return before && before->stage == now->stage;
    }
    return std::holds_alternative<ValidatingEvent>(later) && std::holds_alternative<ValidatingEvent>(earlier);
}

}  // namespace

EventChannel::EventChannel(std::function<void()> wake, std::size_t capacity)
    : m_wake(std::move(wake)), m_capacity(std::max<std::size_t>(2, capacity)), m_mergeAt(m_capacity) {}

void EventChannel::onEvent(const TrainingEvent& event) {
    bool wasEmpty = false;
    {
        const std::lock_guard lock(m_mutex);
        wasEmpty = m_waiting.empty();
        add(event);
    }
    if (wasEmpty && m_wake) m_wake();
}

std::vector<TrainingEvent> EventChannel::drain() {
    const std::lock_guard lock(m_mutex);
    m_mergeAt = m_capacity;
    return std::exchange(m_waiting, {});
}

void EventChannel::add(const TrainingEvent& event) {
    if (!m_waiting.empty() && supersedes(event, m_waiting.back())) {
        m_waiting.back() = event;
        return;
    }
    if (m_waiting.size() >= m_mergeAt) mergeNeighbours();
    m_waiting.push_back(event);
}

/// Every two neighbouring samples become one, so that all of the waiting time is thinned alike.
void EventChannel::mergeNeighbours() {
    std::vector<TrainingEvent> kept;
    kept.reserve(m_waiting.size());
    bool lastIsWhole = false;  // a sample that may still take its neighbour in
    for (TrainingEvent& event : m_waiting) {
        const auto* batch = std::get_if<BatchEvent>(&event);
        auto* last = lastIsWhole ? std::get_if<BatchEvent>(&kept.back()) : nullptr;
        if (batch && last && last->epoch == batch->epoch) {
            *last = merged(*last, *batch);
            lastIsWhole = false;
        } else {
            lastIsWhole = batch != nullptr;
            kept.push_back(std::move(event));
        }
    }
    m_waiting = std::move(kept);
    // Where little could merge, the next pass waits until it may be worth its time.
    m_mergeAt = std::max(m_capacity, m_waiting.size() + m_waiting.size() / 2);
}

}  // namespace studio
