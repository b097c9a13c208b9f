// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/runs/checkpoint.h"

#include <cstdint>
#include <vector>

namespace studio {

/// Pictures to compare answers on, side x side x 3 bytes each.
struct Probe {
    std::vector<std::uint8_t> rgb;
    int count = 0;
    int side = 0;
    bool fromData = false;  ///< all of them are photographs of the data it was trained on; else seeded noise fills up
};
/// As many of the training's own pictures as can be had, spread over its classes; they may be gone by now.
Probe probeFor(const Checkpoint& checkpoint, int count);

/// The network's input: count x 3 x side x side, in its channel order, scaled and normalised in float32.
std::vector<float> preparedInput(const Probe& probe, const Preprocessing& how);

}  // namespace studio
