// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

namespace studio {

/// A decoded picture: 8-bit RGB, rows from the top, no padding; size is height x width x 3 bytes.
struct Picture {
    int width = 0;
    int height = 0;
    std::vector<std::uint8_t> rgb;

    bool isNull() const { return rgb.empty(); }
    bool operator==(const Picture&) const = default;
};

}  // namespace studio
