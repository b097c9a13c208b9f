// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <span>
#include <string>

namespace studio::cli {

/// Throws unless a table of answers can be written to `file` and nothing but such a table, or an empty file, is lost by
/// it: a shell makes `--csv photos/*.jpg` name a photograph. UsageError, or FileNotFound or NoPermission of its folder.
void requirePlaceForAnswers(const std::filesystem::path& file, const std::string& checkpoint,
                            std::span<const std::string> pictures);

}  // namespace studio::cli
