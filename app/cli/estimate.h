// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/verb.h"
#include "core/training/trainer.h"

namespace studio::cli {

/// What such a run would take: a few of its steps are timed, and nothing is written. Returns the exit code.
int estimate(Context& context, TrainingRequest& request);

}  // namespace studio::cli
