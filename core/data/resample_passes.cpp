// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The two inner loops of the resampling, written with GCC's vector types (which Clang knows too) and compiled twice on
// x86-64: once for every processor and once for those with AVX2, chosen at run time.
#include "core/data/resample.h"

#include <algorithm>
#include <cstring>

namespace studio {
namespace {

#define STUDIO_INLINE inline __attribute__((always_inline))

constexpr int kShift = 22;
constexpr std::int32_t kHalf = 1 << (kShift - 1);

template <int N>
struct Lanes {
    typedef std::uint8_t Bytes __attribute__((vector_size(N)));
    typedef std::int32_t Ints __attribute__((vector_size(N * 4)));
};

/// acc += weight x N bytes at `from`.
template <int N>
STUDIO_INLINE void addWeighted(typename Lanes<N>::Ints& acc, const std::uint8_t* from, std::int32_t weight) {
    typename Lanes<N>::Bytes bytes;
    std::memcpy(&bytes, from, N);
    acc += __builtin_convertvector(bytes, typename Lanes<N>::Ints) * weight;
}

template <int N>
STUDIO_INLINE void storeRounded(const typename Lanes<N>::Ints& acc, std::uint8_t* to, int bytesWanted) {
    typename Lanes<N>::Ints value = acc >> kShift;
    value = value > 255 ? value * 0 + 255 : value;  // weights are positive: there is nothing below 0
    const typename Lanes<N>::Bytes bytes = __builtin_convertvector(value, typename Lanes<N>::Bytes);
    std::memcpy(to, &bytes, static_cast<std::size_t>(bytesWanted));
}

/// One output pixel of R rows at once: one pixel is 4 lanes (RGB and a byte that is not used).
template <int R>
STUDIO_INLINE void pixelOfRows(const std::uint8_t* source, std::ptrdiff_t stride, const std::int32_t* weights,
                               int count, std::uint8_t* out, std::ptrdiff_t outStride) {
    Lanes<4>::Ints acc[R];
    for (int r = 0; r < R; ++r) acc[r] = Lanes<4>::Ints{kHalf, kHalf, kHalf, kHalf};
    for (int k = 0; k < count; ++k)
        for (int r = 0; r < R; ++r) addWeighted<4>(acc[r], source + r * stride + k * 3, weights[k]);
    for (int r = 0; r < R; ++r) storeRounded<4>(acc[r], out + r * outStride, 3);
}

template <int R>
STUDIO_INLINE void someRows(const std::uint8_t* source, std::ptrdiff_t stride, const ResampleWeights& across,
                            std::uint8_t* out, std::ptrdiff_t outStride) {
    const std::size_t width = across.first.size();
    const int* first = across.first.data();
    const int* count = across.count.data();
    const std::int32_t* weights = across.weights.data();
    for (std::size_t x = 0; x < width; ++x, weights += across.taps)
        pixelOfRows<R>(source + first[x] * 3, stride, weights, count[x], out + x * 3, outStride);
}

STUDIO_INLINE void allRows(const std::uint8_t* source, std::ptrdiff_t stride, int sourceWidth, int rows,
                           const ResampleWeights& across, std::uint8_t* out) {
    const auto outStride = static_cast<std::ptrdiff_t>(across.first.size()) * 3;
    int y = 0;
    for (; y + 4 < rows; y += 4) someRows<4>(source + y * stride, stride, across, out + y * outStride, outStride);
    for (; y + 1 < rows; ++y) someRows<1>(source + y * stride, stride, across, out + y * outStride, outStride);
    // Pixels are loaded as four bytes: the last row gets one to spare.
    thread_local std::vector<std::uint8_t> lastRow;
    lastRow.resize(static_cast<std::size_t>(sourceWidth) * 3 + 1);
    std::memcpy(lastRow.data(), source + y * stride, lastRow.size() - 1);
    someRows<1>(lastRow.data(), 0, across, out + y * outStride, outStride);
}

/// N bytes of one output row, read down the column.
template <int N>
STUDIO_INLINE void partOfRow(const std::uint8_t* source, std::ptrdiff_t stride, const std::int32_t* weights, int count,
                             std::uint8_t* out) {
    typename Lanes<N>::Ints acc = typename Lanes<N>::Ints{} + kHalf;
    for (int k = 0; k < count; ++k) addWeighted<N>(acc, source + k * stride, weights[k]);
    storeRounded<N>(acc, out, N);
}

STUDIO_INLINE void allColumns(const std::uint8_t* source, std::ptrdiff_t stride, int rowBytes, int firstRow,
                              const ResampleWeights& down, std::uint8_t* out) {
    for (std::size_t y = 0; y < down.first.size(); ++y, out += rowBytes) {
        const std::int32_t* weights = down.weights.data() + y * static_cast<std::size_t>(down.taps);
        const std::uint8_t* top = source + (down.first[y] - firstRow) * stride;
        int x = 0;
        for (; x + 32 <= rowBytes; x += 32) partOfRow<32>(top + x, stride, weights, down.count[y], out + x);
        for (; x + 4 <= rowBytes; x += 4) partOfRow<4>(top + x, stride, weights, down.count[y], out + x);
        for (; x < rowBytes; ++x) {
            std::int32_t sum = kHalf;
            for (int k = 0; k < down.count[y]; ++k) sum += weights[k] * top[k * stride + x];
            out[x] = static_cast<std::uint8_t>(std::min(sum >> kShift, 255));
        }
    }
}

#if defined(__x86_64__)
__attribute__((target("avx2"))) void rowsAvx2(const std::uint8_t* source, std::ptrdiff_t stride, int sourceWidth,
                                              int rows, const ResampleWeights& across, std::uint8_t* out) {
    allRows(source, stride, sourceWidth, rows, across, out);
}
__attribute__((target("avx2"))) void columnsAvx2(const std::uint8_t* source, std::ptrdiff_t stride, int rowBytes,
                                                 int firstRow, const ResampleWeights& down, std::uint8_t* out) {
    allColumns(source, stride, rowBytes, firstRow, down, out);
}
bool hasAvx2() {
    static const bool has = __builtin_cpu_supports("avx2");
    return has;
}
#endif

}  // namespace

void resampleRows(const std::uint8_t* source, std::ptrdiff_t stride, int sourceWidth, int rows,
                  const ResampleWeights& horizontal, std::uint8_t* out) {
#if defined(__x86_64__)
    if (hasAvx2()) return rowsAvx2(source, stride, sourceWidth, rows, horizontal, out);
#endif
    allRows(source, stride, sourceWidth, rows, horizontal, out);
}

void resampleColumns(const std::uint8_t* source, std::ptrdiff_t stride, int rowBytes, int firstRow,
                     const ResampleWeights& vertical, std::uint8_t* out) {
#if defined(__x86_64__)
    if (hasAvx2()) return columnsAvx2(source, stride, rowBytes, firstRow, vertical, out);
#endif
    allColumns(source, stride, rowBytes, firstRow, vertical, out);
}

}  // namespace studio
