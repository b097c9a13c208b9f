// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/picture.h"
#include "core/data/resize.h"

#include <array>
#include <cstdint>

namespace studio {

/// The course's augmentation: torchvision's RandomResizedCrop and RandomHorizontalFlip.
struct Augmentation {
    std::array<double, 2> cropScale{0.08, 1.0};             ///< share of the area, 0 < low <= high <= 1
    std::array<double, 2> cropRatio{3.0 / 4.0, 4.0 / 3.0};  ///< width / height
    double flip = 0.5;                                      ///< probability of mirroring, 0..1

    bool operator==(const Augmentation&) const = default;
};

struct AugmentationDraw {
    Box box;  ///< whole pixels, inside the picture
    bool mirrored = false;
};

/// The draw of one sample in one epoch; a function of (seed, epoch, sample) and the picture's size alone.
/// Ten tries, then the largest centre crop within the ratio bounds, as torchvision does.
AugmentationDraw drawAugmentation(const Augmentation& augmentation, std::uint64_t seed, std::uint64_t epoch,
                                  std::uint64_t sample, int width, int height);

/// Crop, resize to side x side, mirror: writes side x side x 3 bytes. The very code that feeds training.
void renderAugmented(const Picture& picture, const AugmentationDraw& draw, int side, std::uint8_t* out);

}  // namespace studio
