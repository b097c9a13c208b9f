// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>

namespace studio {

/// How far a file's answers stray from the live network's logits, over all heads.
class AnswerComparison {
public:
    void addLogits(std::span<const float> expected, std::span<const float> found);
    /// Rows of `classes` logits, and the softmax of as many that the file gave. log p is a row's logits up to a
    /// constant, so each side less its row's mean is compared: a logit that is wrong shows even where one class has
    /// nearly all of the probability. Below the smallest normal float p is too coarse, or flushed to nought, and stands
    /// for that float: where both sides are below, nothing can be told; where one is, the other's log p above it is the
    /// least that they differ by. Rows that do not sum to 1 differ infinitely.
    void addProbabilities(std::span<const float> expected, std::span<const float> found, int classes);

    double difference() const { return m_difference; }  ///< largest |difference of logits|; not finite: other answers
    double largest() const { return m_largest; }        ///< largest |expected logit|

private:
    void enlarge(double difference);
    void noteExpected(std::span<const float> expected);
    void addRow(std::span<const float> logits, std::span<const float> probabilities);

    double m_difference = 0, m_largest = 0;
};

}  // namespace studio
