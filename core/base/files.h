// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace studio {

/// Whole file into memory. Looks at the type first: a pipe or device is never opened.
/// Throws FileNotFound, NoPermission, CannotRead.
std::vector<std::byte> readFile(const std::filesystem::path& path);
std::string readTextFile(const std::filesystem::path& path);

/// The file appears whole or not at all: temporary file beside it, fsync, rename, fsync of the folder.
/// Throws DiskFull, NoPermission, CannotWrite; the old file is then untouched and no temporary is left.
void writeFileAtomically(const std::filesystem::path& path, std::span<const std::byte> bytes);
void writeFileAtomically(const std::filesystem::path& path, std::string_view text);
/// The parts one after another, without joining them in memory first (tensors of a checkpoint).
void writeFileAtomically(const std::filesystem::path& path, std::span<const std::string_view> parts);

/// Plainly, without waiting for the disk: for files that can be made again. Throws as above; the file may be in part.
void writeFile(const std::filesystem::path& path, std::span<const std::byte> bytes);

/// A text file that grows by whole lines: each append is one write(2) of complete lines.
class LineFile {
public:
    /// Opens for appending, creating it when missing. Throws like writeFileAtomically.
    explicit LineFile(std::filesystem::path path);
    ~LineFile();
    LineFile(LineFile&&) noexcept;
    LineFile& operator=(LineFile&&) noexcept;

    /// `lines` ends in '\n'. On a full disk a partly written line is cut off again before DiskFull is thrown.
    void append(std::string_view lines);
    void sync();
    const std::filesystem::path& path() const { return m_path; }

private:
    std::filesystem::path m_path;
    int m_fd = -1;
};

/// XDG base directories with "inception-studio" appended; nothing is created.
std::filesystem::path dataHome();   ///< $XDG_DATA_HOME or ~/.local/share
std::filesystem::path cacheHome();  ///< $XDG_CACHE_HOME or ~/.cache
std::filesystem::path runsHome();   ///< dataHome()/runs

/// Bytes of a path as valid UTF-8: invalid bytes (and '%' before two hex digits) become %XX. pathFromText undoes it.
std::string pathToText(const std::filesystem::path& path);
std::filesystem::path pathFromText(std::string_view text);

/// Now, as 2026-11-24T10:19:37Z.
std::string nowIso8601();

/// One CSV field, quoted when RFC 4180 asks for it.
std::string csvField(std::string_view text);
/// 9 significant digits, '.' whatever the locale, no trailing zeros; "nan", "inf", "-inf".
std::string numberText(double value);
/// A share as people read it, "77.9 %"; "-" when it is not finite.
std::string shareText(double share);

/// XXH3, 128 bit, as 32 hex digits.
std::string contentHash(std::span<const std::byte> bytes);

}  // namespace studio
