// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/picture.h"
#include "core/data/resize.h"

namespace studio {

/// The picture as EXIF orientation 1..8 says it is to be seen (Pillow's ImageOps.exif_transpose); 5..8 swap the sides.
Picture oriented(Picture picture, int orientation);
/// Where the stored picture, `width` x `height`, has what is to be seen in `box` (whole pixels): oriented(), of that
/// part, is what `box` cuts out of the oriented whole.
Box storedBox(const Box& box, int orientation, int width, int height);

}  // namespace studio
