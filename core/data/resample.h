// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/resize.h"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace studio {

/// A part of a picture without a copy: height rows of width RGB pixels, `stride` bytes from row to row.
struct PixelView {
    const std::uint8_t* pixels = nullptr;
    std::ptrdiff_t stride = 0;
    int width = 0;
    int height = 0;
};
PixelView viewOf(const Picture& picture);
/// Whole pixels; `box` lies inside the picture.
PixelView cropOf(const Picture& picture, const Box& box);

struct ResamplePasses;

/// What resize.h's functions and the augmentation share. `mirrored`: the result is flipped left to right, at no cost.
/// `box` is cut to the view; width and height are >= 1; writes height x width x 3 bytes.
void resample(const PixelView& source, const Box& box, int width, int height, bool mirrored, std::uint8_t* out);
/// The same by the passes named (tests: both give the same bytes).
void resampleBy(const ResamplePasses& passes, const PixelView& source, const Box& box, int width, int height,
                bool mirrored, std::uint8_t* out);

/// One direction's weights: output i is the sum of count[i] inputs from first[i], weighted by `weights` from i * taps.
struct ResampleWeights {
    int taps = 0;  ///< room for one output's weights
    std::vector<int> first, count;
    std::vector<std::int32_t> weights;  ///< 22 fractional bits
};

/// The two passes over rows of 3 bytes a pixel. `source` starts at the first row used; nothing outside its rows is
/// read.
struct ResamplePasses {
    void (*across)(const std::uint8_t* source, std::ptrdiff_t stride, int sourceWidth, int rows,
                   const ResampleWeights& weights, std::uint8_t* out);
    /// `firstRow` is the row of the picture that `source` points to.
    void (*down)(const std::uint8_t* source, std::ptrdiff_t stride, int rowBytes, int firstRow,
                 const ResampleWeights& weights, std::uint8_t* out);
};
const ResamplePasses& plainPasses();  ///< any processor
const ResamplePasses* avx2Passes();   ///< null where this processor has no AVX2

}  // namespace studio
