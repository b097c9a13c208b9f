// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/torch/convolutions.h"

#include "core/engine/torch/channels_last.h"

namespace studio::engine::plain {

at::Tensor convolve(const at::Tensor& x, const at::Tensor& weight, const at::Tensor& bias, const Geometry& geometry,
                    PackedWeights* packed) {
    if (const auto y = onednn::convolution(x, weight, bias, geometry, packed)) return *y;
    return channelsLast(at::conv2d(x, weight.to(x.scalar_type()), bias.defined() ? bias.to(x.scalar_type()) : bias,
                                   geometry.stride, geometry.padding));
}

ConvolutionGradient convolutionGradient(const at::Tensor& dy, const at::Tensor& x, const at::Tensor& weight,
                                        const Geometry& geometry, bool ofX, bool ofWeight) {
    std::optional<at::Tensor> dx, dWeight;
    if (ofX) dx = onednn::inputGradient(dy, x, weight, geometry);
    if (ofWeight) dWeight = onednn::weightGradient(dy, x, weight, geometry);
    const bool xToDo = ofX && !dx, weightToDo = ofWeight && !dWeight;
    if (xToDo || weightToDo) {
        const std::int64_t stride = geometry.stride, padding = geometry.padding;
        const auto [thisX, thisWeight, none] = at::convolution_backward(
            dy, x, weight.to(dy.scalar_type()), c10::nullopt, at::IntArrayRef{stride, stride},
            at::IntArrayRef{padding, padding}, at::IntArrayRef{1, 1}, /*transposed=*/false, at::IntArrayRef{0, 0},
            /*groups=*/1, {xToDo, weightToDo, false});
        if (xToDo) dx = channelsLast(thisX);
        if (weightToDo) dWeight = thisWeight.to(at::kFloat);
    }
    return {dx.value_or(at::Tensor()), dWeight.value_or(at::Tensor())};
}

}  // namespace studio::engine::plain
