// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/data_set.h"
#include "core/engine/engine.h"
#include "core/training/settings.h"

#include <memory>
#include <stop_token>

namespace studio {

/// Seconds that an epoch of such a run will about take, validation included: a few of its steps are done on its own
/// pictures, after some that do not count, and nothing is kept of them. Takes a few seconds on a CPU, and the memory of
/// the run. Throws what engine and loader throw; Cancelled.
double measureEpochSeconds(Engine& engine, const std::shared_ptr<const PreparedData>& data, const Settings& settings,
                           std::stop_token stop);

}  // namespace studio
