// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/formats/array.h"

#include <cstdint>

namespace studio {

/// IEEE 754 binary16 nearest to `value`, halves to even; beyond 65504 infinity, as PyTorch's `half()`.
std::uint16_t halfBits(float value);

/// Real numbers as float16, whole numbers as they are: half the file.
Array inHalf(const Array& array);
NamedArrays inHalf(const NamedArrays& arrays);

}  // namespace studio
