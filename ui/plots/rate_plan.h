// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/training/settings.h"

#include <QPointF>
#include <vector>

namespace studio::ui {

/// The plan of a run as (epochs done, learning rate): learningRate() of its steps, thinned to about `points`, the first
/// and the last step always among them. stepsPerEpoch >= 1.
std::vector<QPointF> ratePlan(const Settings& settings, int stepsPerEpoch, int points = 400);

}  // namespace studio::ui
