// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <ATen/ATen.h>
#include <memory>
#include <optional>
#include <string>

/// oneDNN's convolutions without LibTorch between: what it works out anew in each call (which kernel, in which order
/// the weights are to lie) is kept for each shape; weights go from float32 to what the kernel reads in one pass, and
/// their gradient comes as float32. The library is the one LibTorch calls, with the same threads. Built without it
/// (STUDIO_ONEDNN) or where it has no fast kernel, every function gives nothing and LibTorch's own are to be used.
namespace studio::engine::onednn {

/// Version, "2.6.3"; empty: built without.
std::string version();

/// Of a square kernel, the same padding on all sides.
struct Geometry {
    int stride = 1, padding = 0;
};

/// Weights as kernels read them, kept from call to call: of weights that never change. Safe from any thread.
class PackedWeights {
public:
    PackedWeights();
    ~PackedWeights();

private:
    friend class Packing;
    struct Kept;
    std::unique_ptr<Kept> m_kept;
};

/// x channels last, on the CPU, float32 or bfloat16; weight out x in x kernel x kernel, float32 or of x's type, in any
/// order; bias float32 or undefined, added before the sums are rounded. The result is of x's type, channels last.
std::optional<at::Tensor> convolution(const at::Tensor& x, const at::Tensor& weight, const at::Tensor& bias,
                                      const Geometry& geometry, PackedWeights* packed = nullptr);
/// The gradient of x, `like` which it is.
std::optional<at::Tensor> inputGradient(const at::Tensor& dy, const at::Tensor& like, const at::Tensor& weight,
                                        const Geometry& geometry);
/// The gradient of the weight, float32, in the order of `like`.
std::optional<at::Tensor> weightGradient(const at::Tensor& dy, const at::Tensor& x, const at::Tensor& like,
                                         const Geometry& geometry);

}  // namespace studio::engine::onednn
