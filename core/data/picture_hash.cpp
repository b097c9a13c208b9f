// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/picture_hash.h"

#include "core/data/resample.h"
#include "core/data/ticker.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdlib>
#include <vector>

namespace studio {
namespace {

constexpr int kGrid = 9;
constexpr int kOneGrey = 1000;           ///< the weights of red, green and blue together
constexpr int kLeastSide = 32;           ///< pixels
constexpr int kRowsRead = 128;           ///< at least, of those with more than twice as many
constexpr int kClear = 2 * kOneGrey;     ///< a difference that saving anew does not turn round
constexpr int kLeastClear = 64;          ///< of the 128 differences
constexpr int kLeastOfEither = 16;       ///< clear ones brighter, and darker: else it is a gradient
constexpr int kMostBrighter = 40;        ///< grey levels
constexpr int kBands = 8;                ///< of 16 bits
constexpr std::size_t kMostInARow = 16;  ///< to which one is compared, of those that agree in two bands

static_assert(kBands - kMostDifferentBits >= 2, "two bands stay equal");

using Grid = std::array<int, kGrid * kGrid>;

/// Pillow's grey, times kOneGrey.
Grid shrunk(const Picture& picture) {
    PixelView view = viewOf(picture);
    const int step = std::max(1, view.height / kRowsRead);
    view.stride *= step;
    view.height /= step;
    std::array<std::uint8_t, kGrid * kGrid * 3> rgb{};
    resample(view, {0, 0, double(view.width), double(view.height)}, kGrid, kGrid, false, rgb.data());
    Grid grey{};
    for (std::size_t i = 0; i < grey.size(); ++i)
        grey[i] = 299 * rgb[3 * i] + 587 * rgb[3 * i + 1] + 114 * rgb[3 * i + 2];
    return grey;
}

std::uint16_t bandOf(const PictureHash& hash, int band) {
    constexpr int kOfOne = kBands / 2;
    return static_cast<std::uint16_t>((band < kOfOne ? hash.across : hash.down) >> (16 * (band % kOfOne)));
}

/// `order`: the value of two bands above the index, sorted.
template <class Visit>
void compareEqual(const std::vector<std::uint64_t>& order, const Visit& visit) {
    for (std::size_t i = 0; i < order.size(); ++i) {
        const std::size_t end = std::min(order.size(), i + 1 + kMostInARow);
        for (std::size_t j = i + 1; j < end && order[j] >> 32 == order[i] >> 32; ++j)
            visit(static_cast<std::uint32_t>(order[i]), static_cast<std::uint32_t>(order[j]));
    }
}

}  // namespace

PictureHash pictureHash(const Picture& picture) {
    if (std::min(picture.width, picture.height) < kLeastSide) return {};
    const Grid grey = shrunk(picture);
    PictureHash hash;
    int sum = 0, brighter = 0, darker = 0;
    for (const int value : grey) sum += value;
    const auto bit = [&](int difference) -> std::uint64_t {
        brighter += difference >= kClear;
        darker += difference <= -kClear;
        return difference > 0;
    };
    for (std::size_t i = 0; i < 64; ++i) {
        const std::size_t place = i / 8 * kGrid + i % 8;
        hash.across |= bit(grey[place + 1] - grey[place]) << i;
        hash.down |= bit(grey[place + kGrid] - grey[place]) << i;
    }
    if (brighter + darker < kLeastClear || std::min(brighter, darker) < kLeastOfEither) return {};
    hash.brightness = static_cast<std::uint8_t>(sum / (kGrid * kGrid * kOneGrey));
    return hash;
}

bool lookAlike(const PictureHash& a, const PictureHash& b) {
    return std::popcount(a.across ^ b.across) + std::popcount(a.down ^ b.down) <= kMostDifferentBits &&
           std::abs(a.brightness - b.brightness) <= kMostBrighter;
}

void forAlike(std::span<const PictureHash> hashes, const std::function<void(std::uint32_t, std::uint32_t)>& visit,
              const std::stop_token& stop) {
    std::vector<std::uint64_t> order;
    for (int first = 0; first < kBands; ++first)
        for (int second = first + 1; second < kBands; ++second) {
            throwIfStopped(stop);
            order.clear();
            for (std::uint32_t i = 0; i < hashes.size(); ++i)
                if (!hashes[i].isNone())
                    order.push_back(std::uint64_t{bandOf(hashes[i], first)} << 48 |
                                    std::uint64_t{bandOf(hashes[i], second)} << 32 | i);
            std::sort(order.begin(), order.end());
            compareEqual(order, [&](std::uint32_t a, std::uint32_t b) {
                if (lookAlike(hashes[a], hashes[b])) visit(a, b);
            });
        }
}

}  // namespace studio
