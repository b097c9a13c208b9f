// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/data/data_set.h"

#include <atomic>
#include <chrono>
#include <mutex>
#include <stop_token>

namespace studio {

/// Counts what is done and tells a Progress at most 20 times a second; one call at a time. Any thread may count.
class Ticker {
public:
    Ticker(const Progress& progress, std::int64_t total) : m_progress(progress), m_total(total) {}

    void add(std::int64_t count) {
        const std::int64_t done = m_done += count;
        const std::unique_lock lock(m_mutex, std::try_to_lock);
        if (!m_progress || !lock) return;
        const auto now = std::chrono::steady_clock::now();
        if (now - m_last < std::chrono::milliseconds(50)) return;
        m_last = now;
        m_progress(done, m_total);
    }
    /// The last word, always told.
    void finish() { finish(m_done); }
    void finish(std::int64_t done) {
        const std::scoped_lock lock(m_mutex);
        if (m_progress) m_progress(done, m_total);
    }

private:
    const Progress& m_progress;
    std::int64_t m_total;
    std::atomic<std::int64_t> m_done = 0;
    std::mutex m_mutex;
    std::chrono::steady_clock::time_point m_last{};
};

inline void throwIfStopped(const std::stop_token& stop) {
    if (stop.stop_requested()) throw Error(ErrorCode::Cancelled);
}

}  // namespace studio
