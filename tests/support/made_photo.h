// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/random.h"
#include "core/data/picture.h"
#include "core/data/resize.h"

namespace studio::test {

/// Patches of colour that run into one another, as in a photograph out of focus; another for each `number`.
inline Picture madePhoto(std::uint64_t number, int width = 320, int height = 240) {
    constexpr int kAcross = 8, kDown = 6;
    Random random(1, number);
    Picture patches{kAcross, kDown, std::vector<std::uint8_t>(std::size_t{kAcross} * kDown * 3)};
    for (std::uint8_t& value : patches.rgb) value = static_cast<std::uint8_t>(random.below(256));
    return resize(patches, width, height);
}

/// Without so many pixels at each edge.
inline Picture cutBy(const Picture& picture, int pixels) {
    return resize(picture,
                  {double(pixels), double(pixels), double(picture.width - pixels), double(picture.height - pixels)},
                  picture.width - 2 * pixels, picture.height - 2 * pixels);
}

inline Picture mirrored(const Picture& picture) {
    Picture result = picture;
    const auto width = static_cast<std::size_t>(picture.width);
    for (std::size_t i = 0; i < picture.rgb.size(); ++i) {
        const std::size_t pixel = i / 3, row = pixel / width * width;
        result.rgb[i] = picture.rgb[(row + width - 1 - (pixel - row)) * 3 + i % 3];
    }
    return result;
}

}  // namespace studio::test
