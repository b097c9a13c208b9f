// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/files.h"
#include "core/data/encode_jpeg.h"
#include "core/data/picture.h"

#include <filesystem>
#include <string>

namespace studio::test {

/// A drawn JPEG that is no plain colour; `number` tells one from another.
inline void writeDrawnJpeg(const std::filesystem::path& file, int width, int height, unsigned number) {
    Picture picture{width, height, {}};
    picture.rgb.resize(static_cast<std::size_t>(width) * static_cast<std::size_t>(height) * 3);
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x) {
            auto* pixel =
                picture.rgb.data() +
                (static_cast<std::size_t>(y) * static_cast<std::size_t>(width) + static_cast<std::size_t>(x)) * 3;
            pixel[0] = static_cast<std::uint8_t>(x * 255 / width);
            pixel[1] = static_cast<std::uint8_t>(y * 255 / height);
            // A stripe for each of its bits: no two numbers give the same bytes.
            pixel[2] = (number >> (x * 16 / width)) & 1 ? 255 : 0;
        }
    writeFile(file, encodeJpeg(picture, 85));
}

/// One folder per class with `perClass` pictures, hard links to `drawn` small JPEGs of the class's own (the same bytes
/// in two classes would be left out). A hundred thousand take a second and hardly any room.
inline void makeManyPictures(const std::filesystem::path& folder, int classes, int perClass, int drawn = 5) {
    namespace fs = std::filesystem;
    for (int label = 0; label < classes; ++label) {
        const fs::path place = folder / ("class " + std::to_string(1000 + label).substr(1));
        fs::create_directories(place);
        for (int i = 0; i < perClass; ++i) {
            const fs::path file = place / ("picture " + std::to_string(100'000 + i).substr(1) + ".jpg");
            if (i < drawn)
                writeDrawnJpeg(file, 160, 120, static_cast<unsigned>(label * drawn + i));
            else
                fs::create_hard_link(place / ("picture " + std::to_string(100'000 + i % drawn).substr(1) + ".jpg"),
                                     file);
        }
    }
}

}  // namespace studio::test
