// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/preprocessing.h"

#include "core/data/resample.h"

#include <algorithm>
#include <cmath>
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

/// Above this proportion only the middle is resized: the crop takes no more, and all of it would be gigabytes.
constexpr int kMostLength = 64;

/// A part of a picture, and the size it is resized to.
struct Resized {
    Box part;
    int width = 0, height = 0;
};

/// torchvision's Resize(int): the shorter side becomes `size`, the longer is cut to whole pixels.
Resized shorterSide(int width, int height, int size) {
    const bool wide = width > height;
    const long long shorter = std::min(width, height);
    const long long longer = std::max(width, height), kept = std::min(longer, kMostLength * shorter);
    const auto start = static_cast<double>((longer - kept) / 2), end = start + static_cast<double>(kept);
    const auto length = static_cast<int>(size * kept / shorter);
    if (wide) return {{start, 0, end, double(height)}, length, size};
    return {{0, start, double(width), end}, size, length};
}

Picture resizeShorterSide(const Picture& picture, int size) {
    const Resized how = shorterSide(picture.width, picture.height, size);
    const PixelView part = cropOf(picture, how.part);
    Picture result{how.width, how.height, {}};
    result.rgb.resize(static_cast<std::size_t>(result.width) * static_cast<std::size_t>(result.height) * 3);
    resample(part, {0, 0, double(part.width), double(part.height)}, result.width, result.height, false,
             result.rgb.data());
    return result;
}

}  // namespace

std::string_view resizeName(Preprocessing::Resize resize) {
    return kResizeNames.at(static_cast<std::size_t>(resize));
}

std::optional<Preprocessing::Resize> resizeFromName(std::string_view name) {
    const auto found = std::ranges::find(kResizeNames, name);
    if (found == kResizeNames.end()) return std::nullopt;
    return static_cast<Preprocessing::Resize>(found - kResizeNames.begin());
}

Picture prepareForNetwork(const Picture& picture, const Preprocessing& preprocessing) {
    if (preprocessing.resize == Preprocessing::Resize::Squash)
        return resize(picture, preprocessing.size, preprocessing.size);
    return centreCrop(resizeShorterSide(picture, preprocessing.size), preprocessing.crop);
}

std::array<std::uint8_t, 3> meanColour(const Preprocessing& preprocessing) {
    std::array<std::uint8_t, 3> rgb{};
    for (std::size_t i = 0; i < rgb.size(); ++i) {
        const bool swapped = preprocessing.channels == Preprocessing::Channels::Bgr;
        const double value = preprocessing.mean[swapped ? rgb.size() - 1 - i : i] / preprocessing.scale;
        rgb[i] = static_cast<std::uint8_t>(std::clamp(std::round(value), 0.0, 255.0));
    }
    return rgb;
}

Box fedBox(int width, int height, const Preprocessing& preprocessing) {
    if (preprocessing.resize == Preprocessing::Resize::Squash) return {0, 0, double(width), double(height)};
    const auto [part, resizedWidth, resizedHeight] = shorterSide(width, height, preprocessing.size);
    const double across = (part.right - part.left) / resizedWidth, down = (part.bottom - part.top) / resizedHeight;
    const double left = part.left + across * centreStart(resizedWidth, preprocessing.crop);
    const double top = part.top + down * centreStart(resizedHeight, preprocessing.crop);
    return {left, top, left + across * preprocessing.crop, top + down * preprocessing.crop};
}

}  // namespace studio
