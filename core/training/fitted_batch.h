// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/training/settings.h"

#include <cstdint>
#include <string>

namespace studio {

/// The batch that a preset whose own is `batch` uses for so many training pictures: its own where they are enough, else
/// the largest power of two that they fill. At least 2 with batch norm, which needs more than one: where there are not
/// so many the preset's stays, and is refused by validate().
int fittedBatch(int batch, std::int64_t trainImages, bool batchNorm);

/// Puts it in the place of settings.batchSize, which is a preset's own. Gives the sentence that says so (STUDIO_TEXT,
/// context "Training", filled in); empty: nothing was changed.
std::string fitBatch(Settings& settings, std::int64_t trainImages);

}  // namespace studio
