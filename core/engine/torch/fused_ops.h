// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <ATen/ATen.h>

/// Differentiable operations that do in one go what LibTorch does in several. On the CPU they run our kernels; on other
/// devices, and for memory that is not channels last, LibTorch's own.
namespace studio::engine {

struct BatchNormTensors {
    at::Tensor scale, shift, runningMean, runningVar;  ///< float32, one value a channel
};

/// relu(batch_norm(x)), eps 0.001, momentum 0.1; when training, moves the running statistics. May overwrite x.
at::Tensor batchNormRelu(const at::Tensor& x, const BatchNormTensors& norm, bool training);

/// Square max pool in ceil mode.
at::Tensor maxPool(const at::Tensor& x, int kernel, int stride, int padding);

/// Local response normalisation across channels as the paper and PyTorch's LocalResponseNorm(5, 1e-4, 0.75, k = 1):
/// x / (1 + 1e-4 / 5 * (sum of the squares of five neighbouring channels))^0.75, float32 inside.
at::Tensor localResponseNorm(const at::Tensor& x);

/// Adam's update of one tensor, in place. `rate` and the corrections are PyTorch's; see optimizer.cpp.
struct AdamRates {
    double shrink, decay, beta1, beta2, rate, rootCorrection2, epsilon;
};
void adamUpdate(at::Tensor value, at::Tensor first, at::Tensor second, const at::Tensor& gradient,
                const AdamRates& rates);

}  // namespace studio::engine
