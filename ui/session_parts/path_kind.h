// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <span>

namespace studio::ui {

/// What a path a person names turns out to be; decided by looking, not by asking.
enum class PathKind { Data, Run, Checkpoint, Picture };
/// Looks at the disk, which may answer late. Throws FileNotFound.
PathKind kindOf(const std::filesystem::path& path);

/// What was dropped at once. A path that can't be looked at is taken for data: opening it says what is wrong.
struct DroppedKinds {
    PathKind first = PathKind::Data;
    bool pictures = false;            ///< nothing but pictures
    bool picturesAndFolders = false;  ///< nothing but pictures and folders that are no runs; of those one at least
};
DroppedKinds kindsOf(std::span<const std::filesystem::path> paths);

}  // namespace studio::ui
