// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/initial_weights.h"

#include "core/base/error.h"
#include "core/base/random.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <numbers>
#include <set>

namespace studio {
namespace {

constexpr double kClassifierStd = 0.01;
constexpr double kTruncatedStd = 0.01;
constexpr float kCaffeBias = 0.2f;

/// Box and Muller 1958; one number a call, the sine's twin is not kept.
double normal(Random& random) {
    const double radius = std::sqrt(-2.0 * std::log(1.0 - random.uniform()));
    return radius * std::cos(2.0 * std::numbers::pi * random.uniform());
}

std::int64_t product(const std::vector<std::int64_t>& shape, std::size_t from) {
    std::int64_t count = 1;
    for (std::size_t i = from; i < shape.size(); ++i) count *= shape[i];
    return count;
}

template <class Draw>
std::vector<float> filled(std::int64_t count, Draw draw) {
    std::vector<float> values(static_cast<std::size_t>(count));
    for (float& value : values) value = static_cast<float>(draw());
    return values;
}

std::vector<float> weightValues(const StateEntry& entry, Initialisation init, Random& random) {
    const std::int64_t count = product(entry.shape, 0);
    const bool convolution = entry.shape.size() == 4;
    const double fanIn = static_cast<double>(product(entry.shape, 1));
    switch (init) {
        case Initialisation::KaimingFanOut: {
            const double fanOut = fanIn / static_cast<double>(entry.shape[1]) * static_cast<double>(entry.shape[0]);
            const double std = convolution ? std::sqrt(2.0 / fanOut) : kClassifierStd;
            return filled(count, [&] { return std * normal(random); });
        }
        case Initialisation::TruncatedNormal:
            // torch.nn.init.trunc_normal_(std=0.01, a=-2, b=2): 200 deviations away there is nothing to cut.
            return filled(count, [&] { return kTruncatedStd * normal(random); });
        case Initialisation::KaimingUniform:
            return filled(count, [&, bound = 1.0 / std::sqrt(fanIn)] { return random.uniform(-bound, bound); });
        case Initialisation::Caffe:
            return filled(count, [&, bound = std::sqrt(3.0 / fanIn)] { return random.uniform(-bound, bound); });
    }
    return {};
}

/// `fanIn` is that of the weight the bias belongs to.
std::vector<float> biasValues(const StateEntry& entry, Initialisation init, double fanIn, bool classifier,
                              Random& random) {
    const std::int64_t count = product(entry.shape, 0);
    switch (init) {
        case Initialisation::KaimingFanOut:
            return filled(count, [] { return 0.0; });
        case Initialisation::TruncatedNormal:
        case Initialisation::KaimingUniform:
            return filled(count, [&, bound = 1.0 / std::sqrt(fanIn)] { return random.uniform(-bound, bound); });
        case Initialisation::Caffe:
            return filled(count, [&] { return classifier ? 0.0f : kCaffeBias; });
    }
    return {};
}

template <class T>
Array arrayOf(DType dtype, std::vector<std::int64_t> shape, const std::vector<T>& values) {
    auto bytes = std::make_shared<std::vector<std::byte>>(values.size() * sizeof(T));
    std::memcpy(bytes->data(), values.data(), bytes->size());
    return {dtype, std::move(shape), std::move(bytes)};
}

Array batchNormArray(const StateEntry& entry) {
    if (entry.shape.empty()) return arrayOf<std::int64_t>(DType::Int64, {}, {0});
    const bool one = entry.name.ends_with("weight") || entry.name.ends_with("running_var");
    return arrayOf(DType::Float32, entry.shape, std::vector<float>(static_cast<std::size_t>(entry.shape[0]), one));
}

std::string shapeText(const std::vector<std::int64_t>& shape) {
    std::string text = "[";
    for (const std::int64_t side : shape) text += (text.size() > 1 ? ", " : "") + std::to_string(side);
    return text + "]";
}

/// The engine copies its bytes as they are.
bool isFilled(const Array& array) {
    const std::size_t bytes = static_cast<std::size_t>(array.count()) * dtypeSize(array.dtype);
    return array.data && array.data->size() == bytes;
}

}  // namespace

NamedArrays initialWeights(const NetworkSpec& network, Initialisation init, std::uint64_t seed) {
    NamedArrays weights;
    double fanIn = 1;
    for (const StateEntry& entry : stateEntries(network)) {
        Random random(seed, weights.size() + 1);
        if (entry.name.find(".bn.") != std::string::npos) {
            weights.emplace_back(entry.name, batchNormArray(entry));
        } else if (entry.name.ends_with(".weight")) {
            fanIn = static_cast<double>(product(entry.shape, 1));
            weights.emplace_back(entry.name, arrayOf(DType::Float32, entry.shape, weightValues(entry, init, random)));
        } else {
            const bool classifier = entry.name == "fc.bias" || entry.name.ends_with(".fc2.bias");
            weights.emplace_back(
                entry.name, arrayOf(DType::Float32, entry.shape, biasValues(entry, init, fanIn, classifier, random)));
        }
    }
    return weights;
}

void requireWeightsFit(const NetworkSpec& network, const NamedArrays& weights) {
    std::string misfits;
    const auto add = [&](const std::string& text) { misfits += (misfits.empty() ? "" : "; ") + text; };
    std::set<std::string> known;
    for (const StateEntry& entry : stateEntries(network)) {
        known.insert(entry.name);
        const auto found =
            std::find_if(weights.begin(), weights.end(), [&](const auto& named) { return named.first == entry.name; });
        if (found == weights.end()) {
            add(entry.name + " is missing");
        } else if (found->second.shape != entry.shape) {
            add(entry.name + " is " + shapeText(found->second.shape) + ", not " + shapeText(entry.shape));
        } else if (!isFilled(found->second)) {
            add(entry.name + " has not as many bytes as its shape needs");
        }
    }
    for (const auto& [name, array] : weights)
        if (!known.contains(name)) add(name + " is not part of it");
    if (!misfits.empty()) throw Error(ErrorCode::WeightsDoNotFit, {"the weights given", misfits});
}

}  // namespace studio
