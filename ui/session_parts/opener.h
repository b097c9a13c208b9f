// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/runs/checkpoint.h"
#include "core/runs/run_events.h"
#include "core/runs/run_folder.h"
#include "core/training/history.h"
#include "core/training/trainer.h"
#include "ui/session_parts/predictor.h"

#include <chrono>
#include <filesystem>
#include <optional>
#include <stop_token>

namespace studio::ui {

/// A checkpoint made into a model; blocks, for worker threads.
struct OpenedWeights {
    NamedModel model;
    std::filesystem::path file;
    int epoch = 0;
    std::optional<double> top1;  ///< of that epoch's validation
    std::optional<CheckpointData> data;
    Settings settings;  ///< the split, input size and network it was trained with, as far as the file says
};
OpenedWeights openWeights(const Checkpoint& read, const std::filesystem::path& file, const EngineSource& engine);

/// Whether data are where a run or checkpoint says that they were, or it does not say; the disk may answer late.
bool picturesAreThere(const std::string& path);
/// None: the disk has not answered within `patience`, or `stop` was requested.
std::optional<bool> picturesAreThere(const std::string& path, std::chrono::milliseconds patience, std::stop_token stop);

/// What was written down of a run, as if it had just ended; blocks, for worker threads.
TrainingHistory readHistory(const RunInfo& info);

/// What a run folder's files were like just before they were read.
struct RunStamps {
    std::string rows;  ///< run.json, the CSVs, the events, the lock
    std::string best;  ///< checkpoints/best.pth
    bool operator==(const RunStamps&) const = default;
};
RunStamps stampsOf(const std::filesystem::path& folder);

/// A run folder read back.
struct OpenedRun {
    RunInfo info;
    TrainingHistory history;
    RunEvents log;
    std::optional<OpenedWeights> best;  ///< checkpoints/best.pth, where there is one that can be read
    bool canGoOn = false;
    bool locked = false;  ///< somebody is writing it
    RunStamps stamps;
    LeftOut leftOut;  ///< leftOutOfRun(), which openRun() leaves to who opens its data, too
};
/// `knownBest`: the stamp of a best.pth that need not be read again. Throws what readRunInfo and readCheckpoint throw.
OpenedRun openRun(const std::filesystem::path& folder, const EngineSource& engine, const std::string& knownBest = {});

}  // namespace studio::ui
