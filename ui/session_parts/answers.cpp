// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/session_parts/answers.h"

#include <algorithm>
#include <numeric>
#include <utility>

namespace studio::ui {

static constexpr double kAuxWeight = 0.3;

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
    std::vector<std::size_t> byPath(predictions.size());
    std::iota(byPath.begin(), byPath.end(), std::size_t{0});
    std::ranges::stable_sort(byPath, {}, [&](std::size_t i) -> const std::string& { return predictions[i].path; });
    for (std::size_t place = 0; place < byPath.size(); ++place) facts[byPath[place]].place = static_cast<int>(place);
    return facts;
}

std::shared_ptr<const Answers> answersOf(std::shared_ptr<const std::vector<Prediction>> predictions,
                                         std::vector<std::string> classes, std::shared_ptr<const DataSet> set,
                                         std::vector<Problem> problems, ClassMatch match,
                                         std::shared_ptr<const Model> model) {
    Answers answers;
    answers.facts = factsOf(*predictions);
    answers.result = summarise(*predictions, static_cast<int>(classes.size()), kAuxWeight);
    answers.confused = confusedPairs(answers.result, classes);
    answers.predictions = std::move(predictions);
    answers.classes = std::move(classes);
    answers.set = std::move(set);
    answers.problems = std::move(problems);
    answers.match = match;
    answers.model = std::move(model);
    return std::make_shared<const Answers>(std::move(answers));
}

std::shared_ptr<const Answers> noAnswers() {
    return answersOf(std::make_shared<const std::vector<Prediction>>(), {});
}

}  // namespace studio::ui
