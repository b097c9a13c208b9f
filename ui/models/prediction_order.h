// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/evaluation/evaluation.h"

#include <span>
#include <vector>

/// Which predictions are shown, and in which order: pure functions under the item model.
namespace studio::ui {

/// What is looked at again and again of a prediction, worked out once.
struct PredictionFacts {
    int answer = -1;
    double confidence = 0;  ///< of the answer, 0..1
    double loss = 0;        ///< 0 when the truth is not known
    bool known = false;     ///< the truth is known
    bool right = false;
};
std::vector<PredictionFacts> factsOf(std::span<const Prediction> predictions);

enum class Verdict { All, Right, Wrong };
enum class Certainty { Any, Under50, Over90 };

struct PredictionFilter {
    int truth = -1;   ///< class; -1: any
    int answer = -1;  ///< class; -1: any
    Verdict verdict = Verdict::All;
    Certainty certainty = Certainty::Any;
    bool operator==(const PredictionFilter&) const = default;
};

enum class PredictionOrder {
    ConfidentMistakes,  ///< mistakes by falling confidence, then right answers by rising confidence
    LeastCertain,       ///< by rising confidence
    Loss,               ///< by falling loss; unknown truths last
    Name,               ///< by path
};

bool passes(const PredictionFilter& filter, const Prediction& prediction, const PredictionFacts& facts);
/// Indices of the predictions that pass, in order; equal ones by path.
std::vector<int> arranged(std::span<const Prediction> predictions, std::span<const PredictionFacts> facts,
                          const PredictionFilter& filter, PredictionOrder order);

}  // namespace studio::ui
