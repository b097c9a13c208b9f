// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/library.h"

#include "core/base/error.h"

#include <cstdlib>
#include <string>
#include <vector>

#include <dlfcn.h>

namespace studio {

namespace fs = std::filesystem;

fs::path programFolder() {
    std::error_code ignored;
    return fs::read_symlink("/proc/self/exe", ignored).parent_path();
}

void* symbolOf(std::string_view library, const char* symbol) {
    const std::string file = "lib" + std::string(library) + ".so";
    const fs::path program = programFolder();
    std::vector<fs::path> places;
    if (const char* named = std::getenv("INCEPTION_STUDIO_LIBRARIES")) places.emplace_back(named);
    places.push_back(program / ".." / "lib" / "inception-studio");
    places.push_back(program / ".." / STUDIO_MODULE_FOLDER);
    places.push_back(program);

    std::string reason = "it is not installed";
    for (const fs::path& place : places) {
        std::error_code ignored;
        if (!fs::exists(place / file, ignored)) continue;
        void* handle = dlopen((place / file).c_str(), RTLD_NOW | RTLD_LOCAL);
        if (void* address = handle ? dlsym(handle, symbol) : nullptr) return address;
        if (const char* said = dlerror()) reason = said;
        break;
    }
    throw Error(ErrorCode::EngineMissing, {file, reason});
}

}  // namespace studio
