// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/picture.h"

#include <cstdint>
#include <functional>
#include <span>
#include <stop_token>

namespace studio {

/// What a picture looks like, whatever its file: the difference hash of rows and columns (N. Krawetz, "Kind of Like
/// That", hackerfactor.com, 2013; both directions as B. Hoyt's dhash). Of the picture shrunk to 9 x 9 grey pixels, a
/// bit each of 8 x 8: is the next one to the right (below) brighter? Another size, quality or format changes few bits.
struct PictureHash {
    std::uint64_t across = 0, down = 0;
    std::uint8_t brightness = 0;  ///< the mean of the 9 x 9, 0 .. 255

    /// Nothing can be said: the picture is under 32 pixels wide or high, too flat, or a mere gradient.
    bool isNone() const { return across == 0 && down == 0; }
    bool operator==(const PictureHash&) const = default;
};

/// CheckCache keeps it: whoever changes what it gives changes the cache's version.
PictureHash pictureHash(const Picture& picture);

/// Of 128 bits. Of photographs, 19 of 20 saved anew (down to a third of the size or to quality 30) and 9 of 10 cut by 2
/// pixels at each edge keep within it; among 720,000 pairs of flowers the nearest two of different ones differ in 11.
inline constexpr int kMostDifferentBits = 6;
/// At most that many bits differ, and the brightness little.
bool lookAlike(const PictureHash& a, const PictureHash& b);

/// Calls visit(a, b), a < b, for each two that look alike, once or more often; those of none look like nothing. Only
/// those are compared that agree in two of eight bands of 16 bits (of eight bands, six bits can change six): 28 pairs
/// of bands. Of many that agree in the same two, each is compared to the 16 that follow and not to all: what is alike
/// in other bands, too, is found by those, and of a film each meets its neighbours. 100,000 different ones take a
/// fraction of a second on one core; at worst, 100,000 that all look alike, it is 45 million comparisons and calls of
/// visit: about a second. Throws Cancelled, asked once for each pair of bands.
void forAlike(std::span<const PictureHash> hashes, const std::function<void(std::uint32_t a, std::uint32_t b)>& visit,
              const std::stop_token& stop = {});

}  // namespace studio
