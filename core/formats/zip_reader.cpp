// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/base/text.h"
#include "core/formats/bytes.h"
#include "core/formats/zip.h"

#include <algorithm>
#include <limits>

#include <zlib.h>

namespace studio {
namespace {

constexpr std::uint32_t kMax32 = std::numeric_limits<std::uint32_t>::max();
constexpr std::uint16_t kMax16 = std::numeric_limits<std::uint16_t>::max();
constexpr std::size_t kEndSize = 22, kLocatorSize = 20, kEnd64Size = 56, kRecordSize = 46, kLocalHeaderSize = 30;
constexpr std::uint64_t kMaxDirectory = 16 << 20;  // a quarter of a million entries; it is read as a whole
constexpr std::uint64_t kDeflateRatio = 1032;      // the most that deflate can make of a byte (zlib's technical notes)

const char* endsEarly() {
    return STUDIO_TEXT("Files", "it ends early");
}
const char* badDirectory() {
    return STUDIO_TEXT("Files", "its table of contents is broken");
}

/// Fills `out`; false when the packed bytes do not give exactly its size.
bool inflateInto(std::vector<std::byte>& out, std::span<const std::byte> packed) {
    z_stream stream{};
    if (::inflateInit2(&stream, -MAX_WBITS) != Z_OK) return false;
    std::byte none{};
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<std::byte*>(packed.data()));
    stream.avail_in = static_cast<uInt>(packed.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.empty() ? &none : out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    const bool good = ::inflate(&stream, Z_FINISH) == Z_STREAM_END && stream.total_out == out.size();
    ::inflateEnd(&stream);
    return good;
}

}  // namespace

std::uint32_t zipChecksum(std::span<const std::byte> bytes) {
    return static_cast<std::uint32_t>(
        ::crc32_z(::crc32_z(0, nullptr, 0), reinterpret_cast<const Bytef*>(bytes.data()), bytes.size()));
}

ZipReader::ZipReader(ByteSource& source, std::string name) : m_source(source), m_name(std::move(name)) {
    readDirectory(directory());
}

void ZipReader::damaged(const std::string& reason) const {
    throw Error(ErrorCode::DamagedCheckpoint, {m_name, reason});
}

/// Of the last record; a comment may stand behind it.
std::uint64_t ZipReader::findEnd() const {
    if (m_source.size() < kEndSize) damaged(endsEarly());
    const std::uint64_t size = std::min<std::uint64_t>(m_source.size(), kEndSize + kMax16);
    const std::uint64_t first = m_source.size() - size;
    const std::vector<std::byte> bytes = m_source.part(first, size);
    for (std::size_t at = bytes.size() - kEndSize + 1; at-- > 0;)
        if (numberAt<std::uint32_t>(bytes, at) == 0x06054b50) return first + at;
    damaged(endsEarly());
}

ZipReader::Directory ZipReader::directory() const {
    const std::uint64_t end = findEnd();
    const std::vector<std::byte> record = m_source.part(end, kEndSize);
    Directory found{numberAt<std::uint32_t>(record, 16), numberAt<std::uint32_t>(record, 12),
                    numberAt<std::uint16_t>(record, 10)};
    if (found.offset == kMax32 || found.size == kMax32 || found.count == kMax16) found = zip64Directory(end);
    if (found.offset > end || found.size > end - found.offset) damaged(badDirectory());
    if (found.count > found.size / kRecordSize) damaged(badDirectory());
    if (found.size > kMaxDirectory) damaged(STUDIO_TEXT("Files", "its list of contents is far too long"));
    return found;
}

ZipReader::Directory ZipReader::zip64Directory(std::uint64_t end) const {
    if (end < kLocatorSize) damaged(badDirectory());
    const std::vector<std::byte> locator = m_source.part(end - kLocatorSize, kLocatorSize);
    if (numberAt<std::uint32_t>(locator, 0) != 0x07064b50) damaged(badDirectory());
    const auto at = numberAt<std::uint64_t>(locator, 8);
    if (at > end || end - at < kEnd64Size + kLocatorSize) damaged(badDirectory());
    const std::vector<std::byte> record = m_source.part(at, kEnd64Size);
    if (numberAt<std::uint32_t>(record, 0) != 0x06064b50) damaged(badDirectory());
    return {numberAt<std::uint64_t>(record, 48), numberAt<std::uint64_t>(record, 40),
            numberAt<std::uint64_t>(record, 32)};
}

void ZipReader::readDirectory(const Directory& directory) {
    const std::vector<std::byte> bytes = m_source.part(directory.offset, directory.size);
    std::span<const std::byte> rest(bytes);
    m_entries.reserve(directory.count);
    for (std::uint64_t i = 0; i < directory.count; ++i) {
        if (rest.size() < kRecordSize || numberAt<std::uint32_t>(rest, 0) != 0x02014b50) damaged(badDirectory());
        const std::size_t nameSize = numberAt<std::uint16_t>(rest, 28);
        const std::size_t extraSize = numberAt<std::uint16_t>(rest, 30);
        const std::size_t whole = kRecordSize + nameSize + extraSize + numberAt<std::uint16_t>(rest, 32);
        if (rest.size() < whole) damaged(badDirectory());
        if (numberAt<std::uint16_t>(rest, 8) & 1) damaged(STUDIO_TEXT("Files", "it is encrypted"));
        Entry entry;
        entry.name.assign(reinterpret_cast<const char*>(rest.data() + kRecordSize), nameSize);
        entry.method = numberAt<std::uint16_t>(rest, 10);
        entry.crc = numberAt<std::uint32_t>(rest, 16);
        entry.packedSize = numberAt<std::uint32_t>(rest, 20);
        entry.size = numberAt<std::uint32_t>(rest, 24);
        entry.headerOffset = numberAt<std::uint32_t>(rest, 42);
        applyZip64(entry, rest.subspan(kRecordSize + nameSize, extraSize));
        m_places.emplace(entry.name, m_entries.size());
        m_entries.push_back(std::move(entry));
        rest = rest.subspan(whole);
    }
}

void ZipReader::applyZip64(Entry& entry, std::span<const std::byte> extra) const {
    while (extra.size() >= 4) {
        const auto id = numberAt<std::uint16_t>(extra, 0);
        const std::size_t size = numberAt<std::uint16_t>(extra, 2);
        if (size > extra.size() - 4) return;
        std::span<const std::byte> field = extra.subspan(4, size);
        extra = extra.subspan(4 + size);
        if (id != 0x0001) continue;
        // only those of the three that are full in the record stand here, in this order
        for (std::uint64_t* value : {&entry.size, &entry.packedSize, &entry.headerOffset}) {
            if (*value != kMax32) continue;
            if (field.size() < 8) damaged(badDirectory());
            *value = numberAt<std::uint64_t>(field, 0);
            field = field.subspan(8);
        }
    }
}

const ZipReader::Entry* ZipReader::find(std::string_view name) const {
    const auto found = m_places.find(name);
    return found == m_places.end() ? nullptr : &m_entries[found->second];
}

/// `packedSize` bytes from there lie inside.
std::uint64_t ZipReader::dataOffset(const Entry& entry) const {
    const std::uint64_t at = entry.headerOffset, size = m_source.size();
    if (at > size || size - at < kLocalHeaderSize) damaged(endsEarly());
    const std::vector<std::byte> header = m_source.part(at, kLocalHeaderSize);
    if (numberAt<std::uint32_t>(header, 0) != 0x04034b50) damaged(badDirectory());
    const std::uint64_t skip =
        kLocalHeaderSize + std::uint64_t{numberAt<std::uint16_t>(header, 26)} + numberAt<std::uint16_t>(header, 28);
    if (size - at < skip || size - at - skip < entry.packedSize) damaged(endsEarly());
    return at + skip;
}

std::vector<std::byte> ZipReader::read(const Entry& entry) const {
    const std::uint64_t at = dataOffset(entry);
    std::vector<std::byte> out;
    if (entry.method == 0) {
        if (entry.size != entry.packedSize) damaged(badDirectory());
        out = m_source.part(at, entry.size);
    } else if (entry.method == 8) {
        if (entry.size > kMax32 || entry.packedSize > kMax32 || entry.size / kDeflateRatio > entry.packedSize)
            damaged(badDirectory());
        out.resize(entry.size);
        if (!inflateInto(out, m_source.part(at, entry.packedSize)))
            damaged(STUDIO_TEXT("Files", "a packed part of it can't be unpacked"));
    } else {
        damaged(STUDIO_TEXT("Files", "it is packed in a way the studio does not know"));
    }
    if (zipChecksum(out) != entry.crc) damaged(STUDIO_TEXT("Files", "a checksum does not agree"));
    return out;
}

}  // namespace studio
