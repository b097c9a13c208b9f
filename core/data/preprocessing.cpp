// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/preprocessing.h"

#include "core/data/resize.h"

#include <algorithm>
#include <cstring>

namespace studio {
namespace {

/// Python's int(round(n / 2)): halves go to the even neighbour, as in torchvision's center_crop.
int halfToEven(int n) {
    const int down = n / 2;
    return n % 2 == 0 ? down : down + down % 2;
}

/// Where a centred window of `crop` starts in `size` pixels; negative where the picture is smaller (zeros are padded).
int centreStart(int size, int crop) {
    return size >= crop ? halfToEven(size - crop) : -((crop - size) / 2);
}

Picture centreCrop(const Picture& picture, int crop) {
    if (picture.width == crop && picture.height == crop) return picture;
    Picture result{crop, crop, {}};
    result.rgb.assign(static_cast<std::size_t>(crop) * static_cast<std::size_t>(crop) * 3, 0);
    const int left = centreStart(picture.width, crop);
    const int top = centreStart(picture.height, crop);
    const int firstX = std::max(0, -left);
    const int columns = std::min(crop, picture.width);
    for (int y = std::max(0, -top); y < crop && y + top < picture.height; ++y) {
        const auto from = (static_cast<std::size_t>(y + top) * static_cast<std::size_t>(picture.width) +
                           static_cast<std::size_t>(firstX + left)) *
                          3;
        const auto to =
            (static_cast<std::size_t>(y) * static_cast<std::size_t>(crop) + static_cast<std::size_t>(firstX)) * 3;
        std::memcpy(result.rgb.data() + to, picture.rgb.data() + from, static_cast<std::size_t>(columns) * 3);
    }
    return result;
}

/// torchvision's Resize(int): the shorter side becomes `size`, the longer is cut to whole pixels.
Picture resizeShorterSide(const Picture& picture, int size) {
    const auto longer = [size](int longSide, int shortSide) {
        return static_cast<int>(static_cast<long long>(size) * longSide / shortSide);
    };
    if (picture.width <= picture.height) return resize(picture, size, longer(picture.height, picture.width));
    return resize(picture, longer(picture.width, picture.height), size);
}

}  // namespace

Picture prepareForNetwork(const Picture& picture, const Preprocessing& preprocessing) {
    if (preprocessing.resize == Preprocessing::Resize::Squash)
        return resize(picture, preprocessing.size, preprocessing.size);
    return centreCrop(resizeShorterSide(picture, preprocessing.size), preprocessing.crop);
}

}  // namespace studio
