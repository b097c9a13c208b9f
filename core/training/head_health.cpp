// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/head_health.h"

#include <cmath>
#include <optional>

namespace studio {

static std::optional<double> lossOf(const Losses& losses, std::size_t head) {
    return head == 0 ? std::optional(losses.main) : head == 1 ? losses.aux1 : losses.aux2;
}

HeadHealth headHealth(std::span<const EpochRecord> epochs, int classes) {
    HeadHealth health;
    if (classes < 2) return health;
    const double guessing = std::log(classes);
    for (std::size_t head = 0; head < health.stuck.size(); ++head) {
        int inARow = 0;
        for (auto record = epochs.rbegin(); record != epochs.rend(); ++record, ++inARow) {
            const std::optional<double> loss = lossOf(record->train, head);
            // Also out with a loss that is not a number: the run ends over it by itself.
            if (!loss || !(std::abs(*loss - guessing) <= kGuessingWidth * guessing)) break;
        }
        health.stuck[head] = inARow >= kGuessingEpochs ? inARow : 0;
    }
    return health;
}

}  // namespace studio
