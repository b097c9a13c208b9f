// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/prediction_order.h"

#include <algorithm>
#include <tuple>

namespace studio::ui {

std::vector<PredictionFacts> factsOf(std::span<const Prediction> predictions) {
    std::vector<PredictionFacts> facts;
    facts.reserve(predictions.size());
    for (const Prediction& prediction : predictions) {
        facts.push_back({.answer = prediction.answer(),
                         .confidence = prediction.confidence(),
                         .loss = prediction.loss(),
                         .known = prediction.truth >= 0,
                         .right = prediction.right()});
    }
    return facts;
}

bool passes(const PredictionFilter& filter, const Prediction& prediction, const PredictionFacts& facts) {
    if (filter.truth >= 0 && prediction.truth != filter.truth) return false;
    if (filter.answer >= 0 && facts.answer != filter.answer) return false;
    if (filter.verdict == Verdict::Right && !facts.right) return false;
    if (filter.verdict == Verdict::Wrong && (!facts.known || facts.right)) return false;
    if (filter.certainty == Certainty::Under50 && facts.confidence >= 0.5) return false;
    return filter.certainty != Certainty::Over90 || facts.confidence > 0.9;
}

/// Smaller comes first.
static std::tuple<int, double> rank(const PredictionFacts& facts, PredictionOrder order) {
    switch (order) {
        case PredictionOrder::ConfidentMistakes:
            if (facts.known && facts.right) return {1, facts.confidence};
            return {0, -facts.confidence};
        case PredictionOrder::LeastCertain:
            return {0, facts.confidence};
        case PredictionOrder::Loss:
            return {facts.known ? 0 : 1, -facts.loss};
        case PredictionOrder::Name:
            return {0, 0};
    }
    return {0, 0};
}

std::vector<int> arranged(std::span<const Prediction> predictions, std::span<const PredictionFacts> facts,
                          const PredictionFilter& filter, PredictionOrder order) {
    std::vector<int> rows;
    for (std::size_t i = 0; i < predictions.size(); ++i) {
        if (passes(filter, predictions[i], facts[i])) rows.push_back(static_cast<int>(i));
    }
    std::sort(rows.begin(), rows.end(), [&](int a, int b) {
        const auto left = static_cast<std::size_t>(a), right = static_cast<std::size_t>(b);
        const auto leftRank = rank(facts[left], order), rightRank = rank(facts[right], order);
        return leftRank != rightRank ? leftRank < rightRank : predictions[left].path < predictions[right].path;
    });
    return rows;
}

}  // namespace studio::ui
