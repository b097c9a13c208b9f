// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <optional>

/// The desktop's wastebasket (freedesktop.org's trash). Blocks: for worker threads.
namespace studio::ui {

/// A folder that was thrown away, and where it lies now.
struct Thrown {
    std::filesystem::path from, inTrash;
};

/// Nothing when the system can't: no wastebasket on that disk, no permission.
std::optional<Thrown> throwAway(const std::filesystem::path& folder);
/// False when something else lies in its old place by now, or it left the wastebasket.
bool bringBack(const Thrown& thrown);

}  // namespace studio::ui
