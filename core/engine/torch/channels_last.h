// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <ATen/ATen.h>

/// N x channels x height x width with the channels of a pixel side by side in memory.
namespace studio::engine {

inline at::Tensor channelsLast(const at::Tensor& x) {
    return x.contiguous(at::MemoryFormat::ChannelsLast);
}

/// A new one, on the device of `like` and of its type.
inline at::Tensor emptyChannelsLast(at::IntArrayRef sizes, const at::Tensor& like) {
    return at::empty(sizes, like.options().memory_format(at::MemoryFormat::ChannelsLast));
}

/// Whether two tensors of the same sizes lie alike in memory; strides of sides of length 1 do not count.
inline bool inSameOrder(const at::Tensor& one, const at::Tensor& other) {
    for (std::int64_t i = 0; i < one.dim(); ++i)
        if (one.size(i) > 1 && one.stride(i) != other.stride(i)) return false;
    return true;
}

/// Values from one pixel to the next, of x or of the tensor of which x is a range of channels.
inline std::int64_t pixelStep(const at::Tensor& x) {
    for (const std::int64_t dimension : {3, 2, 0})
        if (x.size(dimension) > 1) return x.stride(dimension);
    return x.size(1);
}

}  // namespace studio::engine
