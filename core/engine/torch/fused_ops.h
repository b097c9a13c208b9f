// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/torch/convolutions.h"
#include "core/engine/torch/plain_ops.h"

#include <array>

/// Differentiable operations that do in one go what LibTorch does in several: plain_ops where those are written for
/// the tensors (isOurs), else LibTorch's own.
namespace studio::engine {

/// relu(x + bias) or relu(batch_norm(x)); see plain::activate. May overwrite x. Batch norm is differentiable when
/// training only.
at::Tensor activate(const at::Tensor& x, const Affine& affine, bool training);

/// Square max pool in ceil mode.
at::Tensor maxPool(const at::Tensor& x, const plain::Window& window);

/// Average over windows that lie inside of x; kernel 0: adaptive, `side` x `side` of them.
at::Tensor averagePool(const at::Tensor& x, int kernel, int stride, int side);

/// Local response normalisation across channels as the paper and PyTorch's LocalResponseNorm(5, 1e-4, 0.75, k = 1):
/// x / (1 + 1e-4 / 5 * (sum of the squares of five neighbouring channels))^0.75, float32 inside.
at::Tensor localResponseNorm(const at::Tensor& x);

struct ConvTensors {
    at::Tensor weight;  ///< out x in x kernel x kernel
    int stride = 1;
    int padding = 0;
    Affine affine;
    std::shared_ptr<plain::PackedWeights> packed = nullptr;  ///< of weights that never change

    plain::Geometry geometry() const { return {stride, padding}; }
};
/// activate(conv2d(x)), the convolution computed in x's type.
at::Tensor convolution(const at::Tensor& x, const ConvTensors& conv, bool training);
/// maxPool of it. On a CPU what is between is never written, and with a bias what the convolution gives is not kept.
at::Tensor convolutionAndMaxPool(const at::Tensor& x, const ConvTensors& conv, bool training,
                                 const plain::Window& window);

/// An Inception module's convolutions, each with its activation. On what is ours the three 1x1 convolutions that read
/// the module's input are one, and each branch is written where it stands in the result.
struct InceptionTensors {
    enum Part { k1x1, k3x3Reduce, k5x5Reduce, k3x3, k5x5, kPoolProjection, kParts };
    std::array<ConvTensors, kParts> parts;
    ConvTensors onInput;  ///< the three that are one, see gather()

    /// Moves the three weights, and biases, to where they are onInput's, one after another: who writes into them writes
    /// into it. Where their data was replaced since (isGathered), each pass puts a copy together.
    void gather();
    bool isGathered() const;
    /// From now on the weights are never written again, and what is made of them is kept.
    void settle();
};
/// The branches 1x1, 3x3, 5x5 and pool, concatenated in this order. Differentiable when training only.
at::Tensor inception(const at::Tensor& x, const InceptionTensors& tensors, bool training);
/// What one of the convolutions gives, activated, by operations of its own and those of its branch before it.
at::Tensor inceptionPart(const at::Tensor& x, const InceptionTensors& tensors, InceptionTensors::Part part,
                         bool training);

/// Adam's update of one tensor, in place. `rate` and the corrections are PyTorch's; see optimizer.cpp.
struct AdamRates {
    double shrink, decay, beta1, beta2, rate, rootCorrection2, epsilon;
};
void adamUpdate(at::Tensor value, at::Tensor first, at::Tensor second, const at::Tensor& gradient,
                const AdamRates& rates);

}  // namespace studio::engine
