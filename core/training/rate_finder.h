// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/data_set.h"
#include "core/engine/engine.h"
#include "core/training/rate_curve.h"

#include <functional>
#include <memory>
#include <stop_token>

namespace studio {

inline constexpr int kRateSteps = 100;

/// From a thousandth of what such an optimizer usually takes to what none survives: six decades.
struct RateSpan {
    double low = 0, high = 0;
};
RateSpan rateSpanOf(OptimizerKind optimizer);

/// Trains a network of its own, as the run would begin it, with a rate that grows from step to step, until all rates
/// were tried or the loss has run away. No run folder is made, nothing is kept but the curve; on a CPU the same seed
/// gives the same. Takes as long as a hundred steps of the run, and its memory. `progress` comes after each step, on
/// this thread. Throws what validate(), engine and loader throw, memoryNote(), NoPicturesInSplit; Cancelled.
RateCurve findRate(Engine& engine, const std::shared_ptr<const PreparedData>& data, const Settings& settings,
                   std::stop_token stop, const std::function<void(const RateCurve&)>& progress = {});

}  // namespace studio
