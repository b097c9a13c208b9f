// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/files.h"
#include "core/formats/bytes.h"
#include "core/formats/zip.h"

#include <limits>

namespace studio {
namespace {

constexpr std::uint32_t kMax32 = std::numeric_limits<std::uint32_t>::max();
constexpr std::uint16_t kMax16 = std::numeric_limits<std::uint16_t>::max();
constexpr std::uint16_t kDate = 0x0021;  // 1980-01-01
constexpr std::uint16_t kZip64Extra = 0x0001;
constexpr std::uint16_t kPaddingExtra = 0x4246;  // "FB", as PyTorch's writer pads
constexpr std::size_t kLocalHeaderSize = 30;

std::string_view viewOf(std::span<const std::byte> bytes) {
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

void putCommonFields(std::string& out, bool zip64, std::uint32_t crc, std::uint64_t size) {
    putNumber<std::uint16_t>(out, zip64 ? 45 : 20);  // version needed
    putNumber<std::uint16_t>(out, 0);                // flags
    putNumber<std::uint16_t>(out, 0);                // stored
    putNumber<std::uint16_t>(out, 0);                // time
    putNumber<std::uint16_t>(out, kDate);
    putNumber<std::uint32_t>(out, crc);
    const std::uint32_t size32 = zip64 ? kMax32 : static_cast<std::uint32_t>(size);
    putNumber<std::uint32_t>(out, size32);  // packed
    putNumber<std::uint32_t>(out, size32);
}

}  // namespace

bool ZipWriter::isLarge(const Entry& entry) const {
    return m_alwaysZip64 || entry.size >= kMax32 || entry.offset >= kMax32;
}

std::string ZipWriter::localHeader(const Entry& entry) const {
    const bool large = isLarge(entry);
    std::string extra;
    if (large) {
        putNumber<std::uint16_t>(extra, kZip64Extra);
        putNumber<std::uint16_t>(extra, 16);
        putNumber<std::uint64_t>(extra, entry.size);
        putNumber<std::uint64_t>(extra, entry.size);
    }
    const std::uint64_t start = entry.offset + kLocalHeaderSize + entry.name.size() + extra.size() + 4;
    const std::size_t padding = (kZipAlignment - start % kZipAlignment) % kZipAlignment;
    putNumber<std::uint16_t>(extra, kPaddingExtra);
    putNumber<std::uint16_t>(extra, static_cast<std::uint16_t>(padding));
    extra.append(padding, 'Z');

    std::string out;
    putNumber<std::uint32_t>(out, 0x04034b50);
    putCommonFields(out, large, entry.crc, entry.size);
    putNumber<std::uint16_t>(out, static_cast<std::uint16_t>(entry.name.size()));
    putNumber<std::uint16_t>(out, static_cast<std::uint16_t>(extra.size()));
    return out + entry.name + extra;
}

std::string ZipWriter::centralRecord(const Entry& entry) const {
    const bool large = isLarge(entry);
    std::string extra;
    if (large) {
        putNumber<std::uint16_t>(extra, kZip64Extra);
        putNumber<std::uint16_t>(extra, 24);
        putNumber<std::uint64_t>(extra, entry.size);
        putNumber<std::uint64_t>(extra, entry.size);
        putNumber<std::uint64_t>(extra, entry.offset);
    }
    std::string out;
    putNumber<std::uint32_t>(out, 0x02014b50);
    putNumber<std::uint16_t>(out, large ? 45 : 20);  // version made by
    putCommonFields(out, large, entry.crc, entry.size);
    putNumber<std::uint16_t>(out, static_cast<std::uint16_t>(entry.name.size()));
    putNumber<std::uint16_t>(out, static_cast<std::uint16_t>(extra.size()));
    putNumber<std::uint16_t>(out, 0);  // comment
    putNumber<std::uint16_t>(out, 0);  // disk
    putNumber<std::uint16_t>(out, 0);  // internal attributes
    putNumber<std::uint32_t>(out, 0);  // external attributes
    putNumber<std::uint32_t>(out, large ? kMax32 : static_cast<std::uint32_t>(entry.offset));
    return out + entry.name + extra;
}

std::string ZipWriter::endRecords(std::uint64_t directorySize) const {
    const std::uint64_t count = m_entries.size();
    const bool large = m_alwaysZip64 || count >= kMax16 || directorySize >= kMax32 || m_position >= kMax32;
    std::string out;
    if (large) {
        putNumber<std::uint32_t>(out, 0x06064b50);
        putNumber<std::uint64_t>(out, 44);  // size of what follows
        putNumber<std::uint16_t>(out, 45);
        putNumber<std::uint16_t>(out, 45);
        putNumber<std::uint32_t>(out, 0);
        putNumber<std::uint32_t>(out, 0);
        putNumber<std::uint64_t>(out, count);
        putNumber<std::uint64_t>(out, count);
        putNumber<std::uint64_t>(out, directorySize);
        putNumber<std::uint64_t>(out, m_position);
        putNumber<std::uint32_t>(out, 0x07064b50);
        putNumber<std::uint32_t>(out, 0);
        putNumber<std::uint64_t>(out, m_position + directorySize);
        putNumber<std::uint32_t>(out, 1);
    }
    const std::uint16_t count16 = large ? kMax16 : static_cast<std::uint16_t>(count);
    putNumber<std::uint32_t>(out, 0x06054b50);
    putNumber<std::uint16_t>(out, 0);
    putNumber<std::uint16_t>(out, 0);
    putNumber<std::uint16_t>(out, count16);
    putNumber<std::uint16_t>(out, count16);
    putNumber<std::uint32_t>(out, large ? kMax32 : static_cast<std::uint32_t>(directorySize));
    putNumber<std::uint32_t>(out, large ? kMax32 : static_cast<std::uint32_t>(m_position));
    putNumber<std::uint16_t>(out, 0);
    return out;
}

void ZipWriter::add(std::string name, std::span<const std::byte> bytes) {
    const Entry entry{std::move(name), zipChecksum(bytes), bytes.size(), m_position};
    m_headers.push_back(localHeader(entry));
    m_parts.push_back(m_headers.back());
    m_parts.push_back(viewOf(bytes));
    m_position += m_headers.back().size() + bytes.size();
    m_entries.push_back(entry);
}

std::string ZipWriter::tail() const {
    std::string out;
    for (const Entry& entry : m_entries) out += centralRecord(entry);
    return out + endRecords(out.size());
}

void ZipWriter::writeTo(const std::filesystem::path& path) {
    const std::string end = tail();
    std::vector<std::string_view> parts = m_parts;
    parts.push_back(end);
    writeFileAtomically(path, std::span<const std::string_view>(parts));
}

std::vector<std::byte> ZipWriter::bytes() {
    std::string out;
    for (std::string_view part : m_parts) out += part;
    out += tail();
    const auto view = std::as_bytes(std::span(out));
    return {view.begin(), view.end()};
}

}  // namespace studio
