// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/library.h"
#include "core/formats/onnx.h"
#include "core/formats/onnx/doors.h"

namespace studio {
namespace {

std::string firstLine(const std::string& text) {
    return text.substr(0, text.find('\n'));
}

}  // namespace

void writeOnnx(const std::filesystem::path& path, const OnnxRequest& request) {
    static const auto write = reinterpret_cast<StudioWriteOnnx>(symbolOf("studio_onnx", kStudioWriteOnnxSymbol));
    std::string said;
    const int failed = write(path, request, said);
    if (failed == kOnnxCannotWrite) throw Error(ErrorCode::CannotWrite, {pathToText(path), firstLine(said)}, said);
    if (failed != 0) throw Error(ErrorCode::Internal, {"ONNX's checker refused the file: " + firstLine(said)}, said);
}

OnnxAnswers runOnnx(const std::filesystem::path& path, const OnnxPictures& pictures) {
    static const auto run = reinterpret_cast<StudioRunOnnx>(symbolOf("studio_onnx_runner", kStudioRunOnnxSymbol));
    OnnxAnswers answers;
    std::string said;
    if (run(path, pictures, answers, said) != 0)
        throw Error(ErrorCode::Internal, {answers.runtime + " could not read the ONNX file: " + firstLine(said)}, said);
    return answers;
}

}  // namespace studio
