// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/training/run_context.h"

namespace studio {

/// From a request to a run that can train: data listed, hashed and split, engine loaded, network built, weights of a
/// file or of last.pth put in, run folder made. Emits preparing, start, running and the data's problems.
/// Throws Cancelled and whatever says why it can't be; a folder is made only when all else went well.
std::unique_ptr<RunContext> prepareRun(const TrainingRequest& request, const EngineSource& engine,
                                       RunReporter& reporter, TrainingControl& control);

}  // namespace studio
