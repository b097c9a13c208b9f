// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/decode.h"
#include "tests/fuzz/fuzz.h"

#include <algorithm>

namespace {

/// Some part of a picture, another one for every input.
studio::Box partFor(std::span<const std::byte> bytes, int width, int height) {
    std::uint32_t bits = 2166136261;  // FNV-1a of the first bytes
    const auto below = [&](int count) {
        for (const std::byte byte : bytes.first(std::min(bytes.size(), std::size_t{1024})))
            bits = (bits ^ std::to_integer<std::uint32_t>(byte)) * 16777619;
        return static_cast<int>((bits >> 8) % static_cast<std::uint32_t>(count));
    };
    const int left = below(width), top = below(height);
    return studio::Box{double(left), double(top), double(left + 1 + below(width - left)),
                       double(top + 1 + below(height - top))};
}

/// What is decoded for a part is the same picture, or the same reason.
void comparePart(std::span<const std::byte> bytes, const studio::Decoded& whole) {
    studio::Box box;
    const studio::Decoded part =
        studio::decodePicture(bytes, [&](int width, int height) { return box = partFor(bytes, width, height); });
    if (part.problem != whole.problem || part.message != whole.message) __builtin_trap();
    if (!part.isPart) {
        if (part.picture != whole.picture) __builtin_trap();
        return;
    }
    const auto left = static_cast<std::size_t>(box.left), top = static_cast<std::size_t>(box.top);
    const auto width = static_cast<std::size_t>(box.right) - left, height = static_cast<std::size_t>(box.bottom) - top;
    if (part.picture->rgb.size() != width * height * 3) __builtin_trap();
    const auto across = static_cast<std::size_t>(whole.picture->width);
    for (std::size_t y = 0; y < height; ++y) {
        const std::uint8_t* wanted = whole.picture->rgb.data() + ((top + y) * across + left) * 3;
        if (!std::equal(wanted, wanted + width * 3, part.picture->rgb.data() + y * width * 3)) __builtin_trap();
    }
}

}  // namespace

/// The decoder of one format, STUDIO_FUZZ_FORMAT. A picture or a reason comes out, never both or neither.
int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto bytes = studio::fuzz::bytesOf(data, size);
    if (studio::sniffFormat(bytes) != studio::PictureFormat::STUDIO_FUZZ_FORMAT) return 0;
    // A canvas of a GIF costs memory before its first line is read: huge ones have tests of their own and would take
    // all the time here.
    constexpr std::size_t kLargest = 1024;
    const auto u16 = [&](std::size_t at) { return data[at] | std::size_t{data[at + 1]} << 8; };
    if (studio::PictureFormat::STUDIO_FUZZ_FORMAT == studio::PictureFormat::Gif && size >= 10 &&
        (u16(6) > kLargest || u16(8) > kLargest))
        return 0;
    const studio::Decoded decoded = studio::decodePicture(bytes);
    if (decoded.picture.has_value() == decoded.problem.has_value()) __builtin_trap();
    if (decoded.picture) {
        const std::size_t pixels =
            static_cast<std::size_t>(decoded.picture->width) * static_cast<std::size_t>(decoded.picture->height);
        if (decoded.picture->rgb.size() != pixels * 3) __builtin_trap();
    }
    if (decoded.format == studio::PictureFormat::Jpeg) comparePart(bytes, decoded);
    return 0;
}
