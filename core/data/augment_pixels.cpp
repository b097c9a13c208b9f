// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/augment_pixels.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numbers>
#include <vector>

namespace studio {
namespace {

constexpr int kWhite = 255;
using Table = std::array<std::uint8_t, kWhite + 1>;

/// Pillow's "L" of an RGB pixel: 16 fractional bits, rounded.
int greyOf(const std::uint8_t* pixel) {
    return (19595 * pixel[0] + 38470 * pixel[1] + 7471 * pixel[2] + 0x8000) >> 16;
}

/// Pillow's Image.blend in float, cut off after the point as there. This file is built without fused multiply-adds.
std::uint8_t blended(int nothing, int value, float factor) {
    const float mixed = static_cast<float>(nothing) + factor * static_cast<float>(value - nothing);
    return static_cast<std::uint8_t>(std::clamp(mixed, 0.0F, static_cast<float>(kWhite)));
}

/// Where every pixel is blended with the same.
void blendWith(int nothing, float factor, std::span<std::uint8_t> rgb) {
    Table table;
    for (int value = 0; value <= kWhite; ++value)
        table[static_cast<std::size_t>(value)] = blended(nothing, value, factor);
    for (std::uint8_t& value : rgb) value = table[value];
}

}  // namespace

void changeBrightness(std::span<std::uint8_t> rgb, double factor) {
    blendWith(0, static_cast<float>(factor), rgb);
}

void changeContrast(std::span<std::uint8_t> rgb, double factor) {
    if (rgb.empty()) return;
    std::int64_t sum = 0;
    for (std::size_t i = 0; i < rgb.size(); i += 3) sum += greyOf(&rgb[i]);
    const auto pixels = static_cast<std::int64_t>(rgb.size() / 3);
    blendWith(static_cast<int>((2 * sum + pixels) / (2 * pixels)), static_cast<float>(factor), rgb);
}

void changeSaturation(std::span<std::uint8_t> rgb, double factor) {
    const auto share = static_cast<float>(factor);
    for (std::size_t i = 0; i < rgb.size(); i += 3) {
        const int grey = greyOf(&rgb[i]);
        for (std::size_t k = i; k < i + 3; ++k) rgb[k] = blended(grey, rgb[k], share);
    }
}

void rotateSquare(std::span<std::uint8_t> rgb, int side, double degrees,
                  const std::array<std::uint8_t, 3>& background) {
    // Whole numbers from here on: places in 17 fractional bits, wrong by less than a hundredth of a pixel at side 1024;
    // weights of 11.
    constexpr int kBits = 17;
    constexpr int kHalf = 1 << (kBits - 1), kWeightBits = 11, kOne = 1 << kWeightBits;
    const double angle = degrees * std::numbers::pi / 180;
    const auto cosine = static_cast<int>(std::lround(std::cos(angle) * kHalf));
    const auto sine = static_cast<int>(std::lround(std::sin(angle) * kHalf));
    const std::vector<std::uint8_t> source(rgb.begin(), rgb.end());
    const int last = side - 1;
    const int limit = (2 * side - 1) * kHalf;  // where the last pixel ends, as -kHalf is where the first begins
    std::uint8_t* out = rgb.data();
    for (int y = 0; y < side; ++y) {
        // Where the row's first pixel comes from; twice the distance from the centre is a whole number.
        int fromX = last * kHalf - last * cosine - (2 * y - last) * sine;
        int fromY = last * kHalf - last * sine + (2 * y - last) * cosine;
        for (int x = 0; x < side; ++x, out += 3, fromX += 2 * cosine, fromY += 2 * sine) {
            if (fromX < -kHalf || fromX >= limit || fromY < -kHalf || fromY >= limit) {
                std::ranges::copy(background, out);
                continue;
            }
            const int left = fromX >> kBits, top = fromY >> kBits;
            const int toRight = (fromX >> (kBits - kWeightBits)) & (kOne - 1), toLeft = kOne - toRight;
            const int toBelow = (fromY >> (kBits - kWeightBits)) & (kOne - 1), toAbove = kOne - toBelow;
            const auto at = [&](int column, int row) {
                const int place = std::clamp(row, 0, last) * side + std::clamp(column, 0, last);
                return source.data() + std::ptrdiff_t{3} * place;
            };
            const std::uint8_t *a = at(left, top), *b = at(left + 1, top);
            const std::uint8_t *c = at(left, top + 1), *d = at(left + 1, top + 1);
            for (int k = 0; k < 3; ++k) {
                const int sum = toAbove * (toLeft * a[k] + toRight * b[k]) + toBelow * (toLeft * c[k] + toRight * d[k]);
                out[k] = static_cast<std::uint8_t>((sum + (1 << (2 * kWeightBits - 1))) >> (2 * kWeightBits));
            }
        }
    }
}

}  // namespace studio
