// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/fitted_batch.h"

#include "core/base/error.h"
#include "core/base/text.h"

#include <bit>

namespace studio {

int fittedBatch(int batch, std::int64_t trainImages, bool batchNorm) {
    const std::int64_t least = batchNorm ? 2 : 1;
    if (trainImages >= batch || trainImages < least) return batch;
    return static_cast<int>(std::bit_floor(static_cast<std::uint64_t>(trainImages)));
}

std::string fitBatch(Settings& settings, std::int64_t trainImages) {
    const int own = settings.batchSize;
    settings.batchSize = fittedBatch(own, trainImages, hasBatchNorm(settings.variant));
    if (settings.batchSize == own) return {};
    return fillIn(STUDIO_TEXT("Training", "Batch %1 instead of %2: there are %3 training pictures."),
                  {std::to_string(settings.batchSize), std::to_string(own), std::to_string(trainImages)});
}

}  // namespace studio
