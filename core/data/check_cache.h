// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/data_set.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace studio {

/// What tells one state of a file from another without reading it.
struct FileStamp {
    std::int64_t bytes = 0;
    std::int64_t modified = 0;  ///< nanoseconds
    std::uint64_t inode = 0;
    bool operator==(const FileStamp&) const = default;
};

struct CheckedFile {
    std::string path;  ///< Item::path
    FileStamp stamp;
    FileFacts facts;    ///< of this file alone: no duplicates, no wrong ending
    bool full = false;  ///< decoded, or tried to
};

/// What earlier checks of a data set learned: one file in cacheHome()/checks. A damaged, foreign or older file counts
/// as none; one that can't be written is passed over. find() from any thread.
class CheckCache {
public:
    explicit CheckCache(const std::filesystem::path& opened);

    /// Null when nothing is known of the file in this state.
    const CheckedFile* find(std::string_view path, const FileStamp& stamp) const;
    /// The same in whatever state the file is by now.
    const CheckedFile* find(std::string_view path) const;
    /// `files` sorted by path.
    void write(const std::vector<const CheckedFile*>& files) const;

private:
    void load();

    std::string m_root;
    std::filesystem::path m_file;      ///< empty: no place for a cache
    std::vector<CheckedFile> m_files;  ///< sorted by path
};

}  // namespace studio
