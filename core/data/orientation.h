// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/picture.h"

namespace studio {

/// The picture as EXIF orientation 1..8 says it is to be seen (Pillow's ImageOps.exif_transpose); 5..8 swap the sides.
Picture oriented(Picture picture, int orientation);

}  // namespace studio
