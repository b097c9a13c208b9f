// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/meters.h"

#include "core/evaluation/evaluation.h"

#include <cmath>

namespace studio {
namespace {

double secondsOf(const BatchEvent& event) {
    return event.imagesPerSecond > 0 ? static_cast<double>(event.images) / event.imagesPerSecond : 0;
}

/// Mean of two with weights that may both be 0.
double meanOf(double a, double weightA, double b, double weightB) {
    const double sum = weightA + weightB;
    return sum > 0 ? (a * weightA + b * weightB) / sum : (a + b) / 2;
}

std::optional<double> meanOf(std::optional<double> a, double weightA, std::optional<double> b, double weightB) {
    if (!a || !b) return std::nullopt;
    return meanOf(*a, weightA, *b, weightB);
}

}  // namespace

BatchEvent merged(const BatchEvent& earlier, const BatchEvent& later) {
    const double a = static_cast<double>(earlier.images);
    const double b = static_cast<double>(later.images);
    BatchEvent both = later;
    both.images = earlier.images + later.images;
    both.losses = {.total = meanOf(earlier.losses.total, a, later.losses.total, b),
                   .main = meanOf(earlier.losses.main, a, later.losses.main, b),
                   .aux1 = meanOf(earlier.losses.aux1, a, later.losses.aux1, b),
                   .aux2 = meanOf(earlier.losses.aux2, a, later.losses.aux2, b)};
    both.top1 = meanOf(earlier.top1, a, later.top1, b);
    both.gradientNorm = meanOf(earlier.gradientNorm, a, later.gradientNorm, b);
    const double first = secondsOf(earlier);
    const double second = secondsOf(later);
    if (first + second > 0) both.imagesPerSecond = (a + b) / (first + second);
    both.dataWait = meanOf(earlier.dataWait, first, later.dataWait, second);
    return both;
}

double waitedShare(std::span<const BatchEvent> steps) {
    double all = 0, waited = 0;
    for (const BatchEvent& step : steps) {
        all += secondsOf(step);
        waited += secondsOf(step) * step.dataWait;
    }
    return all > 0 ? waited / all : 0;
}

void LossMeter::add(const Losses& losses, std::int64_t images, std::int64_t correct) {
    const double weight = static_cast<double>(images);
    m_images += images;
    m_correct += correct;
    m_main += losses.main * weight;
    m_aux1 += losses.aux1.value_or(0) * weight;
    m_aux2 += losses.aux2.value_or(0) * weight;
    m_hasAux = m_hasAux || losses.aux1.has_value();
}

Losses LossMeter::mean(double auxWeight) const {
    if (m_images == 0) return {};
    const double images = static_cast<double>(m_images);
    const auto auxMean = [&](double sum) { return m_hasAux ? std::optional(sum / images) : std::nullopt; };
    return combinedLosses(m_main / images, auxMean(m_aux1), auxMean(m_aux2), auxWeight);
}

double LossMeter::top1() const {
    return m_images > 0 ? static_cast<double>(m_correct) / static_cast<double>(m_images) : 0;
}

void EpochMeter::addStep(const BatchEvent& step) {
    const double seconds = secondsOf(step);
    m_losses.add(step.losses, step.images, std::llround(step.top1 * static_cast<double>(step.images)));
    m_lr = step.lr;
    m_step = step.step;
    m_stepSeconds += seconds;
    m_waited += seconds * step.dataWait;
}

EpochRecord EpochMeter::record(int epoch, double auxWeight) const {
    EpochRecord record;
    record.epoch = epoch;
    record.step = m_step;
    record.lr = m_lr;
    record.train = m_losses.mean(auxWeight);
    record.trainTop1 = m_losses.top1();
    record.seconds = m_stepSeconds + m_otherSeconds;
    if (m_stepSeconds > 0) {
        record.imagesPerSecond = static_cast<double>(m_losses.images()) / m_stepSeconds;
        record.dataWait = m_waited / m_stepSeconds;
    }
    return record;
}

std::vector<double> EpochMeter::sums() const {
    return {static_cast<double>(m_losses.m_images),
            static_cast<double>(m_losses.m_correct),
            m_losses.m_main,
            m_losses.m_aux1,
            m_losses.m_aux2,
            m_losses.m_hasAux ? 1.0 : 0.0,
            m_lr,
            static_cast<double>(m_step),
            m_stepSeconds,
            m_waited,
            m_otherSeconds};
}

void EpochMeter::restore(const std::vector<double>& sums) {
    *this = {};
    if (sums.size() != this->sums().size()) return;
    m_losses.m_images = static_cast<std::int64_t>(sums[0]);
    m_losses.m_correct = static_cast<std::int64_t>(sums[1]);
    m_losses.m_main = sums[2];
    m_losses.m_aux1 = sums[3];
    m_losses.m_aux2 = sums[4];
    m_losses.m_hasAux = sums[5] != 0;
    m_lr = sums[6];
    m_step = static_cast<std::int64_t>(sums[7]);
    m_stepSeconds = sums[8];
    m_waited = sums[9];
    m_otherSeconds = sums[10];
}

double TrainingClock::seconds() const {
    if (m_paused) return m_before;
    return m_before + std::chrono::duration<double>(Clock::now() - m_since).count();
}

void TrainingClock::pause() {
    m_before = seconds();
    m_paused = true;
}

void TrainingClock::resume() {
    m_since = Clock::now();
    m_paused = false;
}

}  // namespace studio
