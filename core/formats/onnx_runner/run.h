// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/formats/onnx/doors.h"

namespace studio::onnx_runner {

/// The answers of the runtime this module was built with (ONNX Runtime or OpenCV). Throws a std::exception that says
/// why there are none.
void run(const std::filesystem::path& path, const OnnxPictures& pictures, OnnxAnswers& answers);

}  // namespace studio::onnx_runner
