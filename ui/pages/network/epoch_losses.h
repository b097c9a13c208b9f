// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/training/history.h"
#include "ui/diagram/loss_labels.h"

#include <optional>

namespace studio::ui {

/// What the heads show: means over the training pictures of the epoch that goes on, as far as it is, or of the last
/// whole one; none before the first batch. As measured, so that every page writes the same total; a reader who adds up
/// what is written may be off by its rounding.
std::optional<HeadLosses> epochLosses(const TrainingHistory& history);

}  // namespace studio::ui
