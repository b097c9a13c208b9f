// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/formats/safetensors.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace studio {

inline constexpr const char* kTorchScriptFacts = "studio.json";  ///< the extra file in it that is ours

/// What can be said of a TorchScript archive without running or even reading its program.
struct TorchScriptSummary {
    TextPairs facts;  ///< empty: not ours
    std::int64_t tensors = 0;
    std::string dtype;  ///< ours only
    std::vector<std::string> inputs, outputs;
};
/// Nothing where the file is something else, or no whole archive.
std::optional<TorchScriptSummary> lookAtTorchScriptFile(const std::filesystem::path& path);

}  // namespace studio
