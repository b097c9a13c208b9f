// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/resize.h"

#include "core/data/resample.h"

#include <algorithm>
#include <cmath>
#include <cstring>

namespace studio {
namespace {

constexpr double kOne = 1 << 22;

/// Pillow's precompute_coeffs for the triangle filter. The box's edges are C floats there: so they are here.
void fillWeights(ResampleWeights& out, int sourceSize, float from, float to, int size, bool mirrored) {
    const double scale = static_cast<double>(to - from) / size;
    const double support = std::max(scale, 1.0);
    const double slope = 1.0 / support;
    out.taps = static_cast<int>(std::ceil(support)) * 2 + 1;
    out.first.resize(static_cast<std::size_t>(size));
    out.count.resize(static_cast<std::size_t>(size));
    out.weights.assign(static_cast<std::size_t>(size) * static_cast<std::size_t>(out.taps), 0);
    thread_local std::vector<double> values;
    values.resize(static_cast<std::size_t>(out.taps));
    for (int i = 0; i < size; ++i) {
        const double centre = from + (i + 0.5) * scale;
        const int first = std::max(static_cast<int>(centre - support + 0.5), 0);
        const int count = std::min(static_cast<int>(centre + support + 0.5), sourceSize) - first;
        double sum = 0;
        for (int k = 0; k < count; ++k) {
            const double distance = std::abs((k + first - centre + 0.5) * slope);
            values[static_cast<std::size_t>(k)] = distance < 1.0 ? 1.0 - distance : 0.0;
            sum += values[static_cast<std::size_t>(k)];
        }
        const auto place = static_cast<std::size_t>(mirrored ? size - 1 - i : i);
        out.first[place] = first;
        out.count[place] = count;
        std::int32_t* weights = out.weights.data() + place * static_cast<std::size_t>(out.taps);
        for (int k = 0; k < count; ++k) {
            const double value = values[static_cast<std::size_t>(k)];
            weights[k] = static_cast<std::int32_t>(0.5 + (sum != 0 ? value / sum : value) * kOne);
        }
    }
}

Box cutTo(const Box& box, int width, int height) {
    return {std::clamp(box.left, 0.0, double(width)), std::clamp(box.top, 0.0, double(height)),
            std::clamp(box.right, 0.0, double(width)), std::clamp(box.bottom, 0.0, double(height))};
}

void copyRows(const PixelView& source, std::uint8_t* out) {
    const auto rowBytes = static_cast<std::size_t>(source.width) * 3;
    for (int y = 0; y < source.height; ++y)
        std::memcpy(out + static_cast<std::size_t>(y) * rowBytes, source.pixels + y * source.stride, rowBytes);
}

}  // namespace

PixelView viewOf(const Picture& picture) {
    return {picture.rgb.data(), std::ptrdiff_t{picture.width} * 3, picture.width, picture.height};
}

PixelView cropOf(const Picture& picture, const Box& box) {
    PixelView view = viewOf(picture);
    const auto left = static_cast<int>(box.left);
    const auto top = static_cast<int>(box.top);
    view.pixels += top * view.stride + std::ptrdiff_t{left} * 3;
    view.width = static_cast<int>(box.right) - left;
    view.height = static_cast<int>(box.bottom) - top;
    return view;
}

void resample(const PixelView& source, const Box& box, int width, int height, bool mirrored, std::uint8_t* out) {
    static const ResamplePasses& passes = avx2Passes() ? *avx2Passes() : plainPasses();
    resampleBy(passes, source, box, width, height, mirrored, out);
}

void resampleBy(const ResamplePasses& passes, const PixelView& source, const Box& wanted, int width, int height,
                bool mirrored, std::uint8_t* out) {
    const Box box = cutTo(wanted, source.width, source.height);
    const bool acrossNeeded = mirrored || width != source.width || box.left != 0 || box.right != width;
    const bool downNeeded = height != source.height || box.top != 0 || box.bottom != height;
    if (!acrossNeeded && !downNeeded) return copyRows(source, out);

    thread_local ResampleWeights across, down;
    thread_local std::vector<std::uint8_t> between;
    PixelView rows = source;
    int firstRow = 0;
    if (downNeeded) {
        fillWeights(down, source.height, static_cast<float>(box.top), static_cast<float>(box.bottom), height, false);
        firstRow = down.first.front();
        rows.height = down.first.back() + down.count.back() - firstRow;
        rows.pixels += firstRow * source.stride;
    }
    if (acrossNeeded) {
        fillWeights(across, source.width, static_cast<float>(box.left), static_cast<float>(box.right), width, mirrored);
        std::uint8_t* target = out;
        if (downNeeded) {
            between.resize(static_cast<std::size_t>(width) * static_cast<std::size_t>(rows.height) * 3);
            target = between.data();
        }
        passes.across(rows.pixels, rows.stride, rows.width, rows.height, across, target);
        rows = {target, std::ptrdiff_t{width} * 3, width, rows.height};
    }
    if (downNeeded) passes.down(rows.pixels, rows.stride, width * 3, firstRow, down, out);
}

void resizeInto(const Picture& source, const Box& box, int width, int height, std::uint8_t* out) {
    resample(viewOf(source), box, width, height, false, out);
}

Picture resize(const Picture& source, int width, int height) {
    return resize(source, {0, 0, double(source.width), double(source.height)}, width, height);
}

Picture resize(const Picture& source, const Box& box, int width, int height) {
    Picture result{width, height, {}};
    result.rgb.resize(static_cast<std::size_t>(width) * static_cast<std::size_t>(height) * 3);
    resizeInto(source, box, width, height, result.rgb.data());
    return result;
}

}  // namespace studio
