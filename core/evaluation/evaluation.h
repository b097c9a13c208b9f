// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/batch_loader.h"
#include "core/data/data_set.h"
#include "core/engine/engine.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

namespace studio {

/// Softmax of one row, computed in double from the largest logit down.
std::vector<double> softmax(std::span<const float> logits);
/// Cross-entropy of one row in nats: logsumexp(logits) - logits[label].
double crossEntropy(std::span<const float> logits, std::int64_t label);
/// The `k` largest, largest first; ties: the lower class first.
std::vector<int> topClasses(std::span<const float> logits, int k);

/// total = main + auxWeight * (aux1 + aux2), in double: the one place that adds them up.
Losses combinedLosses(double main, std::optional<double> aux1, std::optional<double> aux2, double auxWeight);

/// What the three heads say of one picture. Probabilities in class order; aux empty without aux heads.
struct Prediction {
    std::string path;                     ///< as Item::path, raw bytes: who writes it escapes it (pathToText)
    std::int32_t truth = -1;              ///< -1: not known
    std::vector<float> main, aux1, aux2;  ///< logits
    int answer() const;                   ///< main head's first class
    double confidence() const;            ///< its probability
    double loss() const;                  ///< main head's cross-entropy; 0 when truth is not known
    bool right() const { return truth >= 0 && answer() == truth; }
};

struct ClassFigures {
    std::int64_t pictures = 0;                 ///< with this truth
    std::int64_t answered = 0;                 ///< with this answer
    double precision = 0, recall = 0, f1 = 0;  ///< 0 where undefined (no picture, no answer)
};

struct EvaluationResult {
    std::int64_t images = 0;                           ///< whose truth is known; others do not count anywhere here
    Losses losses;                                     ///< mean over the images; total with the aux weight given
    double top1 = 0, top5 = 0;                         ///< 0..1; top-5 counts within min(5, classes)
    std::vector<std::vector<std::int64_t>> confusion;  ///< [truth][answer]
    std::vector<ClassFigures> perClass;
    /// Means over the classes that have pictures, each counting the same however many it has: macro recall is also
    /// called balanced accuracy (Brodersen et al., ICPR 2010; scikit-learn's balanced_accuracy_score), macro F1 is the
    /// mean of the classes' F1 (Opitz and Burst, arXiv:1911.03347). 0 without pictures.
    double macroRecall = 0, macroF1 = 0;
};
EvaluationResult summarise(std::span<const Prediction> predictions, int classes, double auxWeight);

/// Pictures of class `truth` that were answered with another one.
struct ConfusedPair {
    int truth = 0, answer = 0;
    std::int64_t count = 0;
    double share = 0;  ///< of the truth's pictures, 0..1
    bool operator==(const ConfusedPair&) const = default;
};
/// All that were confused at all, the most frequent first; equally frequent ones by the names of truth, then answer.
std::vector<ConfusedPair> confusedPairs(const EvaluationResult& result, std::span<const std::string> classes);

/// One prediction for each row of `logits`, which are the answers to `batch`.
void appendPredictions(std::vector<Prediction>& predictions, const HeadLogits& logits, const Batch& batch,
                       const PreparedData& data);

/// Runs a model over items of a data set with loader threads. Pictures that can't be read
/// are reported and missing in the answer.
struct PredictOptions {
    int batchSize = 32;
    int workers = 0;  ///< 0: usableCores()
    std::stop_token stop;
    Progress progress;
    std::function<void(const Problem&)> onProblem;
};
/// In the order of `items`. Throws Cancelled, DataVanished.
std::vector<Prediction> predictItems(const Model& model, std::shared_ptr<const PreparedData> data,
                                     std::vector<std::uint32_t> items, const PredictOptions& options);

/// Of a picture prepared as predictItems() does it; it lies over the picture's fedBox().
ClassMap classMapOf(const Model& model, const Picture& picture, int label, std::string_view module = kLastModule,
                    std::stop_token stop = {});

}  // namespace studio
