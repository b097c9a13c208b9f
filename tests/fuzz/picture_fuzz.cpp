// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/decode.h"
#include "tests/fuzz/fuzz.h"

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
    return 0;
}
