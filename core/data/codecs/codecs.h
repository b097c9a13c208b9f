// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>

// The door of libstudio_codecs.so: OpenCV's decoders for BMP, WebP and TIFF, in a module of their own because they cost
// 70 ms of start-up. core/data/codec_module.cpp opens it on first use. Nothing is thrown through it.

extern "C" {

/// Decodes `size` bytes into width x height RGB pixels (rows without padding, 8 bit, alpha dropped, 16 bit / 257).
/// The caller has read the size from the file's header and holds width * height * 3 bytes at `rgb`. A TIFF's
/// orientation is applied; the caller swaps the sides for orientations 5 to 8. Any thread.
/// 0: done. Else `reason` (`reasonSize` bytes) says why not, ended by a zero.
using StudioDecode = int (*)(const unsigned char* bytes, std::size_t size, int width, int height, unsigned char* rgb,
                             char* reason, std::size_t reasonSize);
inline constexpr char kStudioDecodeSymbol[] = "studioDecode";
}
