// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/grouped.h"
#include "core/data/decode.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace studio {

// What decode.cpp and the decoders of the formats share. Nobody else includes this.

using Bytes = std::span<const std::byte>;

/// Why a file gives no picture. Thrown by the decoders (never through a C library), caught by decodePicture.
struct PictureFault {
    ProblemKind kind;
    std::string message;
};

/// `text` is an English template marked STUDIO_TEXT("Problems", ..), %1.. its arguments.
[[noreturn]] void fail(ProblemKind kind, const char* text, const std::vector<std::string>& arguments = {});
/// "Ends early: 6,759 bytes, the picture stops at row 120 of 240"; row < 0: without the row.
[[noreturn]] void failTruncated(std::size_t bytes, long long row = -1, long long rows = 0);
[[noreturn]] void failUnreadable(const std::string& reason);

/// Notes the stored size in `out`; throws TooLarge, TooSmall, or Unreadable when a side is not positive.
void acceptSize(Decoded& out, long long width, long long height);
Picture blankPicture(int width, int height);

/// One decoder each: fill picture, storedWidth and storedHeight or throw PictureFault. EXIF orientation is applied.
/// `atLeast` 0: full size. `wanted`: see decodePicture.
void decodeJpeg(Bytes bytes, int atLeast, const PartWanted& wanted, Decoded& out);
void decodePng(Bytes bytes, Decoded& out);
void decodeGif(Bytes bytes, Decoded& out);
void decodePnm(Bytes bytes, Decoded& out);
void decodeBmp(Bytes bytes, Decoded& out);
void decodeWebP(Bytes bytes, Decoded& out);
void decodeTiff(Bytes bytes, Decoded& out);

/// Pixels by OpenCV, whose module is opened on first use. `width` x `height` is what `bytes` says of itself. Throws
/// PictureFault, and Error EngineMissing when the module is not installed (decodePicture says so as Unreadable).
Picture decodeInModule(Bytes bytes, int width, int height);

/// 16 bit to 8: value / 257, rounded (contract).
inline std::uint8_t from16(std::uint32_t value) {
    return static_cast<std::uint8_t>((value * 255u + 32895u) >> 16);
}

}  // namespace studio
