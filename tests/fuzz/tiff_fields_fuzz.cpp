// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/tiff_fields.h"
#include "tests/fuzz/fuzz.h"

/// A TIFF's or EXIF block's directory; the pixels are OpenCV's affair.
int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto bytes = studio::fuzz::bytesOf(data, size);
    const int orientation = studio::exifOrientation(bytes);
    if (orientation < 1 || orientation > 8) __builtin_trap();
    const std::optional<studio::TiffFields> fields = studio::TiffFields::open(bytes);
    if (!fields) return 0;
    for (int tag = 254; tag < 340; ++tag) {  // ImageWidth, .., StripByteCounts, .., SampleFormat
        const auto number = static_cast<std::uint16_t>(tag);
        fields->values(number);
        const std::optional<std::uint64_t> place = fields->placeOf(number);
        if (place && *place >= size) __builtin_trap();
    }
    return 0;
}
