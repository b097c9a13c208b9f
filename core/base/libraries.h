// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

namespace studio {

/// A third party's library that core, its engine or its codecs are built with.
struct Library {
    std::string name;
    std::string version;  ///< of its headers; empty: known at run time only (LibTorch, oneDNN: EngineInfo)
    std::string licence;  ///< SPDX
};
std::vector<Library> linkedLibraries();

}  // namespace studio
