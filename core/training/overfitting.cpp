// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/overfitting.h"

#include <algorithm>

namespace studio {

std::optional<Overfitting> overfitting(std::span<const EpochRecord> epochs) {
    const auto lowest =
        std::ranges::min_element(epochs, {}, [](const EpochRecord& epoch) { return epoch.validation.main; });
    if (epochs.end() - lowest <= kOverfittingEpochs) return std::nullopt;
    const EpochRecord& then = *lowest;
    const EpochRecord& now = epochs.back();
    const auto risen = [&](const EpochRecord& epoch) {
        return epoch.validation.main > (1 + kOverfittingShare) * then.validation.main;
    };
    // One noisy epoch is no sign: most of the last ones, and the last of all.
    const bool rose =
        risen(now) && 2 * std::ranges::count_if(epochs.last(kOverfittingEpochs), risen) > kOverfittingEpochs;
    if (!rose || !(now.train.main <= (1 - kOverfittingShare) * then.train.main)) return std::nullopt;
    return Overfitting{.sinceEpoch = then.epoch,
                       .lowestValidation = then.validation.main,
                       .validationNow = now.validation.main,
                       .trainThen = then.train.main,
                       .trainNow = now.train.main};
}

}  // namespace studio
