// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/runs/run_folder.h"

#include <filesystem>
#include <string>

namespace studio {

inline constexpr const char* kRunFormat = "inception-studio.run/1";

/// The text of run.json.
std::string runInfoToText(const RunInfo& info);
/// Throws NotARun.
RunInfo runInfoFromText(const std::string& text, const std::filesystem::path& folder);
/// A number as files have it: 9 significant digits.
double rounded(double value);

}  // namespace studio
