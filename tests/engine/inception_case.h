// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/torch/fused_ops.h"
#include "tensor_support.h"

#include <cmath>
#include <vector>

namespace studio::test {

/// An Inception module of few channels.
struct InceptionCase {
    static constexpr int kIn = 24;
    engine::InceptionTensors tensors;
    std::vector<at::Tensor> learned, running;

    InceptionCase(bool norm, at::ScalarType type) {
        using T = engine::InceptionTensors;
        add(T::k1x1, kIn, 16, 1, norm, type);
        add(T::k3x3Reduce, kIn, 24, 1, norm, type);
        add(T::k3x3, 24, 32, 3, norm, type);
        add(T::k5x5Reduce, kIn, 8, 1, norm, type);
        add(T::k5x5, 8, 16, 5, norm, type);
        add(T::kPoolProjection, kIn, 8, 1, norm, type);
    }
    void add(engine::InceptionTensors::Part part, int in, int out, int kernel, bool norm, at::ScalarType type) {
        const auto seed = static_cast<std::uint64_t>(10 * part + 100);
        const double bound = std::sqrt(6.0 / (in * kernel * kernel));
        const auto learnedOf = [&](const at::Tensor& value) {
            at::Tensor tensor = value.dim() == 4 ? channelsLast(value, type) : value.to(type);
            learned.push_back(tensor.set_requires_grad(true));
            return tensor;
        };
        engine::ConvTensors& conv = tensors.parts[part];
        conv.padding = kernel / 2;
        conv.weight = learnedOf(numbers({out, in, kernel, kernel}, -bound, bound, seed));
        if (!norm) {
            conv.affine.bias = learnedOf(numbers({out}, -0.5, 0.5, seed + 1));
            return;
        }
        conv.affine.norm.scale = learnedOf(numbers({out}, 0.5, 2, seed + 2));
        conv.affine.norm.shift = learnedOf(numbers({out}, -1, 1, seed + 3));
        running.push_back(conv.affine.norm.runningMean = numbers({out}, -1, 1, seed + 4).to(type));
        running.push_back(conv.affine.norm.runningVar = numbers({out}, 0.5, 2, seed + 5).to(type));
    }
};

}  // namespace studio::test
