// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/formats/array.h"

namespace studio {

/// Batch norms gone into the convolutions before them, as they are in evaluation: weight x s and bias shift - mean x s
/// with s = scale / sqrt(variance + eps), one for each output channel. Other arrays stay; counters go.
NamedArrays foldedBatchNorm(const NamedArrays& weights);

}  // namespace studio
