// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/prediction_order.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <tuple>
#include <utility>

namespace studio::ui {

bool passes(const PredictionFilter& filter, const Prediction& prediction, const PredictionFacts& facts) {
    if (filter.truth >= 0 && prediction.truth != filter.truth) return false;
    if (filter.answer >= 0 && facts.answer != filter.answer) return false;
    if (filter.verdict == Verdict::Right && !facts.right) return false;
    if (filter.verdict == Verdict::Wrong && (!facts.known || facts.right)) return false;
    if (filter.within && !filter.within->contains(prediction.path)) return false;
    if (filter.certainty == Certainty::Under50 && facts.confidence >= 0.5) return false;
    return filter.certainty != Certainty::Over90 || facts.confidence > 0.9;
}

/// Smaller comes first.
static std::pair<int, double> rank(const PredictionFacts& facts, PredictionOrder order) {
    constexpr double kInfinity = std::numeric_limits<double>::infinity();
    const double confidence = std::isnan(facts.confidence) ? -kInfinity : facts.confidence;
    const double loss = std::isnan(facts.loss) ? kInfinity : facts.loss;
    switch (order) {
        case PredictionOrder::ConfidentMistakes:
            if (facts.known && facts.right) return {1, confidence};
            return {0, -confidence};
        case PredictionOrder::LeastCertain:
            return {0, confidence};
        case PredictionOrder::MostCertain:
            return {0, -confidence};
        case PredictionOrder::Loss:
            return {facts.known ? 0 : 1, -loss};
        case PredictionOrder::Name:
            return {0, 0};
    }
    return {0, 0};
}

std::vector<int> arranged(std::span<const Prediction> predictions, std::span<const PredictionFacts> facts,
                          const PredictionFilter& filter, PredictionOrder order) {
    struct Row {
        std::pair<int, double> rank;
        int place, index;
    };
    std::vector<Row> found;
    for (std::size_t i = 0; i < predictions.size(); ++i)
        if (passes(filter, predictions[i], facts[i]))
            found.push_back({rank(facts[i], order), facts[i].place, static_cast<int>(i)});
    std::ranges::sort(found,
                      [](const Row& a, const Row& b) { return std::tie(a.rank, a.place) < std::tie(b.rank, b.place); });
    std::vector<int> rows;
    rows.reserve(found.size());
    for (const Row& row : found) rows.push_back(row.index);
    return rows;
}

}  // namespace studio::ui
