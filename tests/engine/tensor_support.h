// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <ATen/ATen.h>

#include "core/base/random.h"

/// Tensors for the tests of our own operations.
namespace studio::test {

inline at::Tensor channelsLast(const at::Tensor& x, at::ScalarType type) {
    return x.to(type).contiguous(at::MemoryFormat::ChannelsLast).clone();
}

/// Uniform numbers in [low, high), float64, each one a float32.
inline at::Tensor numbers(at::IntArrayRef shape, double low, double high, std::uint64_t seed) {
    at::Tensor x = at::empty(shape, at::kDouble);
    Random random(seed);
    for (std::int64_t i = 0; i < x.numel(); ++i)
        x.data_ptr<double>()[i] = static_cast<float>(random.uniform(low, high));
    return x;
}

inline double strayed(const at::Tensor& value, const at::Tensor& exact) {
    const at::Tensor difference = value.detach().to(at::kDouble) - exact.detach();
    return (difference.norm() / exact.detach().norm()).item<double>();
}

}  // namespace studio::test
