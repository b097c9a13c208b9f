// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string_view>

namespace studio {

/// Opens a library of ours at run time ("studio_engine" -> libstudio_engine.so), looked for in
/// $INCEPTION_STUDIO_LIBRARIES, PROGRAM/../lib/inception-studio, the installed library folder and beside the program.
/// Never closed again. Returns the address of `symbol`. Throws EngineMissing with the loader's message.
void* symbolOf(std::string_view library, const char* symbol);

/// The folder of the running program.
std::filesystem::path programFolder();

}  // namespace studio
