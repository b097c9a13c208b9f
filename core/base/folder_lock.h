// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <filesystem>

namespace studio {

/// Says that somebody is writing a folder, by a file in it that stays. A lock of the open file (fcntl F_OFD_SETLK), not
/// of the process: it goes with the process however that ends, keeps out others of the same process too, and, unlike
/// flock, can be asked about without taking it for a moment.
class FolderLock {
public:
    static constexpr const char* kFileName = ".lock";

    /// Takes nothing yet. Throws NoPermission, CannotWrite.
    explicit FolderLock(const std::filesystem::path& folder);
    ~FolderLock();
    FolderLock(const FolderLock&) = delete;
    FolderLock& operator=(const FolderLock&) = delete;

    /// False: somebody else still has it after `patience`. Throws CannotWrite where the file system has no locks.
    [[nodiscard]] bool take(std::chrono::milliseconds patience = {});
    /// As take(), but true, with nothing taken, where the file system has no locks: for what is better done unguarded
    /// than not at all.
    [[nodiscard]] bool takeWhereLocksAre(std::chrono::milliseconds patience);
    static bool isTaken(const std::filesystem::path& folder);

private:
    int ask(std::chrono::milliseconds patience);

    std::filesystem::path m_file;
    int m_fd = -1;
};

}  // namespace studio
