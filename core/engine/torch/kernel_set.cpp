// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/torch/pool_kernels.h"

// Compiled several times (see CMakeLists.txt), each time as another KernelSet. Nothing of the standard library may be
// called here: an inline function compiled for AVX-512 could end up in the rest of the program.
namespace studio::engine {
namespace {

/// Pixels whose sums are kept in float before they go to double.
constexpr Index kBlock = 256;

/// Calls work(first pixel, end) for blocks of pixels, then flush(): float sums over few pixels, double over many.
template <class Work, class Flush>
inline void inBlocks(Index pixels, Work work, Flush flush) {
    for (Index from = 0; from < pixels; from += kBlock) {
        work(from, smaller(from + kBlock, pixels));
        flush();
    }
}

inline void flushSums(float* a, float* b, Index channels, double* sum, double* other) {
#pragma omp simd
    for (Index c = 0; c < channels; ++c) {
        sum[c] += static_cast<double>(a[c]);
        other[c] += static_cast<double>(b[c]);
        a[c] = b[c] = 0;
    }
}

template <class T>
void moments(Rows<const T> x, Index pixels, Index channels, const float* origin, double* sum, double* squares) {
    float a[kMaxChannels] = {}, b[kMaxChannels] = {};
    inBlocks(
        pixels,
        [&](Index from, Index to) {
            for (Index p = from; p < to; ++p) {
                const T* row = x[p];
#pragma omp simd
                for (Index c = 0; c < channels; ++c) {
                    const float value = load(row[c]) - origin[c];
                    a[c] += value;
                    b[c] += value * value;
                }
            }
        },
        [&] { flushSums(a, b, channels, sum, squares); });
}

template <class T>
void scaleRelu(Rows<const T> x, Rows<T> y, Index pixels, Index channels, const float* mean, const float* scale,
               const float* shift) {
    for (Index p = 0; p < pixels; ++p) {
        const T* row = x[p];
        T* out = y[p];
#pragma omp simd
        for (Index c = 0; c < channels; ++c) {
            const float value = (load(row[c]) - mean[c]) * scale[c] + shift[c];
            store(out[c], value <= 0 ? 0 : value);  // NaN stays NaN
        }
    }
}

template <class T>
void gradientMoments(Rows<const T> x, Rows<const T> dy, Index pixels, Index channels, const float* mean,
                     const float* scale, const float* shift, double* sum, double* products) {
    float a[kMaxChannels] = {}, b[kMaxChannels] = {};
    inBlocks(
        pixels,
        [&](Index from, Index to) {
            for (Index p = from; p < to; ++p) {
                const T* row = x[p];
                const T* up = dy[p];
#pragma omp simd
                for (Index c = 0; c < channels; ++c) {
                    const float value = load(row[c]) - mean[c];
                    const float g = ifSo(!(value * scale[c] + shift[c] <= 0), load(up[c]));
                    a[c] += g;
                    b[c] += g * value;
                }
            }
        },
        [&] { flushSums(a, b, channels, sum, products); });
}

template <class T>
void gradient(Rows<const T> x, Rows<const T> dy, Rows<T> dx, Index pixels, Index channels, const float* mean,
              const float* scale, const float* shift, const float* slope, const float* offset) {
    for (Index p = 0; p < pixels; ++p) {
        const T* row = x[p];
        const T* up = dy[p];
        T* out = dx[p];
#pragma omp simd
        for (Index c = 0; c < channels; ++c) {
            const float value = load(row[c]) - mean[c];
            const float g = ifSo(!(value * scale[c] + shift[c] <= 0), load(up[c]));
            store(out[c], scale[c] * g + slope[c] * value + offset[c]);
        }
    }
}

template <class T>
void biasRelu(Rows<const T> x, Rows<T> y, Index pixels, Index channels, const float* bias) {
    for (Index p = 0; p < pixels; ++p) {
        const T* row = x[p];
        T* out = y[p];
        if (bias == nullptr) {
#pragma omp simd
            for (Index c = 0; c < channels; ++c) store(out[c], load(row[c]) <= 0 ? 0 : load(row[c]));  // NaN stays NaN
            continue;
        }
#pragma omp simd
        for (Index c = 0; c < channels; ++c) {
            const float value = load(row[c]) + bias[c];
            store(out[c], value <= 0 ? 0 : value);
        }
    }
}

template <class T>
void biasReluGradient(Rows<const T> y, Rows<const T> dy, Rows<T> dx, Index pixels, Index channels, double* sum) {
    float a[kMaxChannels] = {};
    inBlocks(
        pixels,
        [&](Index from, Index to) {
            for (Index p = from; p < to; ++p) {
                const T* row = y[p];
                const T* up = dy[p];
                T* out = dx[p];
#pragma omp simd
                for (Index c = 0; c < channels; ++c) {
                    const float g = ifSo(!(load(row[c]) <= 0), load(up[c]));
                    a[c] += g;
                    store(out[c], g);
                }
            }
        },
        [&] {
#pragma omp simd
            for (Index c = 0; c < channels; ++c) {
                sum[c] += static_cast<double>(a[c]);
                a[c] = 0;
            }
        });
}

template <class T>
void normalise(const std::uint8_t* rgb, T* y, Index pixels, float scale, const float* mean, const float* deviation) {
    constexpr Index kChannels = 3, kTogether = 16;  // pixels whose channels fill whole vectors
    float means[kChannels * kTogether], deviations[kChannels * kTogether];
    for (Index i = 0; i < kChannels * kTogether; ++i) {
        means[i] = mean[i % kChannels];
        deviations[i] = deviation[i % kChannels];
    }
    for (Index first = 0; first < pixels; first += kTogether) {
        const std::uint8_t* in = rgb + first * kChannels;
        T* out = y + first * kChannels;
        const Index count = kChannels * smaller(kTogether, pixels - first);
#pragma omp simd
        for (Index i = 0; i < count; ++i) store(out[i], (static_cast<float>(in[i]) * scale - means[i]) / deviations[i]);
    }
}

/// Channels on either side of the one that is normalised.
constexpr Index kReach = 2;

/// sum[c] = of the five values around c; `values` has kReach zeros before its first channel and after its last.
inline void sumOfNeighbours(const float* values, float* sum, Index channels) {
#pragma omp simd
    for (Index c = 0; c < channels; ++c)
        sum[c] = values[c] + values[c + 1] + values[c + 2] + values[c + 3] + values[c + 4];
}

template <class T>
void lrn(const T* x, T* y, Index pixels, Index channels, float slope) {
    float squares[kMaxChannels + 2 * kReach] = {}, sums[kMaxChannels];
    for (Index p = 0; p < pixels; ++p) {
        const T* row = x + p * channels;
        T* out = y + p * channels;
#pragma omp simd
        for (Index c = 0; c < channels; ++c) squares[c + kReach] = load(row[c]) * load(row[c]);
        sumOfNeighbours(squares, sums, channels);
#pragma omp simd
        for (Index c = 0; c < channels; ++c) {
            const float root = __builtin_sqrtf(1 + slope * sums[c]);
            store(out[c], load(row[c]) / (root * __builtin_sqrtf(root)));  // s^0.75 = s^0.5 s^0.25
        }
    }
}

template <class T>
void lrnGradient(const T* x, const T* dy, T* dx, Index pixels, Index channels, float slope) {
    float squares[kMaxChannels + 2 * kReach] = {}, products[kMaxChannels + 2 * kReach] = {};
    float sums[kMaxChannels], powers[kMaxChannels];
    for (Index p = 0; p < pixels; ++p) {
        const T* row = x + p * channels;
        const T* up = dy + p * channels;
        T* out = dx + p * channels;
#pragma omp simd
        for (Index c = 0; c < channels; ++c) squares[c + kReach] = load(row[c]) * load(row[c]);
        sumOfNeighbours(squares, sums, channels);
#pragma omp simd
        for (Index c = 0; c < channels; ++c) {
            const float inverse = 1 / __builtin_sqrtf(1 + slope * sums[c]);
            powers[c] = inverse * __builtin_sqrtf(inverse);
            products[c + kReach] = load(up[c]) * load(row[c]) * powers[c] * inverse * inverse;
        }
        sumOfNeighbours(products, sums, channels);
#pragma omp simd
        for (Index c = 0; c < channels; ++c)
            store(out[c], load(up[c]) * powers[c] - 1.5f * slope * load(row[c]) * sums[c]);
    }
}

void adam(float* value, float* first, float* second, const float* gradient, Index count, const AdamStep& s) {
#pragma omp simd
    for (Index i = 0; i < count; ++i) {
        const float g = gradient[i] + s.decay * value[i];
        first[i] = s.beta1 * first[i] + (1 - s.beta1) * g;
        second[i] = s.beta2 * second[i] + (1 - s.beta2) * g * g;
        const float root = __builtin_sqrtf(second[i]) / s.rootCorrection2 + s.epsilon;
        value[i] = s.shrink * value[i] - s.rate * first[i] / root;
    }
}

double sumOfSquares(const float* values, Index count) {
    constexpr Index kTogether = 4096;
    double all = 0;
    for (Index first = 0; first < count; first += kTogether) {
        const Index end = smaller(first + kTogether, count);
        double sum = 0;
#pragma omp simd reduction(+ : sum)
        for (Index i = first; i < end; ++i) sum += static_cast<double>(values[i]) * static_cast<double>(values[i]);
        all += sum;
    }
    return all;
}

template <class T>
constexpr TensorKernels<T> kTensorKernels{
    .moments = moments<T>,
    .scaleRelu = scaleRelu<T>,
    .gradientMoments = gradientMoments<T>,
    .gradient = gradient<T>,
    .biasRelu = biasRelu<T>,
    .biasReluGradient = biasReluGradient<T>,
    .maxPool = maxPool<T>,
    .maxPoolGradient = maxPoolGradient<T>,
    .reluMaxPool = reluMaxPool<T>,
    .reluMaxPoolMoments = reluMaxPoolMoments<T>,
    .reluMaxPoolGradient = reluMaxPoolGradient<T>,
    .averagePoolGradient = averagePoolGradient<T>,
    .normalise = normalise<T>,
    .lrn = lrn<T>,
    .lrnGradient = lrnGradient<T>,
};

}  // namespace

extern const KernelSet STUDIO_KERNEL_SET;
const KernelSet STUDIO_KERNEL_SET{STUDIO_KERNEL_NAME, kTensorKernels<float>, kTensorKernels<Brain>, adam, sumOfSquares};

}  // namespace studio::engine
