// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/decoder_versions.h"

#include <cstdio>  // jpeglib.h needs it

#include <gif_lib.h>
#include <jpeglib.h>
#include <png.h>

#define STUDIO_WORD(x) #x
#define STUDIO_TEXT_OF(x) STUDIO_WORD(x)

namespace studio {

std::vector<std::pair<std::string, std::string>> decoderVersions() {
    return {
        {"libjpeg_turbo", STUDIO_TEXT_OF(LIBJPEG_TURBO_VERSION)},
        {"libpng", png_get_libpng_ver(nullptr)},
        {"giflib", STUDIO_TEXT_OF(GIFLIB_MAJOR) "." STUDIO_TEXT_OF(GIFLIB_MINOR) "." STUDIO_TEXT_OF(GIFLIB_RELEASE)}};
}

}  // namespace studio
