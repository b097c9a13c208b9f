// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace studio {

/// Reads numbers of a known place and byte order; past the end is an empty answer, never a read.
class ByteReader {
public:
    ByteReader(std::span<const std::byte> bytes, bool bigEndian) : m_bytes(bytes), m_bigEndian(bigEndian) {}
    /// `width` 1, 2, 3, 4 or 8 bytes at `offset`.
    std::optional<std::uint64_t> at(std::uint64_t offset, int width) const;
    std::size_t size() const { return m_bytes.size(); }
    bool bigEndian() const { return m_bigEndian; }

private:
    std::span<const std::byte> m_bytes;
    bool m_bigEndian;
};

/// The first directory of a TIFF file, BigTIFF, or EXIF block (TIFF 6.0, section 2).
class TiffFields {
public:
    /// Empty when there is no TIFF header or its directory lies outside `bytes`.
    static std::optional<TiffFields> open(std::span<const std::byte> bytes);

    /// The whole numbers (BYTE, SHORT, LONG, LONG8) of a field; empty when it is missing, of another type or cut off.
    std::vector<std::uint64_t> values(std::uint16_t tag) const;
    std::optional<std::uint64_t> value(std::uint16_t tag) const;
    /// The byte with the low 8 bits of a SHORT field's first value, when the value stands in the directory itself.
    std::optional<std::uint64_t> placeOf(std::uint16_t tag) const;

private:
    std::optional<std::uint64_t> entryOf(std::uint16_t tag) const;
    TiffFields(ByteReader reader, bool big) : m_reader(reader), m_big(big) {}
    ByteReader m_reader;
    bool m_big;
    std::uint64_t m_entries = 0;  ///< offset of the first entry
    std::uint64_t m_count = 0;
};

/// The orientation 1..8 in an EXIF block ("Exif\0\0" before it or not); 1 when there is none or it makes no sense.
int exifOrientation(std::span<const std::byte> exif);

}  // namespace studio
