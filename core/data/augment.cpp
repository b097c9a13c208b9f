// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/augment.h"

#include "core/base/random.h"
#include "core/data/augment_pixels.h"
#include "core/data/resample.h"

#include <algorithm>
#include <cmath>

namespace studio {
namespace {

constexpr int kTries = 10;
constexpr std::uint64_t kStream = 0x41554721;  // apart from the shuffle, which draws from the same seed and epoch

/// Python's round: halves to the even neighbour.
int rounded(double value) {
    return static_cast<int>(std::nearbyint(value));
}

Box boxAt(int left, int top, int width, int height) {
    return {double(left), double(top), double(left + width), double(top + height)};
}

Box largestCentreCrop(const std::array<double, 2>& ratio, int width, int height) {
    const double own = double(width) / height;
    int w = width;
    int h = height;
    if (own < ratio[0]) h = std::clamp(rounded(width / ratio[0]), 1, height);
    if (own > ratio[1]) w = std::clamp(rounded(height * ratio[1]), 1, width);
    return boxAt((width - w) / 2, (height - h) / 2, w, h);
}

/// torchvision's RandomResizedCrop.get_params.
Box drawBox(const Augmentation& augmentation, Random& random, int width, int height) {
    const double area = double(width) * height;
    const auto& [narrow, wide] = augmentation.cropRatio;
    for (int attempt = 0; attempt < kTries; ++attempt) {
        const double target = area * random.uniform(augmentation.cropScale[0], augmentation.cropScale[1]);
        const double ratio = std::exp(random.uniform(std::log(narrow), std::log(wide)));
        const double w = std::nearbyint(std::sqrt(target * ratio));
        const double h = std::nearbyint(std::sqrt(target / ratio));
        if (!(w >= 1 && w <= width && h >= 1 && h <= height)) continue;
        const auto top = static_cast<int>(random.below(static_cast<std::uint64_t>(height - h) + 1));
        const auto left = static_cast<int>(random.below(static_cast<std::uint64_t>(width - w) + 1));
        return boxAt(left, top, static_cast<int>(w), static_cast<int>(h));
    }
    return largestCentreCrop(augmentation.cropRatio, width, height);
}

}  // namespace

AugmentationDraw drawAugmentation(const Augmentation& augmentation, std::uint64_t seed, std::uint64_t epoch,
                                  std::uint64_t sample, int width, int height) {
    Random random(seed ^ kStream, epoch, sample);
    AugmentationDraw draw;
    draw.mirrored = random.uniform() < augmentation.flip;
    draw.box = drawBox(augmentation, random, width, height);
    const auto drawFactor = [&](double most, double& factor) {
        if (most > 0) factor = random.uniform(1 - most, 1 + most);
    };
    drawFactor(augmentation.brightness, draw.brightness);
    drawFactor(augmentation.contrast, draw.contrast);
    drawFactor(augmentation.saturation, draw.saturation);
    if (augmentation.rotation > 0) draw.degrees = random.uniform(-augmentation.rotation, augmentation.rotation);
    return draw;
}

void renderAugmented(const Picture& picture, const AugmentationDraw& draw, const Preprocessing& rule,
                     std::uint8_t* out) {
    const int side = rule.crop;
    // The crop is a picture of its own: the filter does not see what lies outside (torchvision crops, then resizes).
    const PixelView crop = cropOf(picture, draw.box);
    resample(crop, {0, 0, double(crop.width), double(crop.height)}, side, side, draw.mirrored, out);
    const auto bytes = static_cast<std::size_t>(side) * static_cast<std::size_t>(side) * 3;
    const std::span<std::uint8_t> rgb(out, bytes);
    if (draw.brightness != 1) changeBrightness(rgb, draw.brightness);
    if (draw.contrast != 1) changeContrast(rgb, draw.contrast);
    if (draw.saturation != 1) changeSaturation(rgb, draw.saturation);
    if (draw.degrees != 0) rotateSquare(rgb, side, draw.degrees, meanColour(rule));
}

}  // namespace studio
