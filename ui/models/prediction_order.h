// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/session_parts/answers.h"

#include <memory>
#include <span>
#include <string>
#include <unordered_set>
#include <vector>

/// Which predictions are shown, and in which order: pure functions under the item model.
namespace studio::ui {

enum class Verdict { All, Right, Wrong };
enum class Certainty { Any, Under50, Over90 };

/// Of predictions. Null: all there are.
using PathSet = std::shared_ptr<const std::unordered_set<std::string>>;

struct PredictionFilter {
    int truth = -1;   ///< class; -1: any
    int answer = -1;  ///< class; -1: any
    Verdict verdict = Verdict::All;
    Certainty certainty = Certainty::Any;
    PathSet within = nullptr;  ///< taken from the map; two are the same filter only if they are the same set
    bool operator==(const PredictionFilter&) const = default;
};

enum class PredictionOrder {
    ConfidentMistakes,  ///< mistakes by falling confidence, then right answers by rising confidence
    LeastCertain,       ///< by rising confidence
    MostCertain,        ///< by falling confidence
    Loss,               ///< by falling loss; unknown truths last
    Name,               ///< by path
};

bool passes(const PredictionFilter& filter, const Prediction& prediction, const PredictionFacts& facts);
/// Indices of the predictions that pass, in order; equal ones by path. A figure that is no number counts as the worst:
/// no confidence, the highest loss.
std::vector<int> arranged(std::span<const Prediction> predictions, std::span<const PredictionFacts> facts,
                          const PredictionFilter& filter, PredictionOrder order);

}  // namespace studio::ui
