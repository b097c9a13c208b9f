// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/verb.h"
#include "core/training/trainer.h"

namespace studio::cli {

/// `train --find-rate`: the loss over a growing learning rate, and the rate it speaks for.
int findRate(Context& context, TrainingRequest& request);

}  // namespace studio::cli
