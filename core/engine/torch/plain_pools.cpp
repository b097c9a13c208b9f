// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/torch/gpu_kernels.h"
#include "core/engine/torch/plain_loops.h"
#include "core/network/network.h"

namespace studio::engine::plain {
namespace {

/// Null where there are none.
std::uint8_t* placesOf(const at::Tensor& places) {
    return places.defined() ? dataOf<std::uint8_t>(places) : nullptr;
}

PoolShape poolShape(const at::Tensor& x, const Window& window) {
    const auto side = [&](std::int64_t in) {
        return outputSize(static_cast<int>(in), window.kernel, window.stride, window.padding, true);
    };
    return {x.size(2),       x.size(3),     x.size(1),     side(x.size(2)),
            side(x.size(3)), window.kernel, window.stride, window.padding};
}

at::Tensor emptyPooled(const at::Tensor& x, const PoolShape& shape) {
    return emptyChannelsLast({x.size(0), shape.channels, shape.outHeight, shape.outWidth}, x);
}

}  // namespace

at::Tensor emptyPlaces(const at::Tensor& x, const Window& window) {
    TORCH_CHECK(window.kernel * window.kernel < kNoPlace, "a place in the window is a byte, and one of them is none");
    const PoolShape shape = poolShape(x, window);
    // In the output's memory order; only our own kernels read it.
    return at::empty({x.size(0), shape.outHeight, shape.outWidth, shape.channels}, x.options().dtype(at::kByte));
}

at::Tensor maxPool(const at::Tensor& x, const Window& window, const at::Tensor& places) {
    const PoolShape shape = poolShape(x, window);
    at::Tensor y = emptyPooled(x, shape);
    if (x.is_cuda()) {
        gpu::maxPool(x, y, places, shape);
        return y;
    }
    withType(x, [&](auto type) {
        using T = decltype(type);
        overRows(x.size(0) * shape.outHeight, [&](std::int64_t from, std::int64_t to) {
            kernelsOf<T>().maxPool(dataOf<T>(x), dataOf<T>(y), placesOf(places), shape, from, to);
        });
    });
    return y;
}

void maxPoolGradient(const at::Tensor& dy, const at::Tensor& places, const at::Tensor& dx, const Window& window,
                     bool add) {
    const PoolShape shape = poolShape(dx, window);
    if (dx.is_cuda()) return gpu::maxPoolGradient(dy, places, dx, shape, add);
    withType(dy, [&](auto type) {
        using T = decltype(type);
        overRows(dx.size(0) * shape.height, [&](std::int64_t from, std::int64_t to) {
            kernelsOf<T>().maxPoolGradient(dataOf<T>(dy), placesOf(places), dataOf<T>(dx), shape, add, from, to);
        });
    });
}

Pooled activatedMaxPool(const at::Tensor& x, const Affine& affine, bool training, const Window& window,
                        const at::Tensor& places) {
    const PoolShape shape = poolShape(x, window);
    const bool isNorm = affine.isNorm();
    Pooled pooled{emptyPooled(x, shape), isNorm ? normStatistics(x, affine.norm, training) : Statistics{}};
    const Statistics& of = pooled.statistics;
    const ChannelNorm norm =
        isNorm ? ChannelNorm{floats(of.mean), floats(of.scale), floats(affine.norm.shift)} : ChannelNorm{};
    withType(x, [&](auto type) {
        using T = decltype(type);
        overRows(x.size(0) * shape.outHeight, [&](std::int64_t from, std::int64_t to) {
            kernelsOf<T>().reluMaxPool(dataOf<T>(x), isNorm ? &norm : nullptr, dataOf<T>(pooled.y), placesOf(places),
                                       shape, from, to);
        });
    });
    return pooled;
}

std::vector<at::Tensor> activatedMaxPoolGradient(const at::Tensor& x, const at::Tensor& dy, const at::Tensor& places,
                                                 const at::Tensor& dx, const Affine& affine, const Statistics& of,
                                                 const Window& window) {
    const PoolShape shape = poolShape(dx, window);
    std::vector<at::Tensor> ofParameters;
    withType(dy, [&](auto type) {
        using T = decltype(type);
        const bool isNorm = affine.isNorm();
        const T* const given = isNorm ? dataOf<T>(x) : nullptr;
        const ChannelSums sums =
            sumInShares(dy.size(0) * shape.outHeight, shape.channels,
                        [&](std::int64_t from, std::int64_t rows, double* sum, double* products) {
                            kernelsOf<T>().reluMaxPoolMoments(given, dataOf<T>(dy), placesOf(places), shape,
                                                              isNorm ? floats(of.mean) : nullptr, sum,
                                                              isNorm ? products : nullptr, from, from + rows);
                        });
        if (!isNorm) {
            ofParameters = {firstSums(sums, affine.bias)};
            return maxPoolGradient(dy, places, dx, window, /*add=*/false);
        }
        const NormGradient norm(sums, pixelsOf(dx), of);
        const ChannelNormGradient gradient{floats(of.mean), floats(of.scale), floats(norm.slope), floats(norm.offset)};
        overRows(dx.size(0) * shape.height, [&](std::int64_t from, std::int64_t to) {
            kernelsOf<T>().reluMaxPoolGradient(given, gradient, dataOf<T>(dy), placesOf(places), dataOf<T>(dx), shape,
                                               from, to);
        });
        ofParameters = {norm.dScale, norm.dShift};
    });
    return ofParameters;
}

void averagePoolGradient(const at::Tensor& dy, const at::Tensor& dx, int kernel, int stride) {
    const PoolShape shape{dx.size(2), dx.size(3), dx.size(1), dy.size(2), dy.size(3), kernel, stride, /*padding=*/0};
    if (dx.is_cuda()) return gpu::averagePoolGradient(dy, dx, shape);
    withType(dy, [&](auto type) {
        using T = decltype(type);
        overRows(dx.size(0) * shape.height, [&](std::int64_t from, std::int64_t to) {
            kernelsOf<T>().averagePoolGradient(dataOf<T>(dy), dataOf<T>(dx), shape, from, to);
        });
    });
}

}  // namespace studio::engine::plain
