// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/torch/optimizer.h"

#include "core/base/error.h"
#include "core/engine/torch/channels_last.h"
#include "core/engine/torch/fused_ops.h"
#include "core/engine/torch/tensors.h"

#include <c10/core/GradMode.h>
#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>

namespace studio::engine {
namespace {

constexpr double kBeta1 = 0.9;
constexpr double kBeta2 = 0.999;
constexpr double kEpsilon = 1e-8;

/// Convolutions and fully connected weights; not biases (1-d) and batch norm (1-d).
bool decays(const at::Tensor& tensor) {
    return tensor.dim() > 1;
}

bool isBias(const std::string& name) {
    return name.ends_with(".bias");
}

#ifdef STUDIO_CUDA
/// `gradient` with the strides of `value`.
at::Tensor inOrderOf(const at::Tensor& value, const at::Tensor& gradient) {
    if (gradient.strides() == value.strides()) return gradient;
    if (!inSameOrder(value, gradient)) return at::empty_like(value).copy_(gradient);
    return gradient.as_strided(value.sizes(), value.strides());
}
#endif

}  // namespace

Optimizer::Optimizer(const OptimizerSettings& settings, double bodyRate, const Network& network)
    : m_settings(settings) {
    for (const Registry::Entry& entry : network.state())
        if (entry.trainable) {
            const double rate =
                (bodyModuleOf(entry.name).empty() ? 1 : bodyRate) * (isBias(entry.name) ? settings.biasRate : 1);
            m_parameters.push_back({entry.name, entry.tensor, decays(entry.tensor), rate, 0, {}, {}});
        }
}

void Optimizer::makeState(Parameter& parameter) const {
    // empty_like and zeros_like keep channels last.
    if (m_settings.kind != OptimizerKind::Sgd || m_settings.momentum != 0)
        parameter.first = at::zeros_like(parameter.value);
    if (m_settings.kind != OptimizerKind::Sgd) parameter.second = at::zeros_like(parameter.value);
}

void Optimizer::stepSgd(Parameter& parameter, at::Tensor gradient, double learningRate) const {
    if (parameter.decays && m_settings.weightDecay != 0)
        gradient = gradient.add(parameter.value, m_settings.weightDecay);
    if (m_settings.momentum != 0) {
        parameter.first.mul_(m_settings.momentum).add_(gradient);
        gradient = parameter.first;
    }
    parameter.value.add_(gradient, -learningRate);
}

void Optimizer::stepAdam(Parameter& parameter, const at::Tensor& gradient, double learningRate) const {
    const double decay = parameter.decays ? m_settings.weightDecay : 0;
    const bool decoupled = m_settings.kind == OptimizerKind::AdamW;
    const auto steps = static_cast<double>(parameter.steps);
    AdamRates rates{};
    rates.shrink = decoupled ? 1 - learningRate * decay : 1;
    rates.decay = decoupled ? 0 : decay;
    rates.beta1 = kBeta1;
    rates.beta2 = kBeta2;
    rates.rate = learningRate / (1 - std::pow(kBeta1, steps));
    rates.rootCorrection2 = std::sqrt(1 - std::pow(kBeta2, steps));
    rates.epsilon = kEpsilon;
    adamUpdate(parameter.value, parameter.first, parameter.second, gradient, rates);
}

void Optimizer::step(double learningRate) {
    const c10::NoGradGuard noGrad;
    if (stepFused(learningRate)) return;
    for (Parameter& parameter : m_parameters) {
        const at::Tensor gradient = parameter.value.grad();
        if (!gradient.defined()) continue;
        if (parameter.steps++ == 0) makeState(parameter);
        if (m_settings.kind == OptimizerKind::Sgd) {
            stepSgd(parameter, gradient, learningRate * parameter.rate);
        } else {
            stepAdam(parameter, gradient, learningRate * parameter.rate);
        }
    }
}

#ifdef STUDIO_CUDA
bool Optimizer::stepFused(double learningRate) {
    if (m_parameters.empty() || !m_parameters.front().value.is_cuda() ||
        m_parameters.front().value.scalar_type() != at::kFloat)
        return false;
    // What one launch shares: weight decay or none, rate, steps taken.
    std::map<std::tuple<bool, double, std::int64_t>, std::vector<Parameter*>> groups;
    for (Parameter& parameter : m_parameters) {
        if (!parameter.value.grad().defined()) continue;
        if (parameter.steps++ == 0) makeState(parameter);
        groups[{parameter.decays, parameter.rate, parameter.steps}].push_back(&parameter);
    }
    for (const auto& [shared, group] : groups) {
        const auto& [decays, groupRate, steps] = shared;
        const double rate = learningRate * groupRate, decay = decays ? m_settings.weightDecay : 0;
        std::vector<at::Tensor> values, gradients, first, second;
        for (const Parameter* parameter : group) {
            values.push_back(parameter->value);
            gradients.push_back(inOrderOf(parameter->value, parameter->value.grad()));
            if (parameter->first.defined()) first.push_back(parameter->first);
            if (parameter->second.defined()) second.push_back(parameter->second);
        }
        if (m_settings.kind == OptimizerKind::Sgd) {
            at::_fused_sgd_(values, gradients, first, decay, m_settings.momentum, rate, /*dampening=*/0,
                            /*nesterov=*/false, /*maximize=*/false, /*is_first_step=*/false);
            continue;
        }
        const at::Tensor count = at::full({}, static_cast<double>(steps), values.front().options());
        const std::vector<at::Tensor> counts(values.size(), count);
        if (m_settings.kind == OptimizerKind::AdamW) {
            at::_fused_adamw_(values, gradients, first, second, /*max_exp_avg_sqs=*/{}, counts, rate, kBeta1, kBeta2,
                              decay, kEpsilon, /*amsgrad=*/false, /*maximize=*/false);
        } else {
            at::_fused_adam_(values, gradients, first, second, /*max_exp_avg_sqs=*/{}, counts, rate, kBeta1, kBeta2,
                             decay, kEpsilon, /*amsgrad=*/false, /*maximize=*/false);
        }
    }
    return true;
}
#else
bool Optimizer::stepFused(double) {
    return false;
}
#endif

std::vector<at::Tensor> Optimizer::gradients() const {
    std::vector<at::Tensor> all;
    for (const Parameter& parameter : m_parameters) all.push_back(parameter.value.grad());
    return all;
}

void Optimizer::setGradients(const std::vector<at::Tensor>& gradients) {
    for (std::size_t i = 0; i < m_parameters.size(); ++i) m_parameters[i].value.mutable_grad() = gradients[i];
}

void Optimizer::discardGradients() {
    for (Parameter& parameter : m_parameters) parameter.value.mutable_grad().reset();
}

at::Tensor Optimizer::squaredGradientNorm() const {
    const c10::NoGradGuard noGrad;
    std::vector<at::Tensor> all;
    for (const Parameter& parameter : m_parameters)
        if (parameter.value.grad().defined()) all.push_back(parameter.value.grad());
    if (all.empty()) return at::zeros({}, at::kDouble);
    const auto isPlain = [](const at::Tensor& tensor) {
        return tensor.is_cpu() && tensor.scalar_type() == at::kFloat && tensor.is_non_overlapping_and_dense();
    };
    if (std::ranges::all_of(all, isPlain)) return at::scalar_tensor(plain::sumOfSquares(all), at::kDouble);
    return at::stack(at::_foreach_norm(all)).to(at::kDouble).square().sum();
}

NamedArrays Optimizer::state() const {
    const bool sgd = m_settings.kind == OptimizerKind::Sgd;
    NamedArrays arrays;
    for (const Parameter& parameter : m_parameters) {
        if (parameter.steps == 0) continue;
        arrays.emplace_back("step." + parameter.name, toArray(at::scalar_tensor(parameter.steps, at::kLong)));
        if (parameter.first.defined())
            arrays.emplace_back((sgd ? "momentum_buffer." : "exp_avg.") + parameter.name, toArray(parameter.first));
        if (parameter.second.defined()) arrays.emplace_back("exp_avg_sq." + parameter.name, toArray(parameter.second));
    }
    return arrays;
}

void Optimizer::restore(const NamedArrays& state) {
    const c10::NoGradGuard noGrad;
    std::size_t used = 0;
    const auto take = [&](const std::string& name, at::Tensor into) {
        const auto found =
            std::find_if(state.begin(), state.end(), [&](const auto& named) { return named.first == name; });
        if (found == state.end() || found->second.shape != into.sizes().vec())
            throw Error(ErrorCode::WeightsDoNotFit,
                        {"the optimizer state given", name + " is missing or of another shape"});
        into.copy_(toTensor(found->second));
        ++used;
    };
    const bool sgd = m_settings.kind == OptimizerKind::Sgd;
    std::vector<Parameter> restored = m_parameters;
    for (Parameter& parameter : restored) {
        const std::string step = "step." + parameter.name;
        parameter.steps = 0;
        parameter.first = parameter.second = at::Tensor();
        if (std::none_of(state.begin(), state.end(), [&](const auto& named) { return named.first == step; })) continue;
        at::Tensor steps = at::zeros({}, at::kLong);
        take(step, steps);
        parameter.steps = steps.item<std::int64_t>();
        makeState(parameter);
        if (parameter.first.defined()) take((sgd ? "momentum_buffer." : "exp_avg.") + parameter.name, parameter.first);
        if (parameter.second.defined()) take("exp_avg_sq." + parameter.name, parameter.second);
    }
    if (used != state.size())
        throw Error(ErrorCode::WeightsDoNotFit, {"the optimizer state given", "it is of another optimizer"});
    m_parameters = std::move(restored);
}

}  // namespace studio::engine
