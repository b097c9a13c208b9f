// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/decode_formats.h"
#include "core/data/tiff_fields.h"

#include <algorithm>
#include <optional>

namespace studio {
namespace {

enum TiffTag : std::uint16_t {
    kWidth = 256,
    kHeight = 257,
    kBits = 258,
    kStripOffsets = 273,
    kOrientation = 274,
    kSamples = 277,
    kStripBytes = 279,
    kTileWidth = 322,
    kTileHeight = 323,
    kTileOffsets = 324,
    kTileBytes = 325,
    kExtraSamples = 338,
};

constexpr std::byte kAssociatedAlpha{1};

/// Every strip or tile lies inside the file.
void needAllParts(const TiffFields& fields, std::size_t size, TiffTag offsetTag, TiffTag bytesTag) {
    const std::vector<std::uint64_t> offsets = fields.values(offsetTag);
    const std::vector<std::uint64_t> counts = fields.values(bytesTag);
    for (std::size_t i = 0; i < std::min(offsets.size(), counts.size()); ++i)
        if (offsets[i] > size || counts[i] > size - offsets[i]) failTruncated(size);
}

/// A tile much larger than its picture only serves to take memory.
void refuseOddTiles(const TiffFields& fields, long long pixels) {
    const std::uint64_t width = fields.value(kTileWidth).value_or(1);
    const std::uint64_t height = fields.value(kTileHeight).value_or(1);
    constexpr std::uint64_t kUsual = 4096;
    if (width > kUsual || height > kUsual) {
        if (width > 0x7FFFFFFF || height > 0x7FFFFFFF || width * height > static_cast<std::uint64_t>(pixels) * 4)
            failUnreadable("its tiles are larger than the picture");
    }
    if (fields.value(kSamples).value_or(1) > 16) failUnreadable("it has over 16 channels");
    if (fields.value(kBits).value_or(1) > 64) failUnreadable("it has over 64 bits a channel");
}

/// libtiff multiplies the colours by an unassociated alpha (ExtraSamples 2) before OpenCV drops it: the answer is the
/// byte of the file that says so. Called associated, the colours come as they are stored.
std::optional<std::uint64_t> unblendedAlpha(const TiffFields& fields) {
    const auto place = fields.placeOf(kExtraSamples);
    return fields.value(kExtraSamples) == 2 ? place : std::nullopt;
}

}  // namespace

void decodeTiff(Bytes bytes, Decoded& out) {
    const auto fields = TiffFields::open(bytes);
    if (!fields) failTruncated(bytes.size());
    const auto width = fields->value(kWidth);
    const auto height = fields->value(kHeight);
    if (!width || !height) failUnreadable("a TIFF without a size");
    acceptSize(out, static_cast<long long>(std::min<std::uint64_t>(*width, 1u << 31)),
               static_cast<long long>(std::min<std::uint64_t>(*height, 1u << 31)));
    needAllParts(*fields, bytes.size(), kStripOffsets, kStripBytes);
    needAllParts(*fields, bytes.size(), kTileOffsets, kTileBytes);
    refuseOddTiles(*fields, static_cast<long long>(out.storedWidth) * out.storedHeight);
    std::vector<std::byte> copy;
    if (const auto place = unblendedAlpha(*fields)) {
        copy.assign(bytes.begin(), bytes.end());
        copy[*place] = kAssociatedAlpha;
        bytes = copy;
    }
    const std::uint64_t orientation = fields->value(kOrientation).value_or(1);
    const bool swapped = orientation >= 5 && orientation <= 8;
    out.picture = swapped ? decodeInModule(bytes, out.storedHeight, out.storedWidth)
                          : decodeInModule(bytes, out.storedWidth, out.storedHeight);
}

}  // namespace studio
