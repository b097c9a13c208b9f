// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/formats/pth.h"
#include "tests/fuzz/fuzz.h"

/// A .pth as a whole: zip, deflate, pickle, strides, and the stream from before PyTorch 1.6.
int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    try {
        studio::parsePth(studio::fuzz::bytesOf(data, size), "fuzz.pth");
    } catch (const studio::Error&) {
    }
    return 0;
}
