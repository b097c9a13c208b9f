// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/picture.h"

#include <cstddef>
#include <vector>

namespace studio {

/// Baseline JPEG, 4:2:0; `quality` 1..100 as libjpeg has it. Throws Internal when libjpeg refuses.
std::vector<std::byte> encodeJpeg(const Picture& picture, int quality);

}  // namespace studio
