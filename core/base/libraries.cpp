// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/libraries.h"

#include <cstddef>
#include <cstdio>

// jpeglib.h needs the two above.
#include <gif_lib.h>
#include <jpeglib.h>
#include <png.h>
#include <spdlog/version.h>
#include <xxhash.h>
#include <zlib.h>
#include <nlohmann/json.hpp>

#define STUDIO_QUOTED(what) #what
#define STUDIO_TEXT_OF(macro) STUDIO_QUOTED(macro)

namespace studio {
namespace {

std::string dotted(std::initializer_list<int> numbers) {
    std::string text;
    for (const int number : numbers) text += (text.empty() ? "" : ".") + std::to_string(number);
    return text;
}

}  // namespace

std::vector<Library> linkedLibraries() {
    constexpr int kXx = static_cast<int>(XXH_VERSION_NUMBER);
    return {
        {"LibTorch", "", "BSD-3-Clause"},
        {"oneDNN", "", "Apache-2.0"},
        {"OpenCV", STUDIO_OPENCV_VERSION, "Apache-2.0"},
        {"ONNX", STUDIO_ONNX_VERSION, "Apache-2.0"},
        {"Protocol Buffers", STUDIO_PROTOBUF_VERSION, "BSD-3-Clause"},
        {"libjpeg-turbo", STUDIO_TEXT_OF(LIBJPEG_TURBO_VERSION), "IJG AND BSD-3-Clause"},
        {"libpng", PNG_LIBPNG_VER_STRING, "libpng-2.0"},
        {"giflib", dotted({GIFLIB_MAJOR, GIFLIB_MINOR, GIFLIB_RELEASE}), "MIT"},
        {"zlib", ZLIB_VERSION, "Zlib"},
        {"xxHash", dotted({kXx / 10000, kXx / 100 % 100, kXx % 100}), "BSD-2-Clause"},
        {"nlohmann-json",
         dotted({NLOHMANN_JSON_VERSION_MAJOR, NLOHMANN_JSON_VERSION_MINOR, NLOHMANN_JSON_VERSION_PATCH}), "MIT"},
        {"spdlog", dotted({SPDLOG_VER_MAJOR, SPDLOG_VER_MINOR, SPDLOG_VER_PATCH}), "MIT"},
    };
}

}  // namespace studio
