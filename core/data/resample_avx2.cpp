// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The passes of the resampling for x86-64 with AVX2, to the same bits as resample_passes.cpp.
//
// A weight has 23 bits, pmaddwd multiplies 16: weights are split, weight = high * 2^15 + low, both parts are summed on
// their own for two neighbours at once, and put together at the end. All of it is modulo 2^32 and the result is below
// 2^31, so nothing is lost on the way.
#include "core/data/resample.h"

#if defined(__x86_64__)

#include <algorithm>
#include <array>
#include <cstring>

#include <immintrin.h>

#define STUDIO_AVX2 __attribute__((target("avx2")))
#define STUDIO_AVX2_INLINE inline __attribute__((target("avx2"), always_inline))

namespace studio {
namespace {

constexpr int kSplit = 15;
constexpr int kShift = 22;

/// Two neighbours' weights as pmaddwd wants them, 16 bits each in 32.
struct Pair {
    std::int32_t low = 0, high = 0;
};

/// `perOutput` pairs for each output; an odd last tap is paired with a weight of 0.
struct PairedWeights {
    int perOutput = 0;
    std::vector<Pair> pairs;

    explicit PairedWeights(const ResampleWeights& weights) : perOutput((weights.taps + 1) / 2) {
        pairs.resize(weights.first.size() * static_cast<std::size_t>(perOutput));
        Pair* pair = pairs.data();
        for (std::size_t i = 0; i < weights.first.size(); ++i) {
            const std::int32_t* weight = weights.weights.data() + i * static_cast<std::size_t>(weights.taps);
            for (int k = 0; k < weights.taps; k += 2, ++pair)
                *pair = pairOf(weight[k], k + 1 < weights.taps ? weight[k + 1] : 0);
        }
    }

private:
    static Pair pairOf(std::int32_t a, std::int32_t b) {
        constexpr std::int32_t kLow = (1 << kSplit) - 1;
        return {(a & kLow) | (b & kLow) << 16, a >> kSplit | (b >> kSplit) << 16};
    }
};

struct Sum {
    __m256i low, high;
};

STUDIO_AVX2_INLINE void add(Sum& sum, __m256i values, __m256i low, __m256i high) {
    sum.low = _mm256_add_epi32(sum.low, _mm256_madd_epi16(values, low));
    sum.high = _mm256_add_epi32(sum.high, _mm256_madd_epi16(values, high));
}

STUDIO_AVX2_INLINE __m256i rounded(const Sum& sum) {
    const __m256i whole = _mm256_add_epi32(_mm256_slli_epi32(sum.high, kSplit), sum.low);
    return _mm256_srai_epi32(_mm256_add_epi32(whole, _mm256_set1_epi32(1 << (kShift - 1))), kShift);
}

STUDIO_AVX2_INLINE __m128i eightBytes(const std::uint8_t* at) {
    return _mm_loadl_epi64(reinterpret_cast<const __m128i*>(at));
}

/// 2 * N rows at once, two in a register. Reads up to 5 bytes past a row's last pixel.
template <std::size_t N>
STUDIO_AVX2_INLINE void acrossRows(const std::array<const std::uint8_t*, 2 * N>& rows, const ResampleWeights& weights,
                                   const PairedWeights& paired, const std::array<std::uint8_t*, 2 * N>& outs) {
    // From two pixels r g b r g b: r r g g b b as 16-bit numbers, in each half.
    const __m256i pairUp =
        _mm256_broadcastsi128_si256(_mm_setr_epi8(0, -1, 3, -1, 1, -1, 4, -1, 2, -1, 5, -1, -1, -1, -1, -1));
    const __m256i gather =
        _mm256_broadcastsi128_si256(_mm_setr_epi8(0, 4, 8, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1));
    const __m256i largest = _mm256_set1_epi32(255);
    const Pair* pairs = paired.pairs.data();
    for (std::size_t x = 0; x < weights.first.size(); ++x, pairs += paired.perOutput) {
        const std::ptrdiff_t start = std::ptrdiff_t{weights.first[x]} * 3;
        const int count = (weights.count[x] + 1) / 2;
        Sum sums[N];
        for (Sum& sum : sums) sum.low = sum.high = _mm256_setzero_si256();
        for (int k = 0; k < count; ++k) {
            const __m256i low = _mm256_set1_epi32(pairs[k].low);
            const __m256i high = _mm256_set1_epi32(pairs[k].high);
            for (std::size_t n = 0; n < N; ++n) {
                const __m256i both =
                    _mm256_inserti128_si256(_mm256_castsi128_si256(eightBytes(rows[2 * n] + start + k * 6)),
                                            eightBytes(rows[2 * n + 1] + start + k * 6), 1);
                add(sums[n], _mm256_shuffle_epi8(both, pairUp), low, high);
            }
        }
        for (std::size_t n = 0; n < N; ++n) {
            const __m256i bytes = _mm256_shuffle_epi8(_mm256_min_epi32(rounded(sums[n]), largest), gather);
            const int first = _mm_cvtsi128_si32(_mm256_castsi256_si128(bytes));
            const int second = _mm_cvtsi128_si32(_mm256_extracti128_si256(bytes, 1));
            std::memcpy(outs[2 * n] + x * 3, &first, 3);
            std::memcpy(outs[2 * n + 1] + x * 3, &second, 3);
        }
    }
}

STUDIO_AVX2 void across(const std::uint8_t* source, std::ptrdiff_t stride, int sourceWidth, int rows,
                        const ResampleWeights& weights, std::uint8_t* out) {
    constexpr std::size_t kSpare = 8;
    const PairedWeights paired(weights);
    const auto outStride = static_cast<std::ptrdiff_t>(weights.first.size()) * 3;
    int y = 0;
    for (; y + 6 <= rows; y += 4) {  // two rows stay behind: reading past a row's end must end in another row
        const std::uint8_t* row = source + y * stride;
        std::uint8_t* to = out + y * outStride;
        acrossRows<2>({row, row + stride, row + 2 * stride, row + 3 * stride}, weights, paired,
                      {to, to + outStride, to + 2 * outStride, to + 3 * outStride});
    }
    const auto rowBytes = static_cast<std::size_t>(sourceWidth) * 3;
    std::vector<std::uint8_t> last(2 * (rowBytes + kSpare));
    std::uint8_t* const second = last.data() + rowBytes + kSpare;
    for (; y < rows; y += 2) {
        const int next = std::min(y + 1, rows - 1);
        std::memcpy(last.data(), source + y * stride, rowBytes);
        std::memcpy(second, source + next * stride, rowBytes);
        acrossRows<1>({last.data(), second}, weights, paired, {out + y * outStride, out + next * outStride});
    }
}

/// 16 bytes of an output row.
STUDIO_AVX2_INLINE void downPart(const std::uint8_t* from, std::ptrdiff_t stride, int count, const Pair* pairs,
                                 std::uint8_t* to) {
    Sum left{_mm256_setzero_si256(), _mm256_setzero_si256()};
    Sum right = left;
    for (int k = 0; k < count; k += 2, ++pairs) {
        const std::uint8_t* upper = from + k * stride;
        const std::uint8_t* lower = k + 1 < count ? upper + stride : upper;  // there its weight is 0
        const __m128i a = _mm_loadu_si128(reinterpret_cast<const __m128i*>(upper));
        const __m128i b = _mm_loadu_si128(reinterpret_cast<const __m128i*>(lower));
        const __m256i low = _mm256_set1_epi32(pairs->low);
        const __m256i high = _mm256_set1_epi32(pairs->high);
        add(left, _mm256_cvtepu8_epi16(_mm_unpacklo_epi8(a, b)), low, high);
        add(right, _mm256_cvtepu8_epi16(_mm_unpackhi_epi8(a, b)), low, high);
    }
    const __m256i words = _mm256_permute4x64_epi64(_mm256_packus_epi32(rounded(left), rounded(right)), 0xD8);
    const __m128i bytes = _mm_packus_epi16(_mm256_castsi256_si128(words), _mm256_extracti128_si256(words, 1));
    _mm_storeu_si128(reinterpret_cast<__m128i*>(to), bytes);
}

STUDIO_AVX2 void down(const std::uint8_t* source, std::ptrdiff_t stride, int rowBytes, int firstRow,
                      const ResampleWeights& weights, std::uint8_t* out) {
    constexpr int kPart = 16;
    if (rowBytes < kPart) return plainPasses().down(source, stride, rowBytes, firstRow, weights, out);
    const PairedWeights paired(weights);
    for (std::size_t y = 0; y < weights.first.size(); ++y, out += rowBytes) {
        const Pair* pairs = paired.pairs.data() + y * static_cast<std::size_t>(paired.perOutput);
        const std::uint8_t* top = source + (weights.first[y] - firstRow) * stride;
        for (int x = 0; x < rowBytes; x += kPart) {
            const int start = std::min(x, rowBytes - kPart);  // the last part overlaps the one before
            downPart(top + start, stride, weights.count[y], pairs, out + start);
        }
    }
}

}  // namespace

const ResamplePasses* avx2Passes() {
    static constexpr ResamplePasses kPasses{across, down};
    static const bool there = __builtin_cpu_supports("avx2");
    return there ? &kPasses : nullptr;
}

}  // namespace studio

#else

namespace studio {

const ResamplePasses* avx2Passes() {
    return nullptr;
}

}  // namespace studio

#endif
