// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/runs/run_folder.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace studio {

/// The weights of a run that lie in its folder, beside best.pth.
struct KeptWeights {
    std::filesystem::path file;
    int epoch = 0;  ///< of epoch-NNN.pth; 0: last.pth, which says it itself
};

/// What a table of runs needs to know of one: read in well under a millisecond, without its weights. A folder that
/// can't be read is a summary, too, and says why.
struct RunSummary {
    std::filesystem::path folder;
    std::optional<RunInfo> info;   ///< nothing: see `problem`
    std::optional<Error> problem;  ///< why `info` is missing
    bool hasInfoFile = false;      ///< there is a run.json, readable or not
    std::vector<EpochRecord> epochs;
    bool locked = false;            ///< somebody is writing it now
    std::filesystem::path weights;  ///< bestWeightsOf()
    bool hasLast = false;           ///< checkpoints/last.pth, from which it can go on
    std::vector<KeptWeights> kept;  ///< keptWeights()
    bool hasReport = false;
    std::string stamp;  ///< runStamp() just before it was read
};

/// Never throws but std::bad_alloc.
RunSummary readRunSummary(const std::filesystem::path& folder);
/// Changes when a file that a summary is made of is written, or when the run's writer comes or goes.
std::string runStamp(const std::filesystem::path& folder);
/// Changes when the file is written; "-" where there is none.
std::string fileStamp(const std::filesystem::path& file);
/// A run.json that says live with nobody who writes it.
bool isInterrupted(const RunSummary& run);
/// Stopped or interrupted, with a checkpoint to go on from: what TrainingRequest::resume takes.
bool canGoOn(const RunSummary& run);
/// The weights to take away: best.pth, or last.pth of a run that has no best epoch; empty: none.
std::filesystem::path bestWeightsOf(const std::filesystem::path& folder);
/// last.pth first, then epoch-NNN.pth from the latest on; by their names alone.
std::vector<KeptWeights> keptWeights(const std::filesystem::path& folder);
/// Folders under runsHome(), hidden ones left out, in no order; each may or may not be a run. Throws NoPermission,
/// CannotRead, CannotWrite.
std::vector<std::filesystem::path> runFolders();

}  // namespace studio
