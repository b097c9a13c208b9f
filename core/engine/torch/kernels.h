// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

/// Loops over channels-last memory for the CPU that LibTorch 1.13 has no fused form of. Plain pointers, no LibTorch:
/// kernel_set.cpp is compiled once for each instruction set and the best one is chosen when the program runs.
namespace studio::engine {

/// The kernels that keep a number for each channel have room for so many.
inline constexpr std::int64_t kMaxChannels = 2048;

/// The bits of a bfloat16: the upper half of a float.
struct Brain {
    std::uint16_t bits;
};

struct PoolShape {
    std::int64_t height, width, channels, outHeight, outWidth;
    int kernel, stride, padding;
};
/// A place in a pool's window that is none: the result is ReLU's 0, and no value of the window has a gradient.
constexpr std::uint8_t kNoPlace = 255;

/// (x - mean[c]) * scale[c] + shift[c]. The mean goes first: folded into the shift it would cost the digits that x and
/// mean have in common.
struct ChannelNorm {
    const float *mean, *scale, *shift;
};
/// scale[c] * g + slope[c] * (x - mean[c]) + offset[c]: batch norm's gradient, g being that of its result.
struct ChannelNormGradient {
    const float *mean, *scale, *slope, *offset;
};

/// Pixels of neighbouring channels: pixel p's begin at `first + p * step`. A range of a tensor's channels, too.
template <class T>
struct Rows {
    T* first;
    std::int64_t step;

    T* operator[](std::int64_t pixel) const { return first + pixel * step; }
    Rows from(std::int64_t pixel) const { return {first + pixel * step, step}; }
};

/// T is float or Brain; `pixels` = pictures x height x width, each of `channels` values. An output may be an input.
template <class T>
struct TensorKernels {
    using In = Rows<const T>;
    using Out = Rows<T>;

    /// sum[c] += of (x - origin[c]), squares[c] += of its square.
    void (*moments)(In x, std::int64_t pixels, std::int64_t channels, const float* origin, double* sum,
                    double* squares);
    /// y = max(0, (x - mean[c]) * scale[c] + shift[c])
    void (*scaleRelu)(In x, Out y, std::int64_t pixels, std::int64_t channels, const float* mean, const float* scale,
                      const float* shift);
    /// With g = dy where scaleRelu's result is positive, else 0: sum[c] += g, products[c] += g * (x - mean[c]).
    void (*gradientMoments)(In x, In dy, std::int64_t pixels, std::int64_t channels, const float* mean,
                            const float* scale, const float* shift, double* sum, double* products);
    /// dx = scale[c] * g + slope[c] * (x - mean[c]) + offset[c]
    void (*gradient)(In x, In dy, Out dx, std::int64_t pixels, std::int64_t channels, const float* mean,
                     const float* scale, const float* shift, const float* slope, const float* offset);
    /// y = max(0, x + bias[c]); no bias: null.
    void (*biasRelu)(In x, Out y, std::int64_t pixels, std::int64_t channels, const float* bias);
    /// dx = dy where biasRelu's y is positive, else 0; sum[c] += dx.
    void (*biasReluGradient)(In y, In dy, Out dx, std::int64_t pixels, std::int64_t channels, double* sum);
    /// Output rows [from, to) of pictures x outHeight. `places`: where in its window each maximum stood, first one
    /// wins; may be null. NaN is larger than all.
    void (*maxPool)(const T* x, T* y, std::uint8_t* places, const PoolShape& shape, std::int64_t from, std::int64_t to);
    /// Input rows [from, to) of pictures x height; overwrites dx, or adds to it.
    void (*maxPoolGradient)(const T* dy, const std::uint8_t* places, T* dx, const PoolShape& shape, bool add,
                            std::int64_t from, std::int64_t to);
    /// maxPool of max(0, x), or of max(0, norm(x)) where `norm` is not null.
    void (*reluMaxPool)(const T* x, const ChannelNorm* norm, T* y, std::uint8_t* places, const PoolShape& shape,
                        std::int64_t from, std::int64_t to);
    /// Over output rows [from, to), where a place is one: sum[c] += dy, products[c] += dy * (x there - mean[c]).
    /// Without products x and mean may be null.
    void (*reluMaxPoolMoments)(const T* x, const T* dy, const std::uint8_t* places, const PoolShape& shape,
                               const float* mean, double* sum, double* products, std::int64_t from, std::int64_t to);
    /// Input rows [from, to): dx = norm's gradient, g being maxPoolGradient's result.
    void (*reluMaxPoolGradient)(const T* x, const ChannelNormGradient& norm, const T* dy, const std::uint8_t* places,
                                T* dx, const PoolShape& shape, std::int64_t from, std::int64_t to);
    /// Input rows [from, to) of pictures x height, of the mean over windows that lie inside of x (kernel 0: PyTorch's
    /// adaptive windows); overwrites dx.
    void (*averagePoolGradient)(const T* dy, T* dx, const PoolShape& shape, std::int64_t from, std::int64_t to);
    /// y = (rgb * scale - mean[c]) / deviation[c], for pixels of three channels.
    void (*normalise)(const std::uint8_t* rgb, T* y, std::int64_t pixels, float scale, const float* mean,
                      const float* deviation);
    /// Local response normalisation across channels: y = x s^-0.75, s = 1 + slope * (sum of x^2 over the channel and
    /// the two on either side of it).
    void (*lrn)(const T* x, T* y, std::int64_t pixels, std::int64_t channels, float slope);
    /// dx = dy s^-0.75 - 1.5 slope x (sum of dy x s^-1.75 over the same five channels)
    void (*lrnGradient)(const T* x, const T* dy, T* dx, std::int64_t pixels, std::int64_t channels, float slope);
};

/// One Adam or AdamW update as PyTorch writes it: shrink is AdamW's 1 - rate * decay, `decay` Adam's.
struct AdamStep {
    float shrink, decay, beta1, beta2, rate, rootCorrection2, epsilon;  ///< rate is divided by the first correction
};

struct KernelSet {
    const char* name;  ///< "avx512"
    TensorKernels<float> forFloat;
    TensorKernels<Brain> forBrain;
    void (*adam)(float* value, float* first, float* second, const float* gradient, std::int64_t count,
                 const AdamStep& step);
    double (*sumOfSquares)(const float* values, std::int64_t count);
};

/// The fastest set this CPU can run.
const KernelSet& kernels();
/// The sets this CPU can run, slowest first.
std::vector<const KernelSet*> runnableKernels();

}  // namespace studio::engine
