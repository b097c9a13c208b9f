// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/torch/onednn.h"

/// Convolutions and their gradients by hand: oneDNN's where it takes them, else LibTorch's. Nothing is recorded for
/// gradients.
namespace studio::engine::plain {

using onednn::Geometry;
using onednn::PackedWeights;

/// x (channels last) convolved in its type; the result is channels last. `weight` in x's type or float32; `bias` (in
/// float32) may be undefined.
at::Tensor convolve(const at::Tensor& x, const at::Tensor& weight, const at::Tensor& bias, const Geometry& geometry,
                    PackedWeights* packed = nullptr);

struct ConvolutionGradient {
    at::Tensor x, weight;  ///< weight's in float32; undefined where not asked for
};
ConvolutionGradient convolutionGradient(const at::Tensor& dy, const at::Tensor& x, const at::Tensor& weight,
                                        const Geometry& geometry, bool ofX, bool ofWeight);

}  // namespace studio::engine::plain
