// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/picture.h"

#include <cstdint>

namespace studio {

/// A rectangle of a picture in pixels; may be fractional as in Pillow's resize(box=..).
struct Box {
    double left = 0, top = 0, right = 0, bottom = 0;
};

/// Pillow's Image.resize(size, BILINEAR, box): triangle filter widened by the reduction (antialiased), 8-bit fixed
/// point with 22 fractional bits, horizontal pass first, rounded between the passes. Bit-exact with Pillow
/// (ImagingResample). Writes height x width x 3 bytes to `out`.
void resizeInto(const Picture& source, const Box& box, int width, int height, std::uint8_t* out);
Picture resize(const Picture& source, int width, int height);
Picture resize(const Picture& source, const Box& box, int width, int height);

}  // namespace studio
