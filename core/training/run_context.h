// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/batch_loader.h"
#include "core/runs/run_folder.h"
#include "core/training/meters.h"
#include "core/training/run_reporter.h"
#include "core/training/trainer.h"

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace studio {

/// How far a run is. What last.pth keeps of it is enough to go on.
struct RunProgress {
    int epoch = 1;          ///< under way
    int batchInEpoch = 0;   ///< loader's batches of it that are done
    std::int64_t step = 0;  ///< optimizer steps of the whole run that are done
    int bestEpoch = 0;      ///< 0: none
    double bestMeasure = 0;
    double bestTop1 = 0;
    int withoutImprovement = 0;  ///< epochs since the best one
    EpochMeter meter;            ///< of the epoch under way
    TrainingClock clock;
    std::optional<EpochRecord> lastRecord;
};

/// How a run reads its pictures in an epoch, but for those it keeps.
LoaderOptions loaderOptionsOf(const Settings& settings, int epoch, bool training);

/// What the parts of one run share. Trainer's thread; the reporter and the control outlive it.
struct RunContext {
    RunContext(RunReporter& to, TrainingControl& from) : reporter(to), control(from) {}

    Settings settings;
    std::chrono::milliseconds patience{};  ///< TrainingRequest::patience
    std::shared_ptr<const PreparedData> data;
    std::vector<std::uint32_t> trainItems, validationItems;  ///< indices into PreparedData::items
    std::shared_ptr<Engine> engine;
    std::unique_ptr<Stepper> stepper;
    std::shared_ptr<RunWriter> writer;
    std::shared_ptr<PictureCache> pictures;  ///< decoded; null: none are kept
    RunProgress progress;
    RunReporter& reporter;
    TrainingControl& control;

    int batchesPerEpoch() const;  ///< the loader's
    int stepsPerEpoch() const;    ///< the optimizer's
    std::int64_t totalSteps() const { return std::int64_t{settings.epochs} * stepsPerEpoch(); }
    LoaderOptions loaderOptions(int epoch, bool training) const;
    /// Throws Cancelled when a stop was requested.
    void checkStop() const;
    /// Blocks while a pause is requested, telling both ends of it; `onPause` runs once it is told. Throws Cancelled.
    void waitWhilePaused(const std::function<void()>& onPause);
    /// A running one waits until its disk has room for a file of so many bytes and some rows more: paused, saying why.
    /// Throws Cancelled. In any other state it returns at once, room or not.
    void waitForRoom(std::uintmax_t bytes);
    bool hasRoom(std::uintmax_t bytes) const;
    /// The loader's next one. While the drive does not answer the run is paused, saying why. Throws what the loader's
    /// next() throws.
    std::optional<Batch> nextBatch(BatchLoader& loader);

private:
    /// Paused, for this reason (none: somebody wants it), while `wait` waits; then running. A pause that somebody asks
    /// for meanwhile comes after it, for its own reason. Throws Cancelled.
    void pausedDuring(std::optional<Error> why, const std::function<void()>& wait);
};

/// A loss from which there is no way back: not finite, or above a million. (A fresh network starts at 1.6 ln C, the
/// course's initialisation at 15 to 47.)
bool isDiverged(const Losses& losses);
/// True when `measure` of a later epoch replaces `best`: strictly higher top-1, or strictly lower loss.
bool isBetter(CheckpointMeasure kind, double measure, double best);
double measureOf(CheckpointMeasure kind, const EpochRecord& record);

}  // namespace studio
