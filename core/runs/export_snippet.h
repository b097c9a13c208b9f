// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/runs/export_checkpoint.h"

#include <filesystem>
#include <string>
#include <vector>

namespace studio {

/// A whole program that opens one exported file, takes the path of a picture and prints its class and probability.
struct Snippet {
    std::string language;  ///< "Python", "C++"
    std::string needs;     ///< "torch, torchvision, Pillow"
    std::string text;
};
/// For the very file: its path, classes, variant and preprocessing stand in it, or are read from it. Python, then
/// C++.
std::vector<Snippet> exportSnippets(const std::filesystem::path& file, const Checkpoint& checkpoint,
                                    const ExportOptions& options);

}  // namespace studio
