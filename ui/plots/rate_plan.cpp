// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plots/rate_plan.h"

#include <algorithm>

namespace studio::ui {

std::vector<QPointF> ratePlan(const Settings& settings, int stepsPerEpoch, int points) {
    const std::int64_t total = static_cast<std::int64_t>(stepsPerEpoch) * settings.epochs;
    const std::int64_t stride = std::max<std::int64_t>(1, total / std::max(1, points));
    std::vector<QPointF> plan;
    const auto add = [&](std::int64_t step) {
        plan.emplace_back(static_cast<double>(step) / stepsPerEpoch,
                          learningRate(settings, step, total, stepsPerEpoch));
    };
    for (std::int64_t step = 1; step < total; step += stride) add(step);
    if (total > 0) add(total);
    return plan;
}

}  // namespace studio::ui
