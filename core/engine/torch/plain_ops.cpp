// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/torch/plain_ops.h"

#include "core/engine/torch/channels_last.h"
#include "core/engine/torch/gpu_kernels.h"
#include "core/network/network.h"

#include <ATen/Parallel.h>
#include <algorithm>
#include <cmath>
#include <tuple>

namespace studio::engine::plain {
namespace {

constexpr float kLrnSlope = static_cast<float>(kLrnAlpha / (2 * kLrnReach + 1));
constexpr std::int64_t kPixelGrain = 64;
constexpr std::int64_t kRowGrain = 4;

template <class T>
const TensorKernels<T>& kernelsOf();
template <>
const TensorKernels<float>& kernelsOf<float>() {
    return kernels().forFloat;
}
template <>
const TensorKernels<Brain>& kernelsOf<Brain>() {
    return kernels().forBrain;
}

template <class T>
T* dataOf(const at::Tensor& tensor) {
    return static_cast<T*>(tensor.data_ptr());
}
float* floats(const at::Tensor& tensor) {
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

/// Null where there are none.
std::uint8_t* placesOf(const at::Tensor& places) {
    return places.defined() ? dataOf<std::uint8_t>(places) : nullptr;
}

std::int64_t pixelsOf(const at::Tensor& x) {
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
at::Tensor firstSums(const ChannelSums& sums, const at::Tensor& like) {
    at::Tensor result = at::empty_like(like);
    std::transform(sums.first.begin(), sums.first.begin() + like.numel(), floats(result),
                   [](double sum) { return static_cast<float>(sum); });
    return result;
}

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

/// What batch norm scales by: of the batch when training, else the running statistics.
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

bool isOurs(const at::Tensor& x, std::int64_t channels) {
    if (x.is_cuda()) return gpu::isOurs(x, channels);
    return x.device().is_cpu() && (x.scalar_type() == at::kFloat || x.scalar_type() == at::kBFloat16) &&
           x.is_contiguous(at::MemoryFormat::ChannelsLast);
}

bool convolutionAddsBias(const at::Tensor& x, const Affine& affine) {
    return !affine.isNorm() && x.is_cpu() && isOurs(x);
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

at::Tensor emptyPlaces(const at::Tensor& x, const Window& window) {
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

at::Tensor activatedMaxPool(const at::Tensor& x, const Affine& affine, bool training, const Window& window,
                            const at::Tensor& places, Statistics& statistics) {
    const PoolShape shape = poolShape(x, window);
    at::Tensor y = emptyPooled(x, shape);
    if (affine.isNorm()) statistics = normStatistics(x, affine.norm, training);
    const ChannelNorm norm =
        affine.isNorm() ? ChannelNorm{floats(statistics.mean), floats(statistics.scale), floats(affine.norm.shift)}
                        : ChannelNorm{};
    withType(x, [&](auto type) {
        using T = decltype(type);
        overRows(x.size(0) * shape.outHeight, [&](std::int64_t from, std::int64_t to) {
            kernelsOf<T>().reluMaxPool(dataOf<T>(x), affine.isNorm() ? &norm : nullptr, dataOf<T>(y), placesOf(places),
                                       shape, from, to);
        });
    });
    return y;
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
