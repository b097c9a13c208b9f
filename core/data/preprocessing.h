// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/resize.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace studio {

/// How a picture becomes the network's input; travels with every checkpoint (contract, `preprocessing`).
struct Preprocessing {
    enum class Resize { Squash, ShorterSideThenCentreCrop };
    enum class Channels { Rgb, Bgr };

    Resize resize = Resize::Squash;
    int size = 224;  ///< Squash: the square's side. Else: the shorter side after resizing
    int crop = 224;  ///< side of the centre crop; = size for Squash
    Channels channels = Channels::Rgb;
    double scale = 1.0 / 255.0;                 ///< value = byte * scale, then (value - mean) / std
    std::array<double, 3> mean{0.5, 0.5, 0.5};  ///< in the order of `channels`
    std::array<double, 3> std{0.5, 0.5, 0.5};

    bool operator==(const Preprocessing&) const = default;
};

/// In the order of the enumerators; what files, command lines and settings call them.
inline constexpr std::array<std::string_view, 2> kResizeNames{"squash", "shorter_side_then_centre_crop"};
std::string_view resizeName(Preprocessing::Resize resize);
std::optional<Preprocessing::Resize> resizeFromName(std::string_view name);

/// The geometric half, in 8 bit: crop x crop RGB. The arithmetic half (channel order, scale, mean, std) is done by the
/// engine on its own device, from these bytes.
Picture prepareForNetwork(const Picture& picture, const Preprocessing& preprocessing);

/// The colour that the arithmetic half makes 0, as near as bytes come: red, green, blue.
std::array<std::uint8_t, 3> meanColour(const Preprocessing& preprocessing);

/// What of a picture of that size lies under the network's input, in its pixels; beyond its edges are padded zeros.
Box fedBox(int width, int height, const Preprocessing& preprocessing);

}  // namespace studio
