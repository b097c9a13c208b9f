// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/folded_weights.h"

#include "core/network/network.h"

#include <cmath>
#include <cstring>

namespace studio {
namespace {

constexpr std::string_view kWeight = ".conv.weight", kNorm = ".bn.";

/// `weights` with every output channel multiplied by its factor.
Array scaled(const Array& weights, const std::vector<double>& factors) {
    std::vector<float> values(static_cast<std::size_t>(weights.count()));
    std::memcpy(values.data(), weights.data->data(), values.size() * sizeof(float));
    const std::size_t each = values.size() / factors.size();
    for (std::size_t i = 0; i < values.size(); ++i) values[i] = static_cast<float>(values[i] * factors[i / each]);
    return Array::ofFloats(weights.shape, values);
}

}  // namespace

NamedArrays foldedBatchNorm(const NamedArrays& weights) {
    NamedArrays folded;
    for (const auto& [name, array] : weights) {
        if (name.find(kNorm) != std::string::npos) continue;
        const std::string block = name.ends_with(kWeight) ? name.substr(0, name.size() - kWeight.size()) : "";
        const Array* scale = findArray(weights, block + ".bn.weight");
        if (block.empty() || !scale) {
            folded.emplace_back(name, array);
            continue;
        }
        std::vector<double> factors = scale->toDoubles();
        const std::vector<double> shift = findArray(weights, block + ".bn.bias")->toDoubles();
        const std::vector<double> mean = findArray(weights, block + ".bn.running_mean")->toDoubles();
        const std::vector<double> variance = findArray(weights, block + ".bn.running_var")->toDoubles();
        std::vector<float> bias;
        for (std::size_t c = 0; c < factors.size(); ++c) {
            factors[c] /= std::sqrt(variance[c] + kBatchNormEpsilon);
            bias.push_back(static_cast<float>(shift[c] - mean[c] * factors[c]));
        }
        folded.emplace_back(name, scaled(array, factors));
        folded.emplace_back(block + ".conv.bias", Array::ofFloats({static_cast<std::int64_t>(bias.size())}, bias));
    }
    return folded;
}

}  // namespace studio
