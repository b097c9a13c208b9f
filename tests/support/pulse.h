// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/quantile.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>
#include <algorithm>
#include <vector>

namespace studio::test {

/// The window answers within 100 ms. A test machine that is busy with other things is given three times that.
inline constexpr int kAnswersWithinMs = 100;
inline constexpr int kAnswerFailsAtMs = 3 * kAnswersWithinMs;

/// How evenly the event loop turns: the times, in milliseconds, between turns that were due `everyMs` after one
/// another.
class Pulse {
public:
    explicit Pulse(int everyMs) {
        m_timer.setTimerType(Qt::PreciseTimer);
        QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this] { m_gaps.push_back(restartClock()); });
        m_clock.start();
        m_timer.start(everyMs);
    }
    void restart() {
        m_gaps.clear();
        m_clock.start();
    }
    /// Prints the 99th percentile, the longest and how many were above the limit. True: the longest is one that passes.
    bool isEven(const char* meanwhile) {
        m_gaps.push_back(restartClock());  // what has held it up until now
        const double longest = std::ranges::max(m_gaps);
        const auto late = std::ranges::count_if(m_gaps, [](double gap) { return gap > kAnswersWithinMs; });
        qInfo("%s: %zu turns, p99 %.1f ms, the longest %.1f ms, %td above %d ms (fails at %d ms)", meanwhile,
              m_gaps.size(), quantile(m_gaps, 0.99), longest, late, kAnswersWithinMs, kAnswerFailsAtMs);
        return longest < kAnswerFailsAtMs;
    }

private:
    double restartClock() {
        const double gap = static_cast<double>(m_clock.nsecsElapsed()) / 1e6;
        m_clock.start();
        return gap;
    }

    QTimer m_timer;
    QElapsedTimer m_clock;
    std::vector<double> m_gaps;
};

}  // namespace studio::test
