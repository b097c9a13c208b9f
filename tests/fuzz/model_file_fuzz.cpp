// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/runs/model_file.h"
#include "tests/fuzz/fuzz.h"

#include <unistd.h>
#include <filesystem>
#include <fstream>

using namespace studio;
namespace fs = std::filesystem;

namespace {

/// A folder of this process, gone with it.
struct Folder {
    const fs::path path = fs::temp_directory_path() / ("studio-fuzz-" + std::to_string(::getpid()));
    Folder() { fs::create_directories(path); }
    ~Folder() {
        std::error_code ignored;
        fs::remove_all(path, ignored);
    }
};

}  // namespace

/// A file from its first bytes to the network it is taken for: which reader it goes to, whose names it has, what fits.
int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const Folder folder;
    for (const char* name : {"fuzz.pth", "fuzz.caffemodel"}) {  // the latter is told by its name
        const fs::path path = folder.path / name;
        std::ofstream(path, std::ios::binary).write(reinterpret_cast<const char*>(data), std::streamsize(size));
        for (const std::optional<Variant> variant : {std::optional<Variant>(), std::optional(Variant::Course)}) {
            try {
                readModelFile(path, variant);
            } catch (const Error&) {
            }
        }
    }
    return 0;
}
