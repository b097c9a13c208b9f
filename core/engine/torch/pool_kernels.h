// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/torch/kernel_basics.h"

/// The pools of a KernelSet, for kernel_set.cpp.
namespace studio::engine {
namespace {

/// How a pool compares. NaN is the largest, and the first of equals wins. Floats are compared as they are, bfloat16 as
/// whole numbers of the same order, twice as many at once; those put -0 below 0, which ReLU never gives.
struct FloatKeys {
    using Key = float;
    using Place = std::int32_t;
    static constexpr Key kLowest = -__builtin_inff(), kZero = 0;
    static bool wins(Key value, Key best) { return !(value <= best) && best == best; }
};
struct PlainFloat : FloatKeys {
    Key of(float value, Index) const { return value; }
    static void put(float& place, Key key) { place = key; }
};
template <class T>
struct Normed : FloatKeys {
    const ChannelNorm norm;
    Key of(T value, Index c) const { return (load(value) - norm.mean[c]) * norm.scale[c] + norm.shift[c]; }
    static void put(T& place, Key key) { store(place, key); }
};
struct PlainBrain {
    using Key = std::uint16_t;
    using Place = std::uint16_t;
    static constexpr Key kLowest = 0x007F, kZero = 0x8000;  ///< of -infinity and of 0
    static bool wins(Key value, Key best) { return value > best; }
    /// The sign's bit turned round, with negative numbers all bits; a negative NaN as a positive one.
    Key of(Brain value, Index) const {
        const std::uint16_t bits = value.bits > 0xFF80 ? value.bits & 0x7FFF : value.bits;
        return static_cast<Key>(bits ^ (bits & 0x8000 ? 0xFFFF : 0x8000));
    }
    static void put(Brain& place, Key key) {
        place.bits = static_cast<std::uint16_t>(key ^ (key & 0x8000 ? 0x8000 : 0xFFFF));
    }
};
template <class T>
struct PlainKeys;
template <>
struct PlainKeys<float> {
    using Type = PlainFloat;
};
template <>
struct PlainKeys<Brain> {
    using Type = PlainBrain;
};

/// The part of a window that lies in the picture: rows [top, bottom) and columns [left, right), places counted from
/// (originRow, originColumn).
struct PoolWindow {
    Index originRow, originColumn, top, bottom, left, right;
    PoolWindow(const PoolShape& s, Index row, Index column)
        : originRow(row * s.stride - s.padding),
          originColumn(column * s.stride - s.padding),
          top(larger(originRow, 0)),
          bottom(smaller(originRow + s.kernel, s.height)),
          left(larger(originColumn, 0)),
          right(smaller(originColumn + s.kernel, s.width)) {}
    Index place(const PoolShape& s, Index h, Index w) const { return (h - originRow) * s.kernel + (w - originColumn); }
};

/// Channels [first, first + count) of one output pixel. `count` is known when this is compiled but for a last few.
template <class Keys, bool kRelu, bool kPlaces, class T, class Count>
inline void poolLanes(const T* picture, const Keys& keys, T* y, std::uint8_t* places, const PoolShape& s,
                      const PoolWindow& window, Index first, Count count) {
    typename Keys::Key best[kLanes];
    typename Keys::Place place[kLanes];
#pragma omp simd
    for (Index c = 0; c < kLanes; ++c) {
        best[c] = kRelu ? Keys::kZero : Keys::kLowest;
        place[c] = kRelu ? kNoPlace : 0;  // -infinity alone leaves 0, which may lie in the padding
    }
    for (Index h = window.top; h < window.bottom; ++h) {
        for (Index w = window.left; w < window.right; ++w) {
            const T* values = picture + (h * s.width + w) * s.channels + first;
            const auto here = static_cast<typename Keys::Place>(window.place(s, h, w));
#pragma omp simd
            for (Index c = 0; c < count; ++c) {
                const auto key = keys.of(values[c], first + c);
                const bool wins = Keys::wins(key, best[c]);
                best[c] = wins ? key : best[c];
                if constexpr (kPlaces) place[c] = wins ? here : place[c];
            }
        }
    }
#pragma omp simd
    for (Index c = 0; c < count; ++c) Keys::put(y[first + c], best[c]);
    if constexpr (!kPlaces) return;
#pragma omp simd
    for (Index c = 0; c < count; ++c) places[first + c] = static_cast<std::uint8_t>(place[c]);
}

template <class Keys, bool kRelu, bool kPlaces, class T>
void poolRows(const T* x, const Keys& keys, T* y, std::uint8_t* places, const PoolShape& s, Index from, Index to) {
    for (Index i = from; i < to; ++i) {
        const T* picture = x + i / s.outHeight * s.height * s.width * s.channels;
        for (Index w = 0; w < s.outWidth; ++w) {
            const PoolWindow window(s, i % s.outHeight, w);
            const Index at = (i * s.outWidth + w) * s.channels;
            inLanes(s.channels, [&](Index first, auto count) {
                poolLanes<Keys, kRelu, kPlaces>(picture, keys, y + at, kPlaces ? places + at : nullptr, s, window,
                                                first, count);
            });
        }
    }
}

/// `places` may be null: then they are not looked for.
template <class Keys, bool kRelu, class T>
void poolBy(const Keys& keys, const T* x, T* y, std::uint8_t* places, const PoolShape& s, Index from, Index to) {
    if (places != nullptr) {
        poolRows<Keys, kRelu, true>(x, keys, y, places, s, from, to);
    } else {
        poolRows<Keys, kRelu, false>(x, keys, y, places, s, from, to);
    }
}

template <class T>
void maxPool(const T* x, T* y, std::uint8_t* places, const PoolShape& s, Index from, Index to) {
    poolBy<typename PlainKeys<T>::Type, false>({}, x, y, places, s, from, to);
}

template <class T>
void reluMaxPool(const T* x, const ChannelNorm* norm, T* y, std::uint8_t* places, const PoolShape& s, Index from,
                 Index to) {
    if (norm == nullptr) {
        poolBy<typename PlainKeys<T>::Type, true>({}, x, y, places, s, from, to);
    } else {
        poolBy<Normed<T>, true>({{}, *norm}, x, y, places, s, from, to);
    }
}

/// Channels [first, first + count) of one output row: their sums stay in registers.
template <class T, class Count>
inline void momentsLanes(const T* picture, const T* dy, const std::uint8_t* places, const PoolShape& s,
                         const float* mean, double* sum, double* products, Index row, Index first, Count count) {
    float a[kLanes] = {}, b[kLanes] = {};
    for (Index column = 0; column < s.outWidth; ++column) {
        const T* up = dy + column * s.channels + first;
        const std::uint8_t* where = places + column * s.channels + first;
        float g[kLanes] = {};
#pragma omp simd
        for (Index c = 0; c < count; ++c) {
            g[c] = ifSo(where[c] != kNoPlace, load(up[c]));
            a[c] += g[c];
        }
        if (products == nullptr) continue;
        const PoolWindow window(s, row, column);
        for (Index h = window.top; h < window.bottom; ++h) {
            for (Index w = window.left; w < window.right; ++w) {
                const T* values = picture + (h * s.width + w) * s.channels + first;
                const auto here = static_cast<std::uint8_t>(window.place(s, h, w));
#pragma omp simd
                for (Index c = 0; c < count; ++c)
                    b[c] += where[c] == here ? g[c] * (load(values[c]) - mean[first + c]) : 0.0f;
            }
        }
    }
#pragma omp simd
    for (Index c = 0; c < count; ++c) sum[first + c] += static_cast<double>(a[c]);
    if (products == nullptr) return;
#pragma omp simd
    for (Index c = 0; c < count; ++c) products[first + c] += static_cast<double>(b[c]);
}

template <class T>
void reluMaxPoolMoments(const T* x, const T* dy, const std::uint8_t* places, const PoolShape& s, const float* mean,
                        double* sum, double* products, Index from, Index to) {
    for (Index i = from; i < to; ++i) {
        const T* picture = x != nullptr ? x + i / s.outHeight * s.height * s.width * s.channels : nullptr;
        const Index at = i * s.outWidth * s.channels;
        inLanes(s.channels, [&](Index first, auto count) {
            momentsLanes(picture, dy + at, places + at, s, mean, sum, products, i % s.outHeight, first, count);
        });
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

/// Channels [first, first + count) of one input pixel: the sum of what comes from the windows whose maximum it was,
/// through last(sum, channel).
template <class T, class Count, class Last>
inline void poolGradientLanes(const T* dy, const std::uint8_t* places, T* dx, const PoolShape& s, bool add, Index row,
                              Index column, Index first, Count count, Last last) {
    const Windows rows = windowsOver(row, s.outHeight, s), columns = windowsOver(column, s.outWidth, s);
    float sum[kLanes] = {};
    if (add) {
#pragma omp simd
        for (Index c = 0; c < count; ++c) sum[c] = load(dx[first + c]);
    }
    for (Index h = rows.from; h < rows.to; ++h) {
        for (Index w = columns.from; w < columns.to; ++w) {
            const Index at = (h * s.outWidth + w) * s.channels + first;
            const auto here = static_cast<std::uint8_t>((row + s.padding - h * s.stride) * s.kernel + column +
                                                        s.padding - w * s.stride);
#pragma omp simd
            for (Index c = 0; c < count; ++c) sum[c] += ifSo(places[at + c] == here, load(dy[at + c]));
        }
    }
#pragma omp simd
    for (Index c = 0; c < count; ++c) store(dx[first + c], last(sum[c], first + c));
}

/// last(sum, pixel of all pictures, channel)
template <class T, class Last>
inline void poolGradientRows(const T* dy, const std::uint8_t* places, T* dx, const PoolShape& s, bool add, Index from,
                             Index to, Last last) {
    for (Index i = from; i < to; ++i) {
        const Index picture = i / s.height * s.outHeight * s.outWidth * s.channels;
        for (Index w = 0; w < s.width; ++w) {
            const Index pixel = i * s.width + w;
            inLanes(s.channels, [&](Index first, auto count) {
                poolGradientLanes(dy + picture, places + picture, dx + pixel * s.channels, s, add, i % s.height, w,
                                  first, count, [&](float sum, Index c) { return last(sum, pixel, c); });
            });
        }
    }
}

template <class T>
void maxPoolGradient(const T* dy, const std::uint8_t* places, T* dx, const PoolShape& s, bool add, Index from,
                     Index to) {
    poolGradientRows(dy, places, dx, s, add, from, to, [](float sum, Index, Index) { return sum; });
}

template <class T>
void reluMaxPoolGradient(const T* x, const ChannelNormGradient& norm, const T* dy, const std::uint8_t* places, T* dx,
                         const PoolShape& s, Index from, Index to) {
    poolGradientRows(dy, places, dx, s, false, from, to, [&, x](float sum, Index pixel, Index c) {
        return norm.scale[c] * sum + norm.slope[c] * (load(x[pixel * s.channels + c]) - norm.mean[c]) + norm.offset[c];
    });
}

/// Of an average pool along one side: what window `i` covers; kernel 0: PyTorch's adaptive windows.
struct Span {
    Index from, to;
    Span(Index i, Index inputs, Index windows, const PoolShape& s)
        : from(s.kernel > 0 ? i * s.stride : i * inputs / windows),
          to(s.kernel > 0 ? from + s.kernel : ((i + 1) * inputs + windows - 1) / windows) {}
    bool holds(Index position) const { return from <= position && position < to; }
};

/// Channels [first, first + count) of one input pixel.
template <class T, class Count>
inline void averageGradientLanes(const T* picture, T* dx, const PoolShape& s, Index row, Index column, Index first,
                                 Count count) {
    float sum[kLanes] = {};
    for (Index h = 0; h < s.outHeight; ++h) {
        const Span rows(h, s.height, s.outHeight, s);
        if (!rows.holds(row)) continue;
        for (Index w = 0; w < s.outWidth; ++w) {
            const Span columns(w, s.width, s.outWidth, s);
            if (!columns.holds(column)) continue;
            const float share = 1.0f / static_cast<float>((rows.to - rows.from) * (columns.to - columns.from));
            const T* up = picture + (h * s.outWidth + w) * s.channels + first;
#pragma omp simd
            for (Index c = 0; c < count; ++c) sum[c] += load(up[c]) * share;
        }
    }
#pragma omp simd
    for (Index c = 0; c < count; ++c) store(dx[first + c], sum[c]);
}

template <class T>
void averagePoolGradient(const T* dy, T* dx, const PoolShape& s, Index from, Index to) {
    for (Index i = from; i < to; ++i) {
        const T* picture = dy + i / s.height * s.outHeight * s.outWidth * s.channels;
        for (Index column = 0; column < s.width; ++column) {
            T* out = dx + (i * s.width + column) * s.channels;
            inLanes(s.channels, [&](Index first, auto count) {
                averageGradientLanes(picture, out, s, i % s.height, column, first, count);
            });
        }
    }
}

}  // namespace
}  // namespace studio::engine
