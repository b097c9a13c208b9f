// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/torch/convolutions.h"

#include "core/engine/torch/channels_last.h"
#include "core/engine/torch/cpu.h"

namespace studio::engine::plain {

/// bfloat16 on a CPU that does not compute in it: LibTorch would add up in bfloat16, each sum rounded, and slowly.
static bool goesBetterInFloat(const at::Tensor& x) {
    return x.is_cpu() && x.scalar_type() == at::kBFloat16 && thisCpu().bfloat16By.empty();
}

/// To what bfloat16 keeps of it.
static at::Tensor rounded(const at::Tensor& weight) {
    return weight.to(at::kBFloat16).to(at::kFloat);
}

at::Tensor convolve(const at::Tensor& x, const at::Tensor& weight, const at::Tensor& bias, const Geometry& geometry,
                    PackedWeights* packed) {
    if (const auto y = onednn::convolution(x, weight, bias, geometry, packed)) return *y;
    if (goesBetterInFloat(x))
        return convolve(x.to(at::kFloat), rounded(weight), bias, geometry, nullptr).to(at::kBFloat16);
    return channelsLast(at::conv2d(x, weight.to(x.scalar_type()), bias.defined() ? bias.to(x.scalar_type()) : bias,
                                   geometry.stride, geometry.padding));
}

ConvolutionGradient convolutionGradient(const at::Tensor& dy, const at::Tensor& x, const at::Tensor& weight,
                                        const Geometry& geometry, bool ofX, bool ofWeight) {
    std::optional<at::Tensor> dx, dWeight;
    if (ofX) dx = onednn::inputGradient(dy, x, weight, geometry);
    if (ofWeight) dWeight = onednn::weightGradient(dy, x, weight, geometry);
    const bool xToDo = ofX && !dx, weightToDo = ofWeight && !dWeight;
    if ((xToDo || weightToDo) && goesBetterInFloat(x)) {
        const ConvolutionGradient exact =
            convolutionGradient(dy.to(at::kFloat), x.to(at::kFloat), rounded(weight), geometry, xToDo, weightToDo);
        if (xToDo) dx = exact.x.to(at::kBFloat16);
        if (weightToDo) dWeight = exact.weight;
    } else if (xToDo || weightToDo) {
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
