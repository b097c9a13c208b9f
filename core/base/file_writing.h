// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <filesystem>

/// What those need who make files and folders in other ways than files.h, or clean up after it.
namespace studio {

/// What an errno means when `path` was to be written: DiskFull, NoPermission, else CannotWrite with the system's words.
Error writeError(const std::filesystem::path& path, int code);

/// Removes what writeFileAtomically was at in this folder when its process was killed. Only for a folder that nobody
/// else writes to.
void removeUnfinished(const std::filesystem::path& folder) noexcept;

}  // namespace studio
