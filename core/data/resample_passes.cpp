// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/resample.h"

#include <algorithm>

namespace studio {
namespace {

constexpr int kShift = 22;
constexpr std::int32_t kHalf = 1 << (kShift - 1);

/// Weights are positive: there is nothing below 0.
std::uint8_t toByte(std::int32_t sum) {
    return static_cast<std::uint8_t>(std::min(sum >> kShift, 255));
}

void across(const std::uint8_t* source, std::ptrdiff_t stride, int, int rows, const ResampleWeights& weights,
            std::uint8_t* out) {
    const std::size_t width = weights.first.size();
    for (int y = 0; y < rows; ++y, source += stride) {
        const std::int32_t* weight = weights.weights.data();
        for (std::size_t x = 0; x < width; ++x, weight += weights.taps, out += 3) {
            const std::uint8_t* pixel = source + std::ptrdiff_t{weights.first[x]} * 3;
            std::int32_t red = kHalf, green = kHalf, blue = kHalf;
            for (int k = 0; k < weights.count[x]; ++k, pixel += 3) {
                red += weight[k] * pixel[0];
                green += weight[k] * pixel[1];
                blue += weight[k] * pixel[2];
            }
            out[0] = toByte(red);
            out[1] = toByte(green);
            out[2] = toByte(blue);
        }
    }
}

void down(const std::uint8_t* source, std::ptrdiff_t stride, int rowBytes, int firstRow, const ResampleWeights& weights,
          std::uint8_t* out) {
    thread_local std::vector<std::int32_t> sums;
    const auto size = static_cast<std::size_t>(rowBytes);
    for (std::size_t y = 0; y < weights.first.size(); ++y, out += rowBytes) {
        const std::int32_t* weight = weights.weights.data() + y * static_cast<std::size_t>(weights.taps);
        const std::uint8_t* row = source + (weights.first[y] - firstRow) * stride;
        sums.assign(size, kHalf);
        for (int k = 0; k < weights.count[y]; ++k, row += stride)
            for (std::size_t i = 0; i < size; ++i) sums[i] += weight[k] * row[i];
        std::transform(sums.begin(), sums.end(), out, toByte);
    }
}

}  // namespace

const ResamplePasses& plainPasses() {
    static constexpr ResamplePasses kPasses{across, down};
    return kPasses;
}

}  // namespace studio
