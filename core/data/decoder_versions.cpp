// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/decoder_versions.h"

#include <cstdio>  // jpeglib.h needs it

#include <gif_lib.h>
#include <jpeglib.h>
#include <png.h>

#define STUDIO_WORD(x) #x
#define STUDIO_VALUE(x) STUDIO_WORD(x)

namespace studio {

std::vector<std::pair<std::string, std::string>> decoderVersions() {
    return {{"libjpeg_turbo", STUDIO_VALUE(LIBJPEG_TURBO_VERSION)},
            {"libpng", png_get_libpng_ver(nullptr)},
            {"giflib", STUDIO_VALUE(GIFLIB_MAJOR) "." STUDIO_VALUE(GIFLIB_MINOR) "." STUDIO_VALUE(GIFLIB_RELEASE)}};
}

}  // namespace studio
