// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/engine.h"

namespace studio {

/// Fresh weights in stateEntries() order, by the rules at Initialisation. Each tensor has its own sequence from
/// (seed, place), so the numbers are the same on every machine, device and LibTorch. Batch norm starts as 1 / 0.
NamedArrays initialWeights(const NetworkSpec& network, Initialisation init, std::uint64_t seed);

/// Throws WeightsDoNotFit naming each key that is missing, unexpected or of another shape or length.
void requireWeightsFit(const NetworkSpec& network, const NamedArrays& weights);

}  // namespace studio
