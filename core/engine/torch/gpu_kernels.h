// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/torch/kernels.h"

#include <ATen/ATen.h>

/// The operations of kernels.h on a GPU, where LibTorch's own take more than half of a step: compiled for the card
/// when it is first used (NVRTC, some hundred milliseconds). All tensors of one call lie on the current device; x, y,
/// dx, dy and places are channels last, the numbers a channel float32; what takes no PoolShape or slope may be given a
/// range of a tensor's channels instead. In an engine built without CUDA nothing is ours.
namespace studio::engine::gpu {

/// Whether x (N x channels x height x width) is on a GPU that runs them, of a type and size they are written for;
/// `channels`: the most that a tensor of as many pixels will have.
bool isOurs(const at::Tensor& x, std::int64_t channels = 0);

/// `places` (uint8, as large as y) may be undefined.
void maxPool(const at::Tensor& x, const at::Tensor& y, const at::Tensor& places, const PoolShape& shape);
void maxPoolGradient(const at::Tensor& dy, const at::Tensor& places, const at::Tensor& dx, const PoolShape& shape,
                     bool add);

/// Of the average over windows that lie inside of x; kernel 0: PyTorch's adaptive windows.
void averagePoolGradient(const at::Tensor& dy, const at::Tensor& dx, const PoolShape& shape);

/// y = max(0, (x - mean) * scale + shift)
void scaleRelu(const at::Tensor& x, const at::Tensor& y, const at::Tensor& mean, const at::Tensor& scale,
               const at::Tensor& shift);
/// y = max(0, x + bias)
void biasRelu(const at::Tensor& x, const at::Tensor& y, const at::Tensor& bias);
/// dx = dy where y is positive, else 0; dBias its sums.
void biasReluGradient(const at::Tensor& y, const at::Tensor& dy, const at::Tensor& dx, const at::Tensor& dBias);
/// TensorKernels::lrn of all pixels.
void localResponseNorm(const at::Tensor& x, const at::Tensor& y, float slope);
void localResponseNormGradient(const at::Tensor& x, const at::Tensor& dy, const at::Tensor& dx, float slope);
/// Mean and 1 / sqrt(variance + epsilon) over N, height and width; moves the running statistics towards them.
void batchStatistics(const at::Tensor& x, const at::Tensor& mean, const at::Tensor& inverse,
                     const at::Tensor& runningMean, const at::Tensor& runningVar, double momentum, double epsilon);
/// The gradients of scaleRelu where mean and inverse are batchStatistics' of x and scale = weight * inverse.
void batchNormGradient(const at::Tensor& x, const at::Tensor& dy, const at::Tensor& mean, const at::Tensor& inverse,
                       const at::Tensor& scale, const at::Tensor& shift, const at::Tensor& dx, const at::Tensor& dScale,
                       const at::Tensor& dShift);

}  // namespace studio::engine::gpu
