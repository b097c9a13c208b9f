// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/engine.h"
#include "core/engine/torch/googlenet.h"

namespace studio::engine {

/// PyTorch's SGD, Adam and AdamW over the network's trainable tensors. Own code, because LibTorch's optimizers change
/// how their state is kept from version to version, and the state is part of our files.
class Optimizer {
public:
    /// `bodyRate` times the learning rate is the body's.
    Optimizer(const OptimizerSettings& settings, double bodyRate, const Network& network);
    /// One update from the tensors' gradients; a tensor without a gradient is left alone, as in PyTorch.
    void step(double learningRate);
    /// Drops all gradients.
    void discardGradients();
    /// One a trainable tensor, undefined where there is none.
    std::vector<at::Tensor> gradients() const;
    /// Puts back what gradients() gave.
    void setGradients(const std::vector<at::Tensor>& gradients);
    /// sum of squares of all gradients as one float64 scalar on their device.
    at::Tensor squaredGradientNorm() const;

    /// "momentum_buffer.KEY"; or "exp_avg.KEY", "exp_avg_sq.KEY"; and "step.KEY" (int64) of each tensor that has moved.
    NamedArrays state() const;
    /// Throws WeightsDoNotFit when a name or shape is not state()'s.
    void restore(const NamedArrays& state);

private:
    struct Parameter {
        std::string name;
        at::Tensor value;
        bool decays;
        double rate;  ///< times the learning rate
        std::int64_t steps = 0;
        at::Tensor first, second;  ///< momentum, or the two moments; undefined before the first step
    };
    void makeState(Parameter& parameter) const;
    /// The same update by LibTorch's fused kernels: a few launches for all tensors. False: they can't do it.
    bool stepFused(double learningRate);
    void stepSgd(Parameter& parameter, at::Tensor gradient, double learningRate) const;
    void stepAdam(Parameter& parameter, const at::Tensor& gradient, double learningRate) const;

    OptimizerSettings m_settings;
    std::vector<Parameter> m_parameters;
};

}  // namespace studio::engine
