// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/picture.h"
#include "core/data/preprocessing.h"

#include <array>
#include <cstdint>

namespace studio {

/// The course's augmentation: torchvision's RandomResizedCrop and RandomHorizontalFlip. What is not the course's is off
/// at 0: ColorJitter, always in the order brightness, contrast, saturation, and RandomRotation.
struct Augmentation {
    std::array<double, 2> cropScale{0.08, 1.0};             ///< share of the area, 0 < low <= high <= 1
    std::array<double, 2> cropRatio{3.0 / 4.0, 4.0 / 3.0};  ///< width / height
    double flip = 0.5;                                      ///< probability of mirroring, 0..1
    double brightness = 0;                                  ///< 0..1; x: factors from 1 - x to 1 + x
    double contrast = 0;                                    ///< the same
    double saturation = 0;                                  ///< the same
    double rotation = 0;                                    ///< 0..180 degrees; x: from -x to x

    bool operator==(const Augmentation&) const = default;
};

struct AugmentationDraw {
    Box box;  ///< whole pixels, inside the picture
    bool mirrored = false;
    double brightness = 1, contrast = 1, saturation = 1;  ///< factors
    double degrees = 0;                                   ///< anticlockwise
};

/// The draw of one sample in one epoch; a function of (seed, epoch, sample) and the picture's size alone. Box and
/// mirroring come first and do not depend on what else is on; what is off draws nothing.
/// Ten tries, then the largest centre crop within the ratio bounds, as torchvision does.
AugmentationDraw drawAugmentation(const Augmentation& augmentation, std::uint64_t seed, std::uint64_t epoch,
                                  std::uint64_t sample, int width, int height);

/// Crop, resize to rule.crop, mirror, change colours, rotate about the centre: writes crop x crop x 3 bytes. What comes
/// from outside the crop when it is rotated has the rule's mean colour, of which the network sees 0. The very code that
/// feeds training.
void renderAugmented(const Picture& picture, const AugmentationDraw& draw, const Preprocessing& rule,
                     std::uint8_t* out);

}  // namespace studio
