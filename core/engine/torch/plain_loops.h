// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/torch/channels_last.h"
#include "core/engine/torch/plain_ops.h"

#include <ATen/Parallel.h>
#include <algorithm>
#include <utility>

/// What plain_ops.cpp and plain_pools.cpp have in common: kernels on a CPU's tensors, on all threads.
namespace studio::engine::plain {

constexpr std::int64_t kPixelGrain = 64;
constexpr std::int64_t kRowGrain = 4;

template <class T>
const TensorKernels<T>& kernelsOf();
template <>
inline const TensorKernels<float>& kernelsOf<float>() {
    return kernels().forFloat;
}
template <>
inline const TensorKernels<Brain>& kernelsOf<Brain>() {
    return kernels().forBrain;
}

template <class T>
T* dataOf(const at::Tensor& tensor) {
    return static_cast<T*>(tensor.data_ptr());
}
inline float* floats(const at::Tensor& tensor) {
    return tensor.data_ptr<float>();  // throws when it is of another type
}
template <class T>
Rows<T> rowsOf(const at::Tensor& x) {
    return {dataOf<T>(x), pixelStep(x)};
}
template <class T>
Rows<const T> constRowsOf(const at::Tensor& x) {
    return {dataOf<T>(x), pixelStep(x)};
}

inline std::int64_t pixelsOf(const at::Tensor& x) {
    return x.numel() / x.size(1);
}

/// Calls work with a value of the element's type: float or Brain.
template <class F>
void withType(const at::Tensor& x, F&& work) {
    if (x.scalar_type() == at::kFloat) {
        work(float{});
    } else {
        work(Brain{});
    }
}

/// Work on pixels, in parallel: work(first, how many).
template <class F>
void overPixels(const at::Tensor& x, F&& work) {
    at::parallel_for(0, pixelsOf(x), kPixelGrain, [&](std::int64_t from, std::int64_t to) { work(from, to - from); });
}

/// Work on rows of pixels, in parallel: work(first, end).
template <class F>
void overRows(std::int64_t rows, F&& work) {
    at::parallel_for(0, rows, kRowGrain, work);
}

struct ChannelSums {
    std::vector<double> first, second;
};
/// Two sums for each channel over `count` pixels or rows: each thread has its own share of them, added up in order.
/// add(first, how many, sums, other sums)
template <class F>
ChannelSums sumInShares(std::int64_t count, std::int64_t channels, F&& add) {
    const std::int64_t shares = std::max<std::int64_t>(1, std::min<std::int64_t>(at::get_num_threads(), count));
    const auto size = static_cast<std::size_t>(channels);
    std::vector<double> sums(static_cast<std::size_t>(shares) * size), others(sums.size());
    at::parallel_for(0, shares, 1, [&](std::int64_t begin, std::int64_t end) {
        for (std::int64_t k = begin; k < end; ++k) {
            const std::int64_t from = count * k / shares, to = count * (k + 1) / shares;
            add(from, to - from, sums.data() + k * channels, others.data() + k * channels);
        }
    });
    for (std::size_t i = size; i < sums.size(); ++i) {
        sums[i % size] += sums[i];
        others[i % size] += others[i];
    }
    return {std::move(sums), std::move(others)};
}
template <class F>
ChannelSums sumOverPixels(const at::Tensor& x, F&& add) {
    return sumInShares(pixelsOf(x), x.size(1), std::forward<F>(add));
}

/// A channel's first sum each.
inline at::Tensor firstSums(const ChannelSums& sums, const at::Tensor& like) {
    at::Tensor result = at::empty_like(like);
    std::transform(sums.first.begin(), sums.first.begin() + like.numel(), floats(result),
                   [](double sum) { return static_cast<float>(sum); });
    return result;
}

/// What batch norm scales by: of the batch when training, else the running statistics.
Statistics normStatistics(const at::Tensor& x, const BatchNormTensors& norm, bool training);

/// With g the gradient after the ReLU's mask, P pixels and x' = x - mean:
/// dx = a (g - sum(g) / P - x' inverse^2 sum(g x') / P); d scale = inverse sum(g x'); d shift = sum(g).
struct NormGradient {
    at::Tensor slope, offset;  ///< dx = a g + slope x' + offset
    at::Tensor dScale, dShift;

    /// `sums`: sum(g) and sum(g x').
    NormGradient(const ChannelSums& sums, std::int64_t pixels, const Statistics& of)
        : slope(at::empty_like(of.scale)),
          offset(at::empty_like(of.scale)),
          dScale(at::empty_like(of.scale)),
          dShift(firstSums(sums, of.scale)) {
        const auto count = static_cast<double>(pixels);
        for (std::int64_t c = 0; c < of.scale.numel(); ++c) {
            const auto i = static_cast<std::size_t>(c);
            const double sum = sums.first[i], product = sums.second[i];
            const double factor = floats(of.scale)[c], deviation = floats(of.inverse)[c];
            floats(slope)[c] = static_cast<float>(-factor * deviation * deviation * product / count);
            floats(offset)[c] = static_cast<float>(-factor * sum / count);
            floats(dScale)[c] = static_cast<float>(deviation * product);
        }
    }
};

}  // namespace studio::engine::plain
