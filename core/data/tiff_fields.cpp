// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/tiff_fields.h"

#include <algorithm>
#include <cstring>

namespace studio {
namespace {

constexpr std::uint16_t kOrientation = 0x0112;
constexpr std::uint64_t kMostEntries = 4096;  // a broken count must not make a long walk

int widthOfType(std::uint64_t type) {
    switch (type) {
        case 1:
            return 1;  // BYTE
        case 3:
            return 2;  // SHORT
        case 4:
            return 4;  // LONG
        case 16:
            return 8;  // LONG8
        default:
            return 0;
    }
}

}  // namespace

std::optional<std::uint64_t> ByteReader::at(std::uint64_t offset, int width) const {
    const auto wanted = static_cast<std::uint64_t>(width);
    if (offset > m_bytes.size() || m_bytes.size() - offset < wanted) return std::nullopt;
    std::uint64_t value = 0;
    for (std::uint64_t i = 0; i < wanted; ++i) {
        const std::uint64_t byte = std::to_integer<std::uint64_t>(m_bytes[offset + (m_bigEndian ? i : wanted - 1 - i)]);
        value = value << 8 | byte;
    }
    return value;
}

std::optional<TiffFields> TiffFields::open(std::span<const std::byte> bytes) {
    if (bytes.size() < 8 || bytes[0] != bytes[1]) return std::nullopt;
    const bool bigEndian = bytes[0] == std::byte{'M'};
    if (!bigEndian && bytes[0] != std::byte{'I'}) return std::nullopt;
    const ByteReader reader(bytes, bigEndian);
    const std::uint64_t magic = *reader.at(2, 2);
    if (magic != 42 && magic != 43) return std::nullopt;
    const bool big = magic == 43;
    const auto start = big ? reader.at(8, 8) : reader.at(4, 4);
    const auto count = start ? reader.at(*start, big ? 8 : 2) : std::nullopt;
    if (!count) return std::nullopt;
    TiffFields fields(reader, big);
    fields.m_entries = *start + (big ? 8 : 2);
    fields.m_count = std::min(*count, kMostEntries);
    return fields;
}

std::optional<std::uint64_t> TiffFields::entryOf(std::uint16_t tag) const {
    for (std::uint64_t i = 0; i < m_count; ++i) {
        const std::uint64_t entry = m_entries + i * (m_big ? 20 : 12);
        const auto found = m_reader.at(entry, 2);
        if (!found) return std::nullopt;
        if (*found == tag) return entry;
    }
    return std::nullopt;
}

std::vector<std::uint64_t> TiffFields::values(std::uint16_t tag) const {
    const auto entry = entryOf(tag);
    if (!entry) return {};
    const int offsetBytes = m_big ? 8 : 4;
    const int width = widthOfType(m_reader.at(*entry + 2, 2).value_or(0));
    const std::uint64_t count = m_reader.at(*entry + 4, offsetBytes).value_or(0);
    if (width == 0 || count == 0 || count > m_reader.size()) return {};
    std::uint64_t place = *entry + 4 + static_cast<std::uint64_t>(offsetBytes);
    if (count * static_cast<std::uint64_t>(width) > static_cast<std::uint64_t>(offsetBytes))
        place = m_reader.at(place, offsetBytes).value_or(m_reader.size());
    std::vector<std::uint64_t> result;
    for (std::uint64_t k = 0; k < count; ++k, place += static_cast<std::uint64_t>(width)) {
        const auto value = m_reader.at(place, width);
        if (!value) return {};
        result.push_back(*value);
    }
    return result;
}

std::optional<std::uint64_t> TiffFields::placeOf(std::uint16_t tag) const {
    constexpr std::uint64_t kShort = 3;
    const auto entry = entryOf(tag);
    if (!entry || m_reader.at(*entry + 2, 2) != kShort) return std::nullopt;
    const std::uint64_t offsetBytes = m_big ? 8 : 4;
    const std::uint64_t count = m_reader.at(*entry + 4, static_cast<int>(offsetBytes)).value_or(0);
    if (count < 1 || count * 2 > offsetBytes) return std::nullopt;
    const std::uint64_t place = *entry + 4 + offsetBytes + (m_reader.bigEndian() ? 1 : 0);
    return m_reader.at(place, 1) ? std::optional(place) : std::nullopt;
}

std::optional<std::uint64_t> TiffFields::value(std::uint16_t tag) const {
    const std::vector<std::uint64_t> all = values(tag);
    return all.empty() ? std::nullopt : std::optional(all.front());
}

int exifOrientation(std::span<const std::byte> exif) {
    static constexpr char kMark[6] = {'E', 'x', 'i', 'f', 0, 0};
    if (exif.size() >= sizeof kMark && std::memcmp(exif.data(), kMark, sizeof kMark) == 0)
        exif = exif.subspan(sizeof kMark);
    const auto fields = TiffFields::open(exif);
    const std::uint64_t orientation = fields ? fields->value(kOrientation).value_or(1) : 1;
    return orientation >= 1 && orientation <= 8 ? static_cast<int>(orientation) : 1;
}

}  // namespace studio
