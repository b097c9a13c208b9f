// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/torch/kernels.h"

// Compiled several times (see CMakeLists.txt), each time as another KernelSet. Nothing of the standard library may be
// called here: an inline function compiled for AVX-512 could end up in the rest of the program.
namespace studio::engine {
namespace {

using Index = std::int64_t;

/// Channels worked on together: their sums stay in registers.
constexpr Index kLanes = 64;
/// Pixels whose sums are kept in float before they go to double.
constexpr Index kBlock = 256;
constexpr Index kMaxChannels = 2048;

inline float load(const float& value) {
    return value;
}
inline float load(const Brain& value) {
    return __builtin_bit_cast(float, static_cast<std::uint32_t>(value.bits) << 16);
}
inline void store(float& place, float value) {
    place = value;
}
/// Rounds to nearest, ties to even.
inline void store(Brain& place, float value) {
    const std::uint32_t bits = __builtin_bit_cast(std::uint32_t, value);
    place.bits = static_cast<std::uint16_t>((bits + 0x7FFFu + ((bits >> 16) & 1u)) >> 16);
}

/// Calls work(first pixel, end) for blocks of pixels, then flush(): float sums over few pixels, double over many.
template <class Work, class Flush>
inline void inBlocks(Index pixels, Work work, Flush flush) {
    for (Index from = 0; from < pixels; from += kBlock) {
        work(from, from + kBlock < pixels ? from + kBlock : pixels);
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
                    const float g = value * scale[c] + shift[c] <= 0 ? 0 : load(up[c]);
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
            const float g = value * scale[c] + shift[c] <= 0 ? 0 : load(up[c]);
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
                    const float g = load(row[c]) <= 0 ? 0 : load(up[c]);
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

inline Index smaller(Index a, Index b) {
    return a < b ? a : b;
}
inline Index larger(Index a, Index b) {
    return a > b ? a : b;
}

/// One output pixel: the maximum over rows [top, bottom) and columns [left, right) of `picture`.
template <class T>
void poolPixel(const T* picture, T* y, std::uint8_t* places, const PoolShape& s, Index row, Index column) {
    const Index top = row * s.stride - s.padding, left = column * s.stride - s.padding;
    for (Index first = 0; first < s.channels; first += kLanes) {
        const Index lanes = smaller(kLanes, s.channels - first);
        float best[kLanes];
        std::int32_t place[kLanes];
#pragma omp simd
        for (Index c = 0; c < kLanes; ++c) {
            best[c] = -__builtin_inff();
            place[c] = 0;
        }
        for (Index h = larger(top, 0); h < smaller(top + s.kernel, s.height); ++h) {
            for (Index w = larger(left, 0); w < smaller(left + s.kernel, s.width); ++w) {
                const T* values = picture + (h * s.width + w) * s.channels + first;
                const auto here = static_cast<std::int32_t>((h - top) * s.kernel + (w - left));
#pragma omp simd
                for (Index c = 0; c < lanes; ++c) {
                    const float value = load(values[c]);
                    // a NaN wins and stays; -infinity alone leaves place 0, which may lie in the padding
                    const bool wins = !(value <= best[c]) && best[c] == best[c];
                    best[c] = wins ? value : best[c];
                    place[c] = wins ? here : place[c];
                }
            }
        }
#pragma omp simd
        for (Index c = 0; c < lanes; ++c) store(y[first + c], best[c]);
        if (places == nullptr) continue;
#pragma omp simd
        for (Index c = 0; c < lanes; ++c) places[first + c] = static_cast<std::uint8_t>(place[c]);
    }
}

template <class T>
void maxPool(const T* x, T* y, std::uint8_t* places, const PoolShape& s, Index from, Index to) {
    for (Index i = from; i < to; ++i) {
        const T* picture = x + i / s.outHeight * s.height * s.width * s.channels;
        for (Index w = 0; w < s.outWidth; ++w) {
            const Index at = (i * s.outWidth + w) * s.channels;
            poolPixel(picture, y + at, places != nullptr ? places + at : nullptr, s, i % s.outHeight, w);
        }
    }
}

/// First and end of the windows that cover `position`.
struct Windows {
    Index from, to;
};
inline Windows windowsOver(Index position, Index windows, const PoolShape& s) {
    const Index reach = position + s.padding;
    const Index first = reach < s.kernel ? 0 : (reach - s.kernel) / s.stride + 1;
    return {first, smaller(reach / s.stride + 1, windows)};
}

/// One input pixel: the sum of what comes from the windows whose maximum it was.
template <class T>
void poolPixelGradient(const T* dy, const std::uint8_t* places, T* dx, const PoolShape& s, bool add, Index row,
                       Index column) {
    const Windows rows = windowsOver(row, s.outHeight, s), columns = windowsOver(column, s.outWidth, s);
    for (Index first = 0; first < s.channels; first += kLanes) {
        const Index lanes = smaller(kLanes, s.channels - first);
        float sum[kLanes] = {};
        if (add) {
#pragma omp simd
            for (Index c = 0; c < lanes; ++c) sum[c] = load(dx[first + c]);
        }
        for (Index h = rows.from; h < rows.to; ++h) {
            for (Index w = columns.from; w < columns.to; ++w) {
                const Index at = (h * s.outWidth + w) * s.channels + first;
                const auto here = static_cast<std::uint8_t>((row + s.padding - h * s.stride) * s.kernel + column +
                                                            s.padding - w * s.stride);
#pragma omp simd
                for (Index c = 0; c < lanes; ++c) sum[c] += places[at + c] == here ? load(dy[at + c]) : 0.0f;
            }
        }
#pragma omp simd
        for (Index c = 0; c < lanes; ++c) store(dx[first + c], sum[c]);
    }
}

template <class T>
void maxPoolGradient(const T* dy, const std::uint8_t* places, T* dx, const PoolShape& s, bool add, Index from,
                     Index to) {
    for (Index i = from; i < to; ++i) {
        const Index picture = i / s.height * s.outHeight * s.outWidth * s.channels;
        for (Index w = 0; w < s.width; ++w)
            poolPixelGradient(dy + picture, places + picture, dx + (i * s.width + w) * s.channels, s, add, i % s.height,
                              w);
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
    .lrn = lrn<T>,
    .lrnGradient = lrnGradient<T>,
};

}  // namespace

extern const KernelSet STUDIO_KERNEL_SET;
const KernelSet STUDIO_KERNEL_SET{STUDIO_KERNEL_NAME, kTensorKernels<float>, kTensorKernels<Brain>, adam};

}  // namespace studio::engine
