// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/orientation.h"

#include <algorithm>
#include <cstddef>
#include <utility>

namespace studio {
namespace {

/// Where a result pixel comes from: source = corner + x * right + y * down, in pixels.
struct Walk {
    std::ptrdiff_t corner, right, down;
};

Walk walkFor(int orientation, std::ptrdiff_t w, std::ptrdiff_t h) {
    const std::ptrdiff_t lastX = w - 1;
    const std::ptrdiff_t lastRow = (h - 1) * w;
    switch (orientation) {
        case 2:
            return {lastX, -1, w};  // mirrored
        case 3:
            return {lastRow + lastX, -1, -w};  // upside down
        case 4:
            return {lastRow, 1, -w};  // mirrored, upside down
        case 5:
            return {0, w, 1};  // transposed
        case 6:
            return {lastRow, -w, 1};  // to be turned clockwise
        case 7:
            return {lastRow + lastX, -w, -1};  // transposed over the other diagonal
        case 8:
            return {lastX, w, -1};  // to be turned anticlockwise
        default:
            return {0, 1, w};
    }
}

}  // namespace

Picture oriented(Picture picture, int orientation) {
    if (orientation < 2 || orientation > 8) return picture;
    const Walk walk = walkFor(orientation, picture.width, picture.height);
    Picture result{picture.width, picture.height, {}};
    if (orientation >= 5) std::swap(result.width, result.height);
    result.rgb.resize(picture.rgb.size());
    std::uint8_t* to = result.rgb.data();
    for (int y = 0; y < result.height; ++y) {
        const std::uint8_t* from = picture.rgb.data() + (walk.corner + y * walk.down) * 3;
        for (int x = 0; x < result.width; ++x, to += 3, from += walk.right * 3) {
            to[0] = from[0];
            to[1] = from[1];
            to[2] = from[2];
        }
    }
    return result;
}

Box storedBox(const Box& box, int orientation, int width, int height) {
    const Walk walk = walkFor(orientation, width, height);
    const auto placeOf = [&](double x, double y) {
        return walk.corner + static_cast<std::ptrdiff_t>(x) * walk.right + static_cast<std::ptrdiff_t>(y) * walk.down;
    };
    const std::ptrdiff_t first = placeOf(box.left, box.top);
    const std::ptrdiff_t last = placeOf(box.right - 1, box.bottom - 1);
    const auto [left, right] = std::minmax({first % width, last % width});
    const auto [top, bottom] = std::minmax({first / width, last / width});
    return {double(left), double(top), double(right + 1), double(bottom + 1)};
}

}  // namespace studio
