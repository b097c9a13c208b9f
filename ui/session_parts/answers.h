// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/data_set.h"
#include "core/evaluation/evaluation.h"

#include <memory>
#include <span>
#include <string>
#include <vector>

namespace studio::ui {

/// How the data's classes were found among those of the weights.
enum class ClassMatch {
    Same,     ///< all of them in the same order, maybe others between; or there are no truths
    ByName,   ///< all of them, in another order
    ByPlace,  ///< the weights' file names none and has as many
    Partly,   ///< by name; the weights do not know all of them
    None
};

/// What is looked at again and again of a prediction, worked out once.
struct PredictionFacts {
    int answer = -1;
    double confidence = 0;  ///< of the answer, 0..1
    double loss = 0;        ///< 0 when the truth is not known
    bool known = false;     ///< the truth is known
    bool right = false;
    int place = 0;  ///< among all of them by path
};
std::vector<PredictionFacts> factsOf(std::span<const Prediction> predictions);

/// What a network answered on pictures, and what pages show of it. Made on the thread that asked and never changed, so
/// that a newer set never changes under a view, and showing 100,000 of them costs the GUI thread next to nothing.
struct Answers {
    std::shared_ptr<const std::vector<Prediction>> predictions;  ///< never null
    std::vector<std::string> classes;                            ///< in the order of the logits
    std::vector<PredictionFacts> facts;                          ///< of each prediction
    EvaluationResult result;                                     ///< of those whose truth is known
    std::vector<ConfusedPair> confused;                          ///< of `result`
    std::shared_ptr<const DataSet> set;  ///< what the predictions' paths are relative to; may be null
    std::vector<Problem> problems;       ///< pictures without an answer, and why
    ClassMatch match = ClassMatch::Same;
    std::shared_ptr<const Model> model;  ///< whose answers they are, to ask it why; null where there are none
};
std::shared_ptr<const Answers> answersOf(std::shared_ptr<const std::vector<Prediction>> predictions,
                                         std::vector<std::string> classes, std::shared_ptr<const DataSet> set = {},
                                         std::vector<Problem> problems = {}, ClassMatch match = ClassMatch::Same,
                                         std::shared_ptr<const Model> model = {});
/// No answers.
std::shared_ptr<const Answers> noAnswers();

}  // namespace studio::ui
