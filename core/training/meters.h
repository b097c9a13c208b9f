// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/training/events.h"

#include <chrono>
#include <cstdint>
#include <span>
#include <vector>

namespace studio {

/// Two neighbouring samples as one. Losses, top-1 and the gradient's norm are means weighted by images, speed and
/// waiting by time; step, batch, learning rate and time are the later one's.
BatchEvent merged(const BatchEvent& earlier, const BatchEvent& later);

/// The share of these steps' time that was spent waiting for pictures; 0 where no time is known.
double waitedShare(std::span<const BatchEvent> steps);
inline constexpr double kNotableWait = 0.05;  ///< above it people are told, and what helps

/// Means over pictures: losses of the three heads and how many first answers were right.
class LossMeter {
public:
    /// `losses` are means over `images` pictures.
    void add(const Losses& losses, std::int64_t images, std::int64_t correct);
    Losses mean(double auxWeight) const;  ///< total from the heads' means, so that the sum holds
    double top1() const;
    std::int64_t images() const { return m_images; }

private:
    friend class EpochMeter;
    std::int64_t m_images = 0;
    std::int64_t m_correct = 0;
    double m_main = 0, m_aux1 = 0, m_aux2 = 0;  ///< sums over pictures
    bool m_hasAux = false;
};

/// What an epoch's record says of its training, also across a stop and resume (CheckpointTraining::epochSums).
class EpochMeter {
public:
    void addStep(const BatchEvent& step);                           ///< one not merged
    void addSeconds(double seconds) { m_otherSeconds += seconds; }  ///< validation and checkpoints
    std::int64_t images() const { return m_losses.images(); }
    EpochRecord record(int epoch, double auxWeight) const;  ///< the training half; validation is the caller's

    std::vector<double> sums() const;
    void restore(const std::vector<double>& sums);  ///< of sums(); anything else starts from nothing

private:
    LossMeter m_losses;
    double m_lr = 0;
    std::int64_t m_step = 0;
    double m_stepSeconds = 0, m_waited = 0, m_otherSeconds = 0;
};

/// Seconds that pass while it runs; pauses are left out.
class TrainingClock {
public:
    explicit TrainingClock(double secondsBefore = 0) : m_before(secondsBefore), m_since(Clock::now()) {}
    double seconds() const;
    void pause();
    void resume();

private:
    using Clock = std::chrono::steady_clock;
    double m_before;
    Clock::time_point m_since;
    bool m_paused = false;
};

}  // namespace studio
