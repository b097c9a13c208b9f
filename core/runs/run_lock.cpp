// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/run_lock.h"

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/runs/run_folder.h"

namespace studio {

RunLock::RunLock(const std::filesystem::path& folder) : m_lock(folder) {
    if (!m_lock.take()) throw Error(ErrorCode::RunFolderInUse, {pathToText(folder)});
}

bool isLocked(const std::filesystem::path& folder) {
    return FolderLock::isTaken(folder);
}

}  // namespace studio
