// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/torch/plain_ops.h"

#include "core/engine/torch/channels_last.h"
#include "core/engine/torch/gpu_kernels.h"
#include "core/engine/torch/kernels.h"
#include "core/engine/torch/plain_loops.h"
#include "core/network/network.h"

#include <algorithm>
#include <cmath>
#include <tuple>

namespace studio::engine::plain {
namespace {

constexpr float kLrnSlope = static_cast<float>(kLrnAlpha / (2 * kLrnReach + 1));
void biasRelu(const at::Tensor& x, const at::Tensor& y, const Affine& affine) {
    if (x.is_cuda()) return gpu::biasRelu(x, y, affine.bias);
    const float* const bias = affine.added ? nullptr : floats(affine.bias);
    withType(x, [&](auto type) {
        using T = decltype(type);
        overPixels(x, [&](std::int64_t from, std::int64_t pixels) {
            kernelsOf<T>().biasRelu(constRowsOf<T>(x).from(from), rowsOf<T>(y).from(from), pixels, x.size(1), bias);
        });
    });
}

at::Tensor biasReluGradient(const at::Tensor& y, const at::Tensor& dy, const at::Tensor& dx, const at::Tensor& bias) {
    at::Tensor dBias;
    if (y.is_cuda()) {
        gpu::biasReluGradient(y, dy, dx, dBias = at::empty_like(bias));
        return dBias;
    }
    withType(y, [&](auto type) {
        using T = decltype(type);
        const ChannelSums sums =
            sumOverPixels(y, [&](std::int64_t from, std::int64_t pixels, double* sum, double* /*other*/) {
                kernelsOf<T>().biasReluGradient(constRowsOf<T>(y).from(from), constRowsOf<T>(dy).from(from),
                                                rowsOf<T>(dx).from(from), pixels, y.size(1), sum);
            });
        dBias = firstSums(sums, bias);
    });
    return dBias;
}

/// y = max(0, a (x - mean) + shift), a number each for a channel.
void scaleRelu(const at::Tensor& x, const at::Tensor& y, const at::Tensor& mean, const at::Tensor& a,
               const at::Tensor& shift) {
    if (x.is_cuda()) return gpu::scaleRelu(x, y, mean, a, shift);
    withType(x, [&](auto type) {
        using T = decltype(type);
        overPixels(x, [&](std::int64_t from, std::int64_t pixels) {
            kernelsOf<T>().scaleRelu(constRowsOf<T>(x).from(from), rowsOf<T>(y).from(from), pixels, x.size(1),
                                     floats(mean), floats(a), floats(shift));
        });
    });
}

/// Batch mean and 1 / sqrt(variance + eps), and the running statistics moved towards them.
std::pair<at::Tensor, at::Tensor> batchStatistics(const at::Tensor& x, const BatchNormTensors& norm) {
    at::Tensor mean = at::empty_like(norm.runningMean), inverse = at::empty_like(norm.runningMean);
    if (x.is_cuda()) {
        gpu::batchStatistics(x, mean, inverse, norm.runningMean, norm.runningVar, kBatchNormMomentum,
                             kBatchNormEpsilon);
        return {mean, inverse};
    }
    // Sums of differences from one of the values lose fewer digits than sums of the values; one in the middle, since
    // the padding of convolutions shows at the edges.
    const at::Tensor origin =
        x.select(0, 0).select(1, x.size(2) / 2).select(1, x.size(3) / 2).to(at::kFloat).contiguous();
    ChannelSums sums;
    withType(x, [&](auto type) {
        using T = decltype(type);
        sums = sumOverPixels(x, [&](std::int64_t from, std::int64_t pixels, double* sum, double* squares) {
            kernelsOf<T>().moments(constRowsOf<T>(x).from(from), pixels, x.size(1), floats(origin), sum, squares);
        });
    });
    const auto count = static_cast<double>(pixelsOf(x));
    for (std::int64_t c = 0; c < x.size(1); ++c) {
        const auto i = static_cast<std::size_t>(c);
        const double offset = sums.first[i] / count;
        const double variance = std::max(0.0, sums.second[i] / count - offset * offset);
        const double exact = floats(origin)[c] + offset;
        floats(mean)[c] = static_cast<float>(exact);
        floats(inverse)[c] = static_cast<float>(1 / std::sqrt(variance + kBatchNormEpsilon));
        float& runningMean = floats(norm.runningMean)[c];
        float& runningVar = floats(norm.runningVar)[c];
        const double unbiased = variance * count / std::max(1.0, count - 1);
        runningMean = static_cast<float>(runningMean + kBatchNormMomentum * (exact - runningMean));
        runningVar = static_cast<float>(runningVar + kBatchNormMomentum * (unbiased - runningVar));
    }
    return {mean, inverse};
}

std::vector<at::Tensor> batchNormGradient(const at::Tensor& x, const at::Tensor& dy, const at::Tensor& dx,
                                          const at::Tensor& shift, const Statistics& of) {
    if (x.is_cuda()) {
        at::Tensor dScale = at::empty_like(of.scale), dShift = at::empty_like(of.scale);
        gpu::batchNormGradient(x, dy, of.mean, of.inverse, of.scale, shift, dx, dScale, dShift);
        return {dScale, dShift};
    }
    const std::int64_t channels = x.size(1);
    std::vector<at::Tensor> ofParameters;
    withType(x, [&](auto type) {
        using T = decltype(type);
        const ChannelSums sums = sumOverPixels(x, [&](std::int64_t from, std::int64_t pixels, double* sum,
                                                      double* product) {
            kernelsOf<T>().gradientMoments(constRowsOf<T>(x).from(from), constRowsOf<T>(dy).from(from), pixels,
                                           channels, floats(of.mean), floats(of.scale), floats(shift), sum, product);
        });
        const NormGradient norm(sums, pixelsOf(x), of);
        overPixels(x, [&](std::int64_t from, std::int64_t pixels) {
            kernelsOf<T>().gradient(constRowsOf<T>(x).from(from), constRowsOf<T>(dy).from(from),
                                    rowsOf<T>(dx).from(from), pixels, channels, floats(of.mean), floats(of.scale),
                                    floats(shift), floats(norm.slope), floats(norm.offset));
        });
        ofParameters = {norm.dScale, norm.dShift};
    });
    return ofParameters;
}

}  // namespace

bool isOurs(const at::Tensor& x, std::int64_t channels) {
    if (x.is_cuda()) return gpu::isOurs(x, channels);
    return x.device().is_cpu() && (x.scalar_type() == at::kFloat || x.scalar_type() == at::kBFloat16) && x.dim() == 4 &&
           std::max(channels, x.size(1)) <= kMaxChannels && x.is_contiguous(at::MemoryFormat::ChannelsLast);
}

bool convolutionAddsBias(const at::Tensor& x, const Affine& affine) {
    return !affine.isNorm() && x.is_cpu() && isOurs(x);
}

Statistics normStatistics(const at::Tensor& x, const BatchNormTensors& norm, bool training) {
    Statistics statistics;
    if (training) {
        std::tie(statistics.mean, statistics.inverse) = batchStatistics(x, norm);
    } else {
        statistics.mean = norm.runningMean;
        statistics.inverse = (norm.runningVar + kBatchNormEpsilon).rsqrt();
    }
    statistics.scale = norm.scale * statistics.inverse;
    return statistics;
}

Statistics activate(const at::Tensor& x, const at::Tensor& y, const Affine& affine, bool training) {
    if (!affine.isNorm()) {
        biasRelu(x, y, affine);
        return {};
    }
    const Statistics statistics = normStatistics(x, affine.norm, training);
    scaleRelu(x, y, statistics.mean, statistics.scale, affine.norm.shift);
    return statistics;
}

std::vector<at::Tensor> activationGradient(const at::Tensor& kept, const at::Tensor& dy, const at::Tensor& dx,
                                           const Affine& affine, const Statistics& statistics) {
    if (affine.isNorm()) return batchNormGradient(kept, dy, dx, affine.norm.shift, statistics);
    return {biasReluGradient(kept, dy, dx, affine.bias)};
}

at::Tensor normalised(const at::Tensor& bytes, const Normalisation& by, at::ScalarType type) {
    constexpr std::int64_t kChannels = 3;
    const at::Tensor in = bytes.contiguous();
    at::Tensor y = at::empty({in.size(0), kChannels, in.size(1), in.size(2)},
                             in.options().dtype(type).memory_format(at::MemoryFormat::ChannelsLast));
    withType(y, [&](auto kind) {
        using T = decltype(kind);
        overPixels(y, [&](std::int64_t from, std::int64_t pixels) {
            kernelsOf<T>().normalise(dataOf<std::uint8_t>(in) + from * kChannels, dataOf<T>(y) + from * kChannels,
                                     pixels, by.scale, by.mean.data(), by.deviation.data());
        });
    });
    return y;
}

double sumOfSquares(const std::vector<at::Tensor>& tensors) {
    double all = 0;
    for (const at::Tensor& tensor : tensors) {
        const float* const values = floats(tensor);
        const ChannelSums sums =
            sumInShares(tensor.numel(), 1, [&](std::int64_t from, std::int64_t count, double* sum, double* /*other*/) {
                *sum = kernels().sumOfSquares(values + from, count);
            });
        all += sums.first.front();
    }
    return all;
}

at::Tensor localResponseNorm(const at::Tensor& x) {
    at::Tensor y = at::empty_like(x);
    if (x.is_cuda()) {
        gpu::localResponseNorm(x, y, kLrnSlope);
        return y;
    }
    const std::int64_t channels = x.size(1);
    withType(x, [&](auto type) {
        using T = decltype(type);
        overPixels(x, [&](std::int64_t from, std::int64_t pixels) {
            kernelsOf<T>().lrn(dataOf<T>(x) + from * channels, dataOf<T>(y) + from * channels, pixels, channels,
                               kLrnSlope);
        });
    });
    return y;
}

at::Tensor localResponseNormGradient(const at::Tensor& x, const at::Tensor& dy) {
    at::Tensor dx = at::empty_like(x);
    if (x.is_cuda()) {
        gpu::localResponseNormGradient(x, dy, dx, kLrnSlope);
        return dx;
    }
    const std::int64_t channels = x.size(1);
    withType(x, [&](auto type) {
        using T = decltype(type);
        overPixels(x, [&](std::int64_t from, std::int64_t pixels) {
            kernelsOf<T>().lrnGradient(dataOf<T>(x) + from * channels, dataOf<T>(dy) + from * channels,
                                       dataOf<T>(dx) + from * channels, pixels, channels, kLrnSlope);
        });
    });
    return dx;
}

}  // namespace studio::engine::plain
