// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/files.h"
#include "support/fake_engine.h"

#include <filesystem>
#include <span>
#include <string>
#include <vector>

/// Pictures of eight by eight in folders, whose classes the fake engine knows.
namespace studio::test {

/// A PPM of one colour; `number` makes it differ from the others of its class.
inline void writePicture(const std::filesystem::path& path, int label, int classes, int number) {
    constexpr int kSide = 8;
    std::string bytes = "P6\n8 8\n255\n";
    for (int i = 0; i < kSide * kSide; ++i) {
        bytes += static_cast<char>(fakeRed(label, classes));
        bytes += static_cast<char>(number);
        bytes += static_cast<char>(i);
    }
    writeFile(path, std::as_bytes(std::span(bytes)));
}

inline void writeDataSet(const std::filesystem::path& folder, const std::vector<std::string>& classes, int each) {
    for (std::size_t label = 0; label < classes.size(); ++label) {
        std::filesystem::create_directories(folder / classes[label]);
        for (int i = 0; i < each; ++i)
            writePicture(folder / classes[label] / ("p" + std::to_string(i) + ".ppm"), static_cast<int>(label),
                         static_cast<int>(classes.size()), i);
    }
}

}  // namespace studio::test
