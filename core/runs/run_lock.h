// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/folder_lock.h"

#include <filesystem>

namespace studio {

/// Says that somebody is writing a run, until it goes.
class RunLock {
public:
    /// Throws RunFolderInUse, NoPermission, CannotWrite.
    explicit RunLock(const std::filesystem::path& folder);

    static constexpr const char* kFileName = FolderLock::kFileName;

private:
    FolderLock m_lock;
};

}  // namespace studio
