// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/random.h"
#include "core/data/decode.h"

#include <algorithm>

/// Whole pixels of a picture, its edges more often than chance has it.
inline studio::Box anyBox(studio::Random& random, int width, int height) {
    const auto pick = [&](int size) {
        const auto length = 1 + static_cast<int>(random.below(static_cast<std::uint64_t>(size)));
        const auto room = static_cast<std::uint64_t>(size - length);
        const std::uint64_t place = random.below(4);
        return std::pair(place == 0 ? 0 : static_cast<int>(place == 1 ? room : random.below(room + 1)), length);
    };
    const auto [left, w] = pick(width);
    const auto [top, h] = pick(height);
    return {double(left), double(top), double(left + w), double(top + h)};
}

/// Pixel for pixel what `box` cuts out of the whole; or the whole, where that was decoded.
inline bool showsPart(const studio::Decoded& decoded, const studio::Picture& whole, const studio::Box& box) {
    if (!decoded.picture) return false;
    const studio::Picture& part = *decoded.picture;
    if (!decoded.isPart) return part == whole;
    if (part.width != box.right - box.left || part.height != box.bottom - box.top) return false;
    for (int y = 0; y < part.height; ++y) {
        const auto row = part.rgb.begin() + std::ptrdiff_t{y} * part.width * 3;
        const std::ptrdiff_t from = (y + static_cast<std::ptrdiff_t>(box.top)) * whole.width;
        if (!std::equal(row, row + std::ptrdiff_t{part.width} * 3,
                        whole.rgb.begin() + (from + static_cast<std::ptrdiff_t>(box.left)) * 3))
            return false;
    }
    return true;
}
