// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/torch/kernels.h"

#include <ATen/ATen.h>
#include <array>
#include <vector>

/// The operations of kernels.h and gpu_kernels.h on tensors, wherever those lie. Nothing is recorded for gradients:
/// that is fused_ops' and inception_op's part. x, y, dx and dy are channels last.
namespace studio::engine {

struct BatchNormTensors {
    at::Tensor scale, shift, runningMean, runningVar;  ///< float32, one value a channel
};

/// What stands between a convolution and its ReLU: a bias or batch norm; the other is undefined.
struct Affine {
    at::Tensor bias;  ///< float32, one value a channel
    BatchNormTensors norm;
    bool added = false;  ///< the convolution has added the bias

    bool isNorm() const { return norm.scale.defined(); }
    std::vector<at::Tensor> parameters() const {
        return isNorm() ? std::vector{norm.scale, norm.shift} : std::vector{bias};
    }
};

}  // namespace studio::engine

namespace studio::engine::plain {

/// Whether x is of a device, type and memory order that the operations are written for; `channels`: the most that a
/// tensor of as many pixels will have.
bool isOurs(const at::Tensor& x, std::int64_t channels = 0);

/// What the gradient of batch norm needs; undefined with a bias.
struct Statistics {
    at::Tensor mean, inverse, scale;  ///< inverse = 1 / sqrt(variance + 0.001), scale = weight * inverse
};
/// Whether the convolution of x is to add the bias: the CPU's does before it rounds its sums; a GPU's would do it
/// afterwards, as activate does.
bool convolutionAddsBias(const at::Tensor& x, const Affine& affine);
/// y = relu(affine(x)); y may be x, and both may be ranges of a tensor's channels. Batch norm: eps 0.001, momentum
/// 0.1; when training, of the batch's statistics, and moves the running ones towards them.
Statistics activate(const at::Tensor& x, const at::Tensor& y, const Affine& affine, bool training);
/// Fills dx and gives the gradients of affine.parameters(). `kept`: activate's y with a bias, its x with batch norm.
/// All may be ranges of channels.
std::vector<at::Tensor> activationGradient(const at::Tensor& kept, const at::Tensor& dy, const at::Tensor& dx,
                                           const Affine& affine, const Statistics& statistics);

/// Square max pool in ceil mode, of fewer than 255 values. `places` (uint8, emptyPlaces()) may be undefined.
struct Window {
    int kernel, stride, padding;
};
at::Tensor maxPool(const at::Tensor& x, const Window& window, const at::Tensor& places);
at::Tensor emptyPlaces(const at::Tensor& x, const Window& window);
/// Overwrites dx, or adds to it.
void maxPoolGradient(const at::Tensor& dy, const at::Tensor& places, const at::Tensor& dx, const Window& window,
                     bool add);

/// maxPool of activate(x), on the CPU, where the convolution has added a bias.
struct Pooled {
    at::Tensor y;
    Statistics statistics;  ///< activate's
};
Pooled activatedMaxPool(const at::Tensor& x, const Affine& affine, bool training, const Window& window,
                        const at::Tensor& places);
/// Fills dx and gives the gradients of affine.parameters(). `x`: with batch norm alone.
std::vector<at::Tensor> activatedMaxPoolGradient(const at::Tensor& x, const at::Tensor& dy, const at::Tensor& places,
                                                 const at::Tensor& dx, const Affine& affine,
                                                 const Statistics& statistics, const Window& window);

/// Of the average over windows that lie inside of x; kernel 0: adaptive. Overwrites dx.
void averagePoolGradient(const at::Tensor& dy, const at::Tensor& dx, int kernel, int stride);

/// On the CPU. Pictures x height x width x 3 bytes as a channels-last tensor of `type` (float32 or bfloat16):
/// (byte * scale - mean) / deviation, worked out in float32.
struct Normalisation {
    float scale;
    std::array<float, 3> mean, deviation;
};
at::Tensor normalised(const at::Tensor& bytes, const Normalisation& by, at::ScalarType type);

/// The sum of all squares of dense float32 tensors on the CPU.
double sumOfSquares(const std::vector<at::Tensor>& tensors);

/// See fused_ops.h.
at::Tensor localResponseNorm(const at::Tensor& x);
at::Tensor localResponseNormGradient(const at::Tensor& x, const at::Tensor& dy);

/// Of local response normalisation: Szegedy et al. 2014 follow Krizhevsky et al. 2012; caffe and PyTorch divide alpha
/// by the number of channels.
constexpr double kLrnAlpha = 1e-4;
constexpr std::int64_t kLrnReach = 2;
/// Of batch norm: the statistics move by this share a step, PyTorch's default.
constexpr double kBatchNormMomentum = 0.1;

}  // namespace studio::engine::plain
