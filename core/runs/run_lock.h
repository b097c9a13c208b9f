// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>

namespace studio {

/// Says that somebody is writing a run. A lock of the open file (fcntl F_OFD_SETLK), not of the process: it goes with
/// the process however that ends, keeps out other writers of the same process too, and, unlike flock, can be asked
/// about without taking it for a moment.
class RunLock {
public:
    /// Throws RunFolderInUse, NoPermission, CannotWrite.
    explicit RunLock(const std::filesystem::path& folder);
    ~RunLock();
    RunLock(const RunLock&) = delete;
    RunLock& operator=(const RunLock&) = delete;

    static constexpr const char* kFileName = ".lock";

private:
    int m_fd = -1;
};

}  // namespace studio
