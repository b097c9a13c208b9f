// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/onnx_runner/run.h"

#include <exception>

extern "C" __attribute__((visibility("default"))) int studioRunOnnx(const std::filesystem::path& path,
                                                                    const studio::OnnxPictures& pictures,
                                                                    studio::OnnxAnswers& answers, std::string& said) {
    try {
        studio::onnx_runner::run(path, pictures, answers);
        return 0;
    } catch (const std::exception& failed) {
        said = failed.what();
        return 1;
    }
}
