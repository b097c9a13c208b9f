// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/runs/checkpoint.h"

#include <cstdint>
#include <filesystem>
#include <vector>

namespace studio {

/// Pictures to compare answers on.
struct Probe {
    std::vector<std::uint8_t> rgb;      ///< as the network is fed: count x side x side x 3
    std::vector<std::uint8_t> resized;  ///< the same before the centre crop: count x resizedSide x resizedSide x 3
    int count = 0;
    int side = 0, resizedSide = 0;
    bool fromData = false;  ///< all of them are photographs; else seeded noise fills up
};
/// As many of the pictures under `data` (empty: the training's own) as can be had, spread over its classes; the
/// training's may be gone by now. Throws what listDataSet throws, and EmptyDataSet, for a `data` that was given.
Probe probeFor(const Checkpoint& checkpoint, const std::filesystem::path& data, int count);

/// The network's input: count x 3 x side x side, in its channel order, scaled and normalised in float32.
std::vector<float> preparedInput(const Probe& probe, const Preprocessing& how);

}  // namespace studio
