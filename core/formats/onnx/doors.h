// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/formats/onnx.h"

// The doors of libstudio_onnx.so (the ONNX library and protobuf) and libstudio_onnx_runner.so (ONNX Runtime or OpenCV's
// dnn), which core/formats/onnx_module.cpp opens on first use. Nothing is thrown through them: 0 is done, else `said`
// has the reason.
namespace studio {

inline constexpr int kOnnxCannotWrite = 2;  ///< the disk; any other failure is the checker's

using StudioWriteOnnx = int (*)(const std::filesystem::path& path, const OnnxRequest& request, std::string& said);
inline constexpr char kStudioWriteOnnxSymbol[] = "studioWriteOnnx";

using StudioRunOnnx = int (*)(const std::filesystem::path& path, const OnnxPictures& pictures, OnnxAnswers& answers,
                              std::string& said);
inline constexpr char kStudioRunOnnxSymbol[] = "studioRunOnnx";

}  // namespace studio
