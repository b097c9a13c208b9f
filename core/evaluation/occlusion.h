// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/data_set.h"
#include "core/engine/engine.h"

#include <stop_token>
#include <vector>

namespace studio {

/// What a class's probability loses where a patch of the preprocessing's mean colour covers the picture: Zeiler and
/// Fergus, "Visualizing and Understanding Convolutional Networks" (2014). Nothing of the network is needed but its
/// answers.
struct OcclusionMap {
    int side = 0;  ///< places along a side; a place is the patch's middle, the places share the input evenly
    /// side x side, row-major, as the picture lies: the probability without the patch less the one with it, -1..1
    std::vector<float> values;
    double probability = 0;  ///< of the class without a patch, 0..1
    int patch = 0;           ///< its side in pixels of the network's input; at the edges a part of it lies outside
    int stride = 0;          ///< from place to place in pixels, to the nearest one
};

struct OcclusionOptions {
    int places = 14;     ///< along a side: at input 224 every 16 pixels
    int batchSize = 16;  ///< pictures asked about at once
    std::stop_token stop;
    Progress progress;  ///< pictures asked about, of places x places + 1
};
/// Of a picture prepared as predictItems() does it; it lies over the picture's fedBox(). The patch is two places wide.
/// Throws Cancelled, and Internal for a class that the network does not have.
OcclusionMap occlusionMapOf(const Model& model, const Picture& picture, int label,
                            const OcclusionOptions& options = {});

}  // namespace studio
