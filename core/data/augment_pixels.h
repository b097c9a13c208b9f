// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <span>

/// What augmentation does to pixels that are the network's size already: RGB, 3 bytes each, changed in place, with the
/// same bytes on every processor. Colours are torchvision's ColorJitter on a PIL image, which is Pillow's ImageEnhance:
/// a blend with what has nothing of it, 8 bit after each, cut to 0..255.
namespace studio {

/// With black: each value times `factor`.
void changeBrightness(std::span<std::uint8_t> rgb, double factor);
/// With the picture's mean grey (ITU-R 601: 0.299, 0.587, 0.114), rounded.
void changeContrast(std::span<std::uint8_t> rgb, double factor);
/// With each pixel's own grey.
void changeSaturation(std::span<std::uint8_t> rgb, double factor);
/// A square of side x side about its centre, anticlockwise, bilinear. What lies outside of it becomes `background`.
void rotateSquare(std::span<std::uint8_t> rgb, int side, double degrees, const std::array<std::uint8_t, 3>& background);

}  // namespace studio
