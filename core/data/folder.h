// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include <sys/types.h>

namespace studio {

enum class EntryKind : std::uint8_t { File, Folder, Other, BrokenLink };

/// The names in one folder, in one block of memory; "." and ".." are not among them. Sorted so that walking depth first
/// gives paths in the order of their bytes: a folder counts as its name with '/' behind it.
class Folder {
public:
    struct Entry {
        std::uint32_t offset = 0;
        std::uint32_t length = 0;
        EntryKind kind = EntryKind::File;  ///< of what a link leads to
    };

    /// Asks the file system about single entries only where they are links or their type is not told with the name.
    /// On failure entries() is empty and error() an errno.
    explicit Folder(const std::string& path);

    const std::vector<Entry>& entries() const { return m_entries; }
    std::string_view name(const Entry& entry) const { return {m_names.data() + entry.offset, entry.length}; }
    int error() const { return m_error; }
    std::pair<dev_t, ino_t> identity() const { return m_identity; }

private:
    void read(void* stream, int fd);
    void sort();
    bool before(const Entry& a, const Entry& b) const;

    std::string m_names;
    std::vector<Entry> m_entries;
    int m_error = 0;
    std::pair<dev_t, ino_t> m_identity{};
};

inline bool isHidden(std::string_view name) {
    return name.starts_with('.');
}

}  // namespace studio
