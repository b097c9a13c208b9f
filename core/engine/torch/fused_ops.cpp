// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/torch/fused_ops.h"

#include "core/engine/torch/channels_last.h"
#include "core/network/network.h"

#include <ATen/Parallel.h>
#include <torch/csrc/autograd/custom_function.h>
#include <algorithm>

namespace studio::engine {
namespace {

using torch::autograd::AutogradContext;
using torch::autograd::variable_list;

constexpr std::int64_t kNumberGrain = 1 << 14;

/// What an activation's gradient needs beside its input or output, as autograd keeps it.
variable_list savedOf(const Affine& affine, const plain::Statistics& of) {
    if (!affine.isNorm()) return {affine.bias};
    return {affine.norm.scale, affine.norm.shift, of.mean, of.inverse, of.scale};
}
struct SavedActivation {
    Affine affine;
    plain::Statistics of;

    explicit SavedActivation(at::TensorList saved) {
        affine.added = true;
        if (saved.size() == 1) {
            affine.bias = saved[0];
        } else {
            affine.norm = {saved[0], saved[1], {}, {}};
            of = {saved[2], saved[3], saved[4]};
        }
    }
};
variable_list joined(variable_list one, const variable_list& other) {
    one.insert(one.end(), other.begin(), other.end());
    return one;
}

class Activation : public torch::autograd::Function<Activation> {
public:
    static at::Tensor forward(AutogradContext* context, const at::Tensor& x, at::TensorList /*parameters*/,
                              const Affine* affine) {
        const at::Tensor y = affine->isNorm() ? at::empty_like(x) : x;
        const plain::Statistics of = plain::activate(x, y, *affine, true);
        if (!affine->isNorm()) context->mark_dirty({x});
        context->save_for_backward(joined({x}, savedOf(*affine, of)));
        return y;
    }

    static variable_list backward(AutogradContext* context, variable_list gradients) {
        const variable_list saved = context->get_saved_variables();
        const SavedActivation activation(at::TensorList(saved).slice(1));
        at::Tensor dx = at::empty_like(saved[0]);
        const variable_list ofParameters =
            plain::activationGradient(saved[0], channelsLast(gradients[0]), dx, activation.affine, activation.of);
        return joined(joined({dx}, ofParameters), {at::Tensor()});
    }
};

class Convolution : public torch::autograd::Function<Convolution> {
public:
    /// The bias' gradient is the activation's.
    static at::Tensor forward(AutogradContext* context, const at::Tensor& x, const at::Tensor& weight,
                              const at::Tensor* bias, const plain::Geometry* geometry) {
        context->save_for_backward({x, weight});
        context->saved_data["geometry"] = std::vector<std::int64_t>{geometry->stride, geometry->padding};
        context->saved_data["of"] = std::vector<bool>{x.requires_grad(), weight.requires_grad()};
        return plain::convolve(x, weight, *bias, *geometry);
    }

    static variable_list backward(AutogradContext* context, variable_list gradients) {
        const variable_list saved = context->get_saved_variables();
        const std::vector<std::int64_t> numbers = context->saved_data["geometry"].toIntVector();
        const c10::List<bool> of = context->saved_data["of"].toBoolList();
        const plain::ConvolutionGradient gradient = plain::convolutionGradient(
            channelsLast(gradients[0]), saved[0], saved[1],
            {static_cast<int>(numbers[0]), static_cast<int>(numbers[1])}, of.get(0), of.get(1));
        return {gradient.x, gradient.weight, at::Tensor(), at::Tensor()};
    }
};

/// Of `window`, an autograd node's note.
std::vector<std::int64_t> numbersOf(const plain::Window& window) {
    return {window.kernel, window.stride, window.padding};
}
plain::Window windowOf(const c10::IValue& numbers) {
    const std::vector<std::int64_t> n = numbers.toIntVector();
    return {static_cast<int>(n[0]), static_cast<int>(n[1]), static_cast<int>(n[2])};
}

class MaxPool : public torch::autograd::Function<MaxPool> {
public:
    static at::Tensor forward(AutogradContext* context, const at::Tensor& x, const plain::Window* window) {
        const at::Tensor places = plain::emptyPlaces(x, *window);
        context->save_for_backward({places});
        context->saved_data["input"] = x.sizes().vec();
        context->saved_data["window"] = numbersOf(*window);
        return plain::maxPool(x, *window, places);
    }

    static variable_list backward(AutogradContext* context, variable_list gradients) {
        const at::Tensor dy = channelsLast(gradients[0]);
        at::Tensor dx = emptyChannelsLast(context->saved_data["input"].toIntVector(), dy);
        plain::maxPoolGradient(dy, context->get_saved_variables()[0], dx, windowOf(context->saved_data["window"]),
                               /*add=*/false);
        return {dx, at::Tensor()};
    }
};

/// Activation and MaxPool at once.
class ActivatedMaxPool : public torch::autograd::Function<ActivatedMaxPool> {
public:
    static at::Tensor forward(AutogradContext* context, const at::Tensor& x, at::TensorList /*parameters*/,
                              const Affine* affine, const plain::Window* window) {
        const at::Tensor places = plain::emptyPlaces(x, *window);
        const auto [y, of] = plain::activatedMaxPool(x, *affine, true, *window, places);
        const at::Tensor kept = affine->isNorm() ? x : at::Tensor();
        context->save_for_backward(joined({places, kept}, savedOf(*affine, of)));
        context->saved_data["input"] = x.sizes().vec();
        context->saved_data["window"] = numbersOf(*window);
        return y;
    }

    static variable_list backward(AutogradContext* context, variable_list gradients) {
        const variable_list saved = context->get_saved_variables();
        const SavedActivation activation(at::TensorList(saved).slice(2));
        const at::Tensor dy = channelsLast(gradients[0]);
        at::Tensor dx = emptyChannelsLast(context->saved_data["input"].toIntVector(), dy);
        const variable_list ofParameters = plain::activatedMaxPoolGradient(
            saved[1], dy, saved[0], dx, activation.affine, activation.of, windowOf(context->saved_data["window"]));
        return joined(joined({dx}, ofParameters), {at::Tensor(), at::Tensor()});
    }
};

at::Tensor torchAveragePool(const at::Tensor& x, std::int64_t kernel, std::int64_t stride, std::int64_t side) {
    return kernel == 0 ? at::adaptive_avg_pool2d(x, {side, side}) : at::avg_pool2d(x, kernel, stride);
}

/// LibTorch's own but for the gradient.
class AveragePool : public torch::autograd::Function<AveragePool> {
public:
    static at::Tensor forward(AutogradContext* context, const at::Tensor& x, std::int64_t kernel, std::int64_t stride,
                              std::int64_t side) {
        context->saved_data["input"] = x.sizes().vec();
        context->saved_data["window"] = std::vector<std::int64_t>{kernel, stride};
        return torchAveragePool(x, kernel, stride, side);
    }

    static variable_list backward(AutogradContext* context, variable_list gradients) {
        const std::vector<std::int64_t> window = context->saved_data["window"].toIntVector();
        const at::Tensor dy = channelsLast(gradients[0]);
        const at::Tensor dx = emptyChannelsLast(context->saved_data["input"].toIntVector(), dy);
        plain::averagePoolGradient(dy, dx, static_cast<int>(window[0]), static_cast<int>(window[1]));
        return {dx, at::Tensor(), at::Tensor(), at::Tensor()};
    }
};

class LocalResponseNorm : public torch::autograd::Function<LocalResponseNorm> {
public:
    static at::Tensor forward(AutogradContext* context, const at::Tensor& x) {
        context->save_for_backward({x});
        return plain::localResponseNorm(x);
    }

    static variable_list backward(AutogradContext* context, variable_list gradients) {
        const at::Tensor x = context->get_saved_variables()[0];
        return {plain::localResponseNormGradient(x, channelsLast(gradients[0]))};
    }
};

}  // namespace

at::Tensor localResponseNorm(const at::Tensor& x) {
    if (plain::isOurs(x)) return x.requires_grad() ? LocalResponseNorm::apply(x) : plain::localResponseNorm(x);
    using plain::kLrnReach;
    const at::Tensor wide = x.scalar_type() == at::kDouble ? x : x.to(at::kFloat);
    const at::Tensor squares = at::constant_pad_nd(wide.square(), {0, 0, 0, 0, kLrnReach, kLrnReach});
    at::Tensor sums = squares.narrow(1, 0, x.size(1));
    for (std::int64_t c = 1; c <= 2 * kLrnReach; ++c) sums = sums + squares.narrow(1, c, x.size(1));
    return (wide * (1 + plain::kLrnAlpha / (2 * kLrnReach + 1) * sums).pow(-0.75)).to(x.scalar_type());
}

at::Tensor activate(const at::Tensor& x, const Affine& affine, bool training) {
    if (plain::isOurs(x)) {
        if (training || !affine.isNorm()) return Activation::apply(x, at::TensorList(affine.parameters()), &affine);
        at::Tensor y = at::empty_like(x);
        plain::activate(x, y, affine, training);
        return y;
    }
    TORCH_CHECK(!affine.added, "LibTorch's own operations were to give the gradient of a bias that is added already");
    if (!affine.isNorm()) return (x + affine.bias.to(x.scalar_type()).view({1, -1, 1, 1})).relu_();
    // Of float32 weights, too, where x is float64 in evaluation; in training they are float64 and stay what they are.
    const auto typed = [&](const at::Tensor& of) { return x.scalar_type() == at::kDouble ? of.to(at::kDouble) : of; };
    const BatchNormTensors& norm = affine.norm;
    return at::batch_norm(x, typed(norm.scale), typed(norm.shift), typed(norm.runningMean), typed(norm.runningVar),
                          training, plain::kBatchNormMomentum, kBatchNormEpsilon, /*cudnn_enabled=*/true)
        .relu_();
}

at::Tensor maxPool(const at::Tensor& x, const plain::Window& window) {
    if (!plain::isOurs(x))
        return at::max_pool2d(x, window.kernel, window.stride, window.padding, /*dilation=*/1, /*ceil_mode=*/true);
    if (x.requires_grad()) return MaxPool::apply(x, &window);
    return plain::maxPool(x, window, {});
}

at::Tensor averagePool(const at::Tensor& x, int kernel, int stride, int side) {
    if (plain::isOurs(x) && x.requires_grad()) return AveragePool::apply(x, kernel, stride, side);
    return torchAveragePool(x, kernel, stride, side);
}

/// Whether the convolution of x is a CPU's of convolutions.h, which adds a bias itself.
static bool isByHand(const at::Tensor& x) {
    return x.is_cpu() && plain::isOurs(x);
}

/// Before its activation; `affine` says whether the bias is in it.
struct Convolved {
    at::Tensor y;
    Affine affine;
};
static Convolved convolved(const at::Tensor& x, const ConvTensors& conv) {
    Affine affine = conv.affine;
    affine.added = plain::convolutionAddsBias(x, affine);
    // Its gradient is the activation's, whoever adds it.
    const at::Tensor bias = affine.added ? affine.bias.detach() : at::Tensor();
    if (!isByHand(x)) return {at::conv2d(x, conv.weight.to(x.scalar_type()), bias, conv.stride, conv.padding), affine};
    const plain::Geometry geometry = conv.geometry();
    if (at::GradMode::is_enabled() && (x.requires_grad() || conv.weight.requires_grad()))
        return {Convolution::apply(x, conv.weight, &bias, &geometry), affine};
    return {plain::convolve(x, conv.weight, bias, geometry, conv.packed.get()), affine};
}

at::Tensor convolution(const at::Tensor& x, const ConvTensors& conv, bool training) {
    const auto [y, affine] = convolved(x, conv);
    return activate(y, affine, training);
}

at::Tensor convolutionAndMaxPool(const at::Tensor& x, const ConvTensors& conv, bool training,
                                 const plain::Window& window) {
    const auto [y, affine] = convolved(x, conv);
    if (!isByHand(x)) return maxPool(activate(y, affine, training), window);
    const variable_list parameters = affine.parameters();
    const bool learns = y.requires_grad() || std::ranges::any_of(parameters, &at::Tensor::requires_grad);
    if (at::GradMode::is_enabled() && learns && (training || !affine.isNorm()))
        return ActivatedMaxPool::apply(y, at::TensorList(parameters), &affine, &window);
    return plain::activatedMaxPool(y, affine, training, window, {}).y;
}

void adamUpdate(at::Tensor value, at::Tensor first, at::Tensor second, const at::Tensor& gradient,
                const AdamRates& rates) {
    const bool sameOrder = inSameOrder(value, gradient) && value.is_non_overlapping_and_dense();
    if (value.device().is_cpu() && value.scalar_type() == at::kFloat && sameOrder) {
        const AdamStep step{static_cast<float>(rates.shrink), static_cast<float>(rates.decay),
                            static_cast<float>(rates.beta1),  static_cast<float>(rates.beta2),
                            static_cast<float>(rates.rate),   static_cast<float>(rates.rootCorrection2),
                            static_cast<float>(rates.epsilon)};
        const auto numbers = [](const at::Tensor& tensor) { return tensor.data_ptr<float>(); };
        at::parallel_for(0, value.numel(), kNumberGrain, [&](std::int64_t from, std::int64_t to) {
            kernels().adam(numbers(value) + from, numbers(first) + from, numbers(second) + from,
                           numbers(gradient) + from, to - from, step);
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
