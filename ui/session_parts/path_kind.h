// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>

namespace studio::ui {

/// What a path a person names turns out to be; decided by looking, not by asking.
enum class PathKind { Data, Run, Checkpoint, Picture };
/// Looks at the disk, which may answer late. Throws FileNotFound.
PathKind kindOf(const std::filesystem::path& path);

}  // namespace studio::ui
