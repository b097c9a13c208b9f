// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/runs/checkpoint.h"
#include "core/training/run_context.h"

namespace studio {

/// A run that was interrupted or stopped, as its folder tells it.
struct ResumePoint {
    RunInfo info;
    Settings settings;  ///< the run's own, with the request's device, threads and precision
    std::filesystem::path data;
    LeftOut leaveOut;
    Checkpoint last;
};

/// Throws NotARun, RunFolderInUse, RunCannotResume, and what reading last.pth throws.
ResumePoint readResumePoint(const TrainingRequest& request);
/// Throws DataChanged when the pictures are not those of the run.
void requireSameData(const ResumePoint& point, const PreparedData& data);
/// Where the run was; its weights and optimizer go into the stepper.
RunProgress restore(const ResumePoint& point, Stepper& stepper);

}  // namespace studio
