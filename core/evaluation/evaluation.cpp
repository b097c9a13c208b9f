// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/evaluation/evaluation.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <string_view>
#include <tuple>

namespace studio {
namespace {

constexpr int kTopFive = 5;

/// NaN counts as the lowest, so that orders stay total.
double orderable(float logit) {
    return std::isnan(logit) ? -std::numeric_limits<double>::infinity() : logit;
}

double largest(std::span<const float> logits) {
    double top = -std::numeric_limits<double>::infinity();
    for (const float logit : logits) top = std::max(top, static_cast<double>(logit));
    return top;
}

/// Classes that stand before `label` in topClasses' order.
int rankOf(std::span<const float> logits, std::int32_t label) {
    const double own = orderable(logits[static_cast<std::size_t>(label)]);
    int rank = 0;
    for (std::size_t i = 0; i < logits.size(); ++i) {
        const double other = orderable(logits[i]);
        if (other > own || (other == own && static_cast<std::int32_t>(i) < label)) ++rank;
    }
    return rank;
}

std::vector<ClassFigures> figuresOf(const std::vector<std::vector<std::int64_t>>& confusion) {
    std::vector<ClassFigures> all(confusion.size());
    for (std::size_t truth = 0; truth < confusion.size(); ++truth) {
        for (std::size_t answer = 0; answer < confusion.size(); ++answer) {
            all[truth].pictures += confusion[truth][answer];
            all[answer].answered += confusion[truth][answer];
        }
    }
    for (std::size_t i = 0; i < all.size(); ++i) {
        ClassFigures& figures = all[i];
        const double right = static_cast<double>(confusion[i][i]);
        if (figures.answered > 0) figures.precision = right / static_cast<double>(figures.answered);
        if (figures.pictures > 0) figures.recall = right / static_cast<double>(figures.pictures);
        const double sum = figures.precision + figures.recall;
        if (sum > 0) figures.f1 = 2 * figures.precision * figures.recall / sum;
    }
    return all;
}

/// Over the classes that have pictures.
double meanOver(const std::vector<ClassFigures>& all, double ClassFigures::*figure) {
    double sum = 0;
    std::int64_t classes = 0;
    for (const ClassFigures& figures : all) {
        if (figures.pictures == 0) continue;
        sum += figures.*figure;
        ++classes;
    }
    return classes > 0 ? sum / static_cast<double>(classes) : 0;
}

std::vector<float> rowOf(const std::vector<float>& values, int row, int classes) {
    if (values.empty()) return {};
    const auto first = values.begin() + static_cast<std::ptrdiff_t>(row) * classes;
    return {first, first + classes};
}

}  // namespace

std::vector<double> softmax(std::span<const float> logits) {
    const double top = largest(logits);
    std::vector<double> p(logits.size());
    std::ranges::transform(logits, p.begin(), [&](float logit) { return std::exp(logit - top); });
    const double sum = std::accumulate(p.begin(), p.end(), 0.0);
    for (double& value : p) value /= sum;
    return p;
}

double crossEntropy(std::span<const float> logits, std::int64_t label) {
    const double top = largest(logits);
    double sum = 0;
    for (const float logit : logits) sum += std::exp(logit - top);
    return std::log(sum) + top - logits[static_cast<std::size_t>(label)];
}

std::vector<int> topClasses(std::span<const float> logits, int k) {
    std::vector<int> order(logits.size());
    std::iota(order.begin(), order.end(), 0);
    const auto wanted = std::clamp<std::ptrdiff_t>(k, 0, static_cast<std::ptrdiff_t>(order.size()));
    const auto before = [&](int a, int b) {
        const double left = orderable(logits[static_cast<std::size_t>(a)]);
        const double right = orderable(logits[static_cast<std::size_t>(b)]);
        return left != right ? left > right : a < b;
    };
    std::partial_sort(order.begin(), order.begin() + wanted, order.end(), before);
    order.resize(static_cast<std::size_t>(wanted));
    return order;
}

Losses combinedLosses(double main, std::optional<double> aux1, std::optional<double> aux2, double auxWeight) {
    return {
        .total = main + auxWeight * (aux1.value_or(0) + aux2.value_or(0)), .main = main, .aux1 = aux1, .aux2 = aux2};
}

int Prediction::answer() const {
    return main.empty() ? -1 : topClasses(main, 1).front();
}

double Prediction::confidence() const {
    return main.empty() ? 0 : softmax(main)[static_cast<std::size_t>(answer())];
}

double Prediction::loss() const {
    return truth < 0 ? 0 : crossEntropy(main, truth);
}

EvaluationResult summarise(std::span<const Prediction> predictions, int classes, double auxWeight) {
    EvaluationResult result;
    const auto side = static_cast<std::size_t>(classes);
    result.confusion.assign(side, std::vector<std::int64_t>(side, 0));
    double main = 0, aux1 = 0, aux2 = 0, first = 0, firstFive = 0;
    bool hasAux = false;
    for (const Prediction& prediction : predictions) {
        if (prediction.truth < 0 || prediction.truth >= classes) continue;
        ++result.images;
        main += crossEntropy(prediction.main, prediction.truth);
        if (!prediction.aux1.empty()) {
            hasAux = true;
            aux1 += crossEntropy(prediction.aux1, prediction.truth);
            aux2 += crossEntropy(prediction.aux2, prediction.truth);
        }
        const int rank = rankOf(prediction.main, prediction.truth);
        first += rank == 0 ? 1 : 0;
        firstFive += rank < kTopFive ? 1 : 0;
        ++result.confusion[static_cast<std::size_t>(prediction.truth)][static_cast<std::size_t>(prediction.answer())];
    }
    const double images = static_cast<double>(std::max<std::int64_t>(1, result.images));
    const auto meanOf = [&](double sum) { return hasAux ? std::optional(sum / images) : std::nullopt; };
    result.losses = combinedLosses(main / images, meanOf(aux1), meanOf(aux2), auxWeight);
    result.top1 = first / images;
    result.top5 = firstFive / images;
    result.perClass = figuresOf(result.confusion);
    result.macroRecall = meanOver(result.perClass, &ClassFigures::recall);
    result.macroF1 = meanOver(result.perClass, &ClassFigures::f1);
    return result;
}

std::vector<ConfusedPair> confusedPairs(const EvaluationResult& result, std::span<const std::string> classes) {
    std::vector<ConfusedPair> found;
    for (std::size_t truth = 0; truth < result.confusion.size(); ++truth) {
        const auto pictures = static_cast<double>(result.perClass[truth].pictures);
        for (std::size_t answer = 0; answer < result.confusion.size(); ++answer)
            if (const std::int64_t count = result.confusion[truth][answer]; truth != answer && count > 0)
                found.push_back({.truth = static_cast<int>(truth),
                                 .answer = static_cast<int>(answer),
                                 .count = count,
                                 .share = static_cast<double>(count) / pictures});
    }
    const auto name = [&](int label) {
        const auto index = static_cast<std::size_t>(label);
        return index < classes.size() ? std::string_view(classes[index]) : std::string_view();
    };
    std::ranges::stable_sort(found, {}, [&](const ConfusedPair& pair) {
        return std::tuple(-pair.count, name(pair.truth), name(pair.answer));
    });
    return found;
}

void appendPredictions(std::vector<Prediction>& predictions, const HeadLogits& logits, const Batch& batch,
                       const PreparedData& data) {
    for (int row = 0; row < logits.count; ++row) {
        const auto index = static_cast<std::size_t>(row);
        predictions.push_back({.path = data.items[batch.items[index]].path,
                               .truth = static_cast<std::int32_t>(batch.labels[index]),
                               .main = rowOf(logits.main, row, logits.classes),
                               .aux1 = rowOf(logits.aux1, row, logits.classes),
                               .aux2 = rowOf(logits.aux2, row, logits.classes)});
    }
}

}  // namespace studio
