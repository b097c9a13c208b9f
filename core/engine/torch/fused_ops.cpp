// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/torch/fused_ops.h"

#include "core/engine/torch/gpu_kernels.h"
#include "core/engine/torch/kernels.h"
#include "core/network/network.h"

#include <ATen/Parallel.h>
#include <torch/csrc/autograd/custom_function.h>
#include <cmath>
#include <vector>

namespace studio::engine {
namespace {

using torch::autograd::AutogradContext;
using torch::autograd::variable_list;

/// The statistics move by this share a step, PyTorch's default.
constexpr double kBatchNormMomentum = 0.1;
/// Szegedy et al. 2014 follow Krizhevsky et al. 2012; caffe and PyTorch divide alpha by the number of channels.
constexpr double kLrnAlpha = 1e-4;
constexpr std::int64_t kLrnReach = 2;
constexpr float kLrnSlope = static_cast<float>(kLrnAlpha / (2 * kLrnReach + 1));
constexpr std::int64_t kPixelGrain = 64;
constexpr std::int64_t kRowGrain = 4;
constexpr std::int64_t kNumberGrain = 1 << 14;

bool isOurs(const at::Tensor& x) {
    if (gpu::isOurs(x)) return true;
    return x.device().is_cpu() && (x.scalar_type() == at::kFloat || x.scalar_type() == at::kBFloat16) &&
           x.is_contiguous(at::MemoryFormat::ChannelsLast);
}

at::Tensor channelsLast(const at::Tensor& x) {
    return x.contiguous(at::MemoryFormat::ChannelsLast);
}

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

/// Calls work with a value of the element's type: float or Brain.
template <class F>
void withType(const at::Tensor& x, F&& work) {
    if (x.scalar_type() == at::kFloat) {
        work(float{});
    } else {
        work(Brain{});
    }
}

/// Two sums for each channel over all pixels: each thread has its own share of them, added up in order.
template <class F>
std::pair<std::vector<double>, std::vector<double>> sumOverPixels(std::int64_t pixels, std::int64_t channels, F&& add) {
    const std::int64_t shares = std::max<std::int64_t>(1, std::min<std::int64_t>(at::get_num_threads(), pixels));
    const auto size = static_cast<std::size_t>(channels);
    std::vector<double> sums(static_cast<std::size_t>(shares) * size), others(sums.size());
    at::parallel_for(0, shares, 1, [&](std::int64_t begin, std::int64_t end) {
        for (std::int64_t k = begin; k < end; ++k) {
            const std::int64_t from = pixels * k / shares, to = pixels * (k + 1) / shares;
            add(from, to, sums.data() + k * channels, others.data() + k * channels);
        }
    });
    for (std::size_t i = size; i < sums.size(); ++i) {
        sums[i % size] += sums[i];
        others[i % size] += others[i];
    }
    return {std::move(sums), std::move(others)};
}

/// y = max(0, a (x - mean) + shift), a number each for a channel.
at::Tensor scaledRelu(const at::Tensor& x, const at::Tensor& mean, const at::Tensor& a, const at::Tensor& shift) {
    at::Tensor y = at::empty_like(x);
    if (x.is_cuda()) {
        gpu::scaleRelu(x, y, mean, a, shift);
        return y;
    }
    const std::int64_t channels = x.size(1);
    withType(x, [&](auto type) {
        using T = decltype(type);
        at::parallel_for(0, x.numel() / channels, kPixelGrain, [&](std::int64_t from, std::int64_t to) {
            kernelsOf<T>().scaleRelu(dataOf<T>(x) + from * channels, dataOf<T>(y) + from * channels, to - from,
                                     channels, dataOf<float>(mean), dataOf<float>(a), dataOf<float>(shift));
        });
    });
    return y;
}

/// Batch mean and 1 / sqrt(variance + eps), and the running statistics moved towards them.
std::pair<at::Tensor, at::Tensor> batchStatistics(const at::Tensor& x, const BatchNormTensors& norm) {
    if (x.is_cuda()) {
        const at::Tensor mean = at::empty_like(norm.runningMean), inverse = at::empty_like(norm.runningMean);
        gpu::batchStatistics(x, mean, inverse, norm.runningMean, norm.runningVar, kBatchNormMomentum,
                             kBatchNormEpsilon);
        return {mean, inverse};
    }
    const std::int64_t channels = x.size(1), pixels = x.numel() / channels;
    // Sums of differences from one of the values lose fewer digits than sums of the values; one in the middle, since
    // the padding of convolutions shows at the edges.
    const at::Tensor origin =
        x.select(0, 0).select(1, x.size(2) / 2).select(1, x.size(3) / 2).to(at::kFloat).contiguous();
    std::pair<std::vector<double>, std::vector<double>> sums;
    withType(x, [&](auto type) {
        using T = decltype(type);
        sums = sumOverPixels(pixels, channels, [&](std::int64_t from, std::int64_t to, double* sum, double* squares) {
            kernelsOf<T>().moments(dataOf<T>(x) + from * channels, to - from, channels, dataOf<float>(origin), sum,
                                   squares);
        });
    });
    at::Tensor mean = at::empty_like(origin), inverse = at::empty_like(origin);
    const auto count = static_cast<double>(pixels);
    for (std::int64_t c = 0; c < channels; ++c) {
        const auto i = static_cast<std::size_t>(c);
        const double offset = sums.first[i] / count;
        const double variance = std::max(0.0, sums.second[i] / count - offset * offset);
        const double exact = dataOf<float>(origin)[c] + offset;
        dataOf<float>(mean)[c] = static_cast<float>(exact);
        dataOf<float>(inverse)[c] = static_cast<float>(1 / std::sqrt(variance + kBatchNormEpsilon));
        float& runningMean = dataOf<float>(norm.runningMean)[c];
        float& runningVar = dataOf<float>(norm.runningVar)[c];
        const double unbiased = variance * count / std::max(1.0, count - 1);
        runningMean = static_cast<float>(runningMean + kBatchNormMomentum * (exact - runningMean));
        runningVar = static_cast<float>(runningVar + kBatchNormMomentum * (unbiased - runningVar));
    }
    return {mean, inverse};
}

class BatchNormRelu : public torch::autograd::Function<BatchNormRelu> {
public:
    static at::Tensor forward(AutogradContext* context, const at::Tensor& x, const at::Tensor& scale,
                              const at::Tensor& shift, const at::Tensor& runningMean, const at::Tensor& runningVar) {
        const auto [mean, inverse] = batchStatistics(x, {scale, shift, runningMean, runningVar});
        const at::Tensor a = scale * inverse;
        context->save_for_backward({x, mean, inverse, a, shift});
        return scaledRelu(x, mean, a, shift);
    }

    /// With g the gradient after the ReLU's mask, P pixels and x' = x - mean:
    /// dx = a (g - sum(g) / P - x' inverse^2 sum(g x') / P); d scale = inverse sum(g x'); d shift = sum(g).
    static variable_list backward(AutogradContext* context, variable_list gradients) {
        const variable_list saved = context->get_saved_variables();
        const at::Tensor &x = saved[0], &mean = saved[1], &inverse = saved[2], &a = saved[3], &shift = saved[4];
        const at::Tensor dy = channelsLast(gradients[0]);
        const std::int64_t channels = x.size(1), pixels = x.numel() / channels;
        at::Tensor dx = at::empty_like(x);
        at::Tensor dScale = at::empty_like(a), dShift = at::empty_like(a);
        if (x.is_cuda()) {
            gpu::batchNormGradient(x, dy, mean, inverse, a, shift, dx, dScale, dShift);
            return {dx, dScale, dShift, at::Tensor(), at::Tensor()};
        }
        at::Tensor slope = at::empty_like(a), offset = at::empty_like(a);
        withType(x, [&](auto type) {
            using T = decltype(type);
            const auto [sums, products] =
                sumOverPixels(pixels, channels, [&](std::int64_t from, std::int64_t to, double* sum, double* product) {
                    kernelsOf<T>().gradientMoments(dataOf<T>(x) + from * channels, dataOf<T>(dy) + from * channels,
                                                   to - from, channels, dataOf<float>(mean), dataOf<float>(a),
                                                   dataOf<float>(shift), sum, product);
                });
            for (std::int64_t c = 0; c < channels; ++c) {
                const double sum = sums[static_cast<std::size_t>(c)], product = products[static_cast<std::size_t>(c)];
                const double factor = dataOf<float>(a)[c], deviation = dataOf<float>(inverse)[c];
                const double tilt = factor * deviation * deviation * product / static_cast<double>(pixels);
                dataOf<float>(slope)[c] = static_cast<float>(-tilt);
                dataOf<float>(offset)[c] = static_cast<float>(-factor * sum / static_cast<double>(pixels));
                dataOf<float>(dScale)[c] = static_cast<float>(deviation * product);
                dataOf<float>(dShift)[c] = static_cast<float>(sum);
            }
            at::parallel_for(0, pixels, kPixelGrain, [&](std::int64_t from, std::int64_t to) {
                kernelsOf<T>().gradient(dataOf<T>(x) + from * channels, dataOf<T>(dy) + from * channels,
                                        dataOf<T>(dx) + from * channels, to - from, channels, dataOf<float>(mean),
                                        dataOf<float>(a), dataOf<float>(shift), dataOf<float>(slope),
                                        dataOf<float>(offset));
            });
        });
        return {dx, dScale, dShift, at::Tensor(), at::Tensor()};
    }
};

PoolShape poolShape(const at::Tensor& x, int kernel, int stride, int padding) {
    const auto side = [&](std::int64_t in) { return outputSize(static_cast<int>(in), kernel, stride, padding, true); };
    return {x.size(2), x.size(3), x.size(1), side(x.size(2)), side(x.size(3)), kernel, stride, padding};
}

/// `places` may be undefined.
at::Tensor pooled(const at::Tensor& x, const at::Tensor& places, const PoolShape& shape) {
    at::Tensor y = at::empty({x.size(0), shape.channels, shape.outHeight, shape.outWidth},
                             x.options().memory_format(at::MemoryFormat::ChannelsLast));
    if (x.is_cuda()) {
        gpu::maxPool(x, y, places, shape);
        return y;
    }
    std::uint8_t* where = places.defined() ? dataOf<std::uint8_t>(places) : nullptr;
    withType(x, [&](auto type) {
        using T = decltype(type);
        at::parallel_for(0, x.size(0) * shape.outHeight, kRowGrain, [&](std::int64_t from, std::int64_t to) {
            kernelsOf<T>().maxPool(dataOf<T>(x), dataOf<T>(y), where, shape, from, to);
        });
    });
    return y;
}

class MaxPool : public torch::autograd::Function<MaxPool> {
public:
    static at::Tensor forward(AutogradContext* context, const at::Tensor& x, std::int64_t kernel, std::int64_t stride,
                              std::int64_t padding) {
        const PoolShape shape =
            poolShape(x, static_cast<int>(kernel), static_cast<int>(stride), static_cast<int>(padding));
        // In the output's memory order; only our own kernels read it.
        const at::Tensor places =
            at::empty({x.size(0), shape.outHeight, shape.outWidth, shape.channels}, x.options().dtype(at::kByte));
        context->save_for_backward({places});
        context->saved_data["input"] = std::vector<std::int64_t>{x.size(0), x.size(1), x.size(2), x.size(3)};
        context->saved_data["window"] = std::vector<std::int64_t>{kernel, stride, padding};
        return pooled(x, places, shape);
    }

    static variable_list backward(AutogradContext* context, variable_list gradients) {
        const at::Tensor places = context->get_saved_variables()[0];
        const std::vector<std::int64_t> window = context->saved_data["window"].toIntVector();
        const at::Tensor dy = channelsLast(gradients[0]);
        at::Tensor dx = at::empty(context->saved_data["input"].toIntVector(),
                                  dy.options().memory_format(at::MemoryFormat::ChannelsLast));
        const PoolShape shape =
            poolShape(dx, static_cast<int>(window[0]), static_cast<int>(window[1]), static_cast<int>(window[2]));
        if (dx.is_cuda()) {
            gpu::maxPoolGradient(dy, places, dx, shape);
            return {dx, at::Tensor(), at::Tensor(), at::Tensor()};
        }
        withType(dy, [&](auto type) {
            using T = decltype(type);
            at::parallel_for(0, dx.size(0) * shape.height, kRowGrain, [&](std::int64_t from, std::int64_t to) {
                kernelsOf<T>().maxPoolGradient(dataOf<T>(dy), dataOf<std::uint8_t>(places), dataOf<T>(dx), shape, from,
                                               to);
            });
        });
        return {dx, at::Tensor(), at::Tensor(), at::Tensor()};
    }
};

/// Work on rows of channels, in parallel: work(first pixel, how many).
template <class F>
void overPixels(const at::Tensor& x, F&& work) {
    at::parallel_for(0, x.numel() / x.size(1), kPixelGrain,
                     [&](std::int64_t from, std::int64_t to) { work(from * x.size(1), to - from); });
}

at::Tensor normalisedByNeighbours(const at::Tensor& x) {
    at::Tensor y = at::empty_like(x);
    if (x.is_cuda()) {
        gpu::localResponseNorm(x, y, kLrnSlope);
        return y;
    }
    withType(x, [&](auto type) {
        using T = decltype(type);
        overPixels(x, [&](std::int64_t at, std::int64_t pixels) {
            kernelsOf<T>().lrn(dataOf<T>(x) + at, dataOf<T>(y) + at, pixels, x.size(1), kLrnSlope);
        });
    });
    return y;
}

class LocalResponseNorm : public torch::autograd::Function<LocalResponseNorm> {
public:
    static at::Tensor forward(AutogradContext* context, const at::Tensor& x) {
        context->save_for_backward({x});
        return normalisedByNeighbours(x);
    }

    static variable_list backward(AutogradContext* context, variable_list gradients) {
        const at::Tensor x = context->get_saved_variables()[0];
        const at::Tensor dy = channelsLast(gradients[0]);
        at::Tensor dx = at::empty_like(x);
        if (x.is_cuda()) {
            gpu::localResponseNormGradient(x, dy, dx, kLrnSlope);
            return {dx};
        }
        withType(x, [&](auto type) {
            using T = decltype(type);
            overPixels(x, [&](std::int64_t at, std::int64_t pixels) {
                kernelsOf<T>().lrnGradient(dataOf<T>(x) + at, dataOf<T>(dy) + at, dataOf<T>(dx) + at, pixels, x.size(1),
                                           kLrnSlope);
            });
        });
        return {dx};
    }
};

}  // namespace

at::Tensor localResponseNorm(const at::Tensor& x) {
    if (isOurs(x)) return x.requires_grad() ? LocalResponseNorm::apply(x) : normalisedByNeighbours(x);
    const at::Tensor wide = x.scalar_type() == at::kDouble ? x : x.to(at::kFloat);
    const at::Tensor squares = at::constant_pad_nd(wide.square(), {0, 0, 0, 0, kLrnReach, kLrnReach});
    at::Tensor sums = squares.narrow(1, 0, x.size(1));
    for (std::int64_t c = 1; c <= 2 * kLrnReach; ++c) sums = sums + squares.narrow(1, c, x.size(1));
    return (wide * (1 + kLrnAlpha / (2 * kLrnReach + 1) * sums).pow(-0.75)).to(x.scalar_type());
}

at::Tensor batchNormRelu(const at::Tensor& x, const BatchNormTensors& norm, bool training) {
    if (!isOurs(x)) {
        return at::batch_norm(x, norm.scale, norm.shift, norm.runningMean, norm.runningVar, training,
                              kBatchNormMomentum, kBatchNormEpsilon, /*cudnn_enabled=*/true)
            .relu_();
    }
    if (training) return BatchNormRelu::apply(x, norm.scale, norm.shift, norm.runningMean, norm.runningVar);
    const at::Tensor a = norm.scale / (norm.runningVar + kBatchNormEpsilon).sqrt();
    return scaledRelu(x, norm.runningMean, a, norm.shift);
}

at::Tensor maxPool(const at::Tensor& x, int kernel, int stride, int padding) {
    if (!isOurs(x)) return at::max_pool2d(x, kernel, stride, padding, /*dilation=*/1, /*ceil_mode=*/true);
    if (x.requires_grad()) return MaxPool::apply(x, kernel, stride, padding);
    return pooled(x, {}, poolShape(x, kernel, stride, padding));
}

void adamUpdate(at::Tensor value, at::Tensor first, at::Tensor second, const at::Tensor& gradient,
                const AdamRates& rates) {
    const bool sameOrder = gradient.strides() == value.strides() && value.is_non_overlapping_and_dense();
    if (value.device().is_cpu() && value.scalar_type() == at::kFloat && sameOrder) {
        const AdamStep step{static_cast<float>(rates.shrink), static_cast<float>(rates.decay),
                            static_cast<float>(rates.beta1),  static_cast<float>(rates.beta2),
                            static_cast<float>(rates.rate),   static_cast<float>(rates.rootCorrection2),
                            static_cast<float>(rates.epsilon)};
        at::parallel_for(0, value.numel(), kNumberGrain, [&](std::int64_t from, std::int64_t to) {
            kernels().adam(dataOf<float>(value) + from, dataOf<float>(first) + from, dataOf<float>(second) + from,
                           dataOf<float>(gradient) + from, to - from, step);
        });
        return;
    }
    const at::Tensor g = rates.decay != 0 ? gradient.add(value, rates.decay) : gradient;
    if (rates.shrink != 1) value.mul_(rates.shrink);
    first.mul_(rates.beta1).add_(g, 1 - rates.beta1);
    second.mul_(rates.beta2).addcmul_(g, g, 1 - rates.beta2);
    value.addcdiv_(first, second.sqrt().div_(rates.rootCorrection2).add_(rates.epsilon), -rates.rate);
}

}  // namespace studio::engine
