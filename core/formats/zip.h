// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/formats/byte_source.h"

#include <cstddef>
#include <cstdint>
#include <deque>
#include <filesystem>
#include <functional>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// Just enough of PKWARE's APPNOTE 6.3 for PyTorch's archives: stored and deflated entries, zip64, one disk.
namespace studio {

/// Every entry's data starts at a multiple of this in the file, as PyTorch's own writer does (it maps tensors).
inline constexpr std::size_t kZipAlignment = 64;

/// CRC-32 as zip has it.
std::uint32_t zipChecksum(std::span<const std::byte> bytes);

/// Stored entries with a fixed date, so that the same content gives the same bytes.
class ZipWriter {
public:
    /// `alwaysZip64` writes zip64 fields even where nothing needs them (files over 4 GiB do), so that a test can.
    explicit ZipWriter(bool alwaysZip64 = false) : m_alwaysZip64(alwaysZip64) {}
    /// `bytes` is not copied: it must live until writeTo.
    void add(std::string name, std::span<const std::byte> bytes);
    /// Atomically. Throws DiskFull, NoPermission, CannotWrite.
    void writeTo(const std::filesystem::path& path);
    std::vector<std::byte> bytes();  ///< the same in memory

private:
    struct Entry {
        std::string name;
        std::uint32_t crc = 0;
        std::uint64_t size = 0, offset = 0;
    };
    std::string tail() const;
    bool isLarge(const Entry& entry) const;
    std::string localHeader(const Entry& entry) const;
    std::string centralRecord(const Entry& entry) const;
    std::string endRecords(std::uint64_t directorySize) const;

    bool m_alwaysZip64;
    std::uint64_t m_position = 0;
    std::vector<Entry> m_entries;
    std::deque<std::string> m_headers;  ///< a deque: m_parts points into it
    std::vector<std::string_view> m_parts;
};

/// Looks at an archive; every offset and size in it is checked before it is used.
class ZipReader {
public:
    struct Entry {
        std::string name;
        std::uint16_t method = 0;  ///< 0 stored, 8 deflated
        std::uint32_t crc = 0;
        std::uint64_t packedSize = 0, size = 0, headerOffset = 0;
    };

    /// `name` is the file's, for messages. `source` must outlive the reader. Throws DamagedCheckpoint, CannotRead.
    ZipReader(ByteSource& source, std::string name);
    const std::vector<Entry>& entries() const { return m_entries; }
    const Entry* find(std::string_view name) const;  ///< the first of that name, or nullptr
    /// The entry's content, its CRC-32 checked. Takes no more memory than the entry says, and never more than deflate
    /// can make of its packed bytes. Throws DamagedCheckpoint, CannotRead.
    std::vector<std::byte> read(const Entry& entry) const;

private:
    struct Directory {
        std::uint64_t offset = 0, size = 0, count = 0;
    };
    [[noreturn]] void damaged(const std::string& reason) const;
    std::uint64_t findEnd() const;
    Directory directory() const;
    Directory zip64Directory(std::uint64_t end) const;
    void readDirectory(const Directory& directory);
    void applyZip64(Entry& entry, std::span<const std::byte> extra) const;
    std::uint64_t dataOffset(const Entry& entry) const;

    ByteSource& m_source;
    std::string m_name;
    std::vector<Entry> m_entries;
    std::map<std::string, std::size_t, std::less<>> m_places;  ///< in m_entries
};

}  // namespace studio
