// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/export_comparison.h"

#include "core/evaluation/evaluation.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace studio {
namespace {

constexpr double kLeast = std::numeric_limits<float>::min();

/// Rounding of a thousand float32 probabilities is far below, a softmax that was left out far above.
constexpr double kSumTolerance = 1e-4;

double logOf(double p) {
    return std::log(std::max(p, kLeast));
}

}  // namespace

void AnswerComparison::enlarge(double difference) {
    // A NaN is a difference, too; max() alone would pass over it.
    m_difference = std::isfinite(difference) ? std::max(m_difference, difference) : HUGE_VAL;
}

void AnswerComparison::noteExpected(std::span<const float> expected) {
    for (const float logit : expected) m_largest = std::max(m_largest, std::abs(static_cast<double>(logit)));
}

void AnswerComparison::addLogits(std::span<const float> expected, std::span<const float> found) {
    noteExpected(expected);
    if (expected.size() != found.size()) enlarge(HUGE_VAL);
    for (std::size_t i = 0; i < std::min(expected.size(), found.size()); ++i)
        enlarge(std::abs(static_cast<double>(expected[i]) - found[i]));
}

void AnswerComparison::addProbabilities(std::span<const float> expected, std::span<const float> found, int classes) {
    noteExpected(expected);
    if (expected.size() != found.size()) return enlarge(HUGE_VAL);
    const auto width = static_cast<std::size_t>(classes);
    for (std::size_t row = 0; row + width <= found.size(); row += width)
        addRow(expected.subspan(row, width), found.subspan(row, width));
}

void AnswerComparison::addRow(std::span<const float> logits, std::span<const float> probabilities) {
    const auto isNone = [](float p) { return !(p >= 0); };
    const double sum = std::accumulate(probabilities.begin(), probabilities.end(), 0.0);
    if (std::ranges::any_of(probabilities, isNone) || !(std::abs(sum - 1) <= kSumTolerance)) return enlarge(HUGE_VAL);
    const std::vector<double> wanted = softmax(logits);
    const auto isTold = [&](std::size_t i) { return wanted[i] >= kLeast && probabilities[i] >= kLeast; };
    double ours = 0, theirs = 0, told = 0;
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        if (!isTold(i)) continue;
        ours += std::log(wanted[i]);
        theirs += std::log(static_cast<double>(probabilities[i]));
        ++told;
    }
    const double shift = told > 0 ? (ours - theirs) / told : 0;
    for (std::size_t i = 0; i < wanted.size(); ++i)
        enlarge(std::abs(logOf(wanted[i]) - logOf(probabilities[i]) - (isTold(i) ? shift : 0)));
}

}  // namespace studio
