// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/run_context.h"

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/process.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <filesystem>
#include <utility>

namespace studio {
namespace {

constexpr double kDivergedLoss = 1e6;
constexpr int kMostWorkers = 16;  // more fill batches faster than any device takes them
constexpr int kBatchesAhead = 4;
constexpr std::uintmax_t kMegabyte = 1'000'000;
constexpr std::uintmax_t kKeptFree = 16 * kMegabyte;  // for the rows and the log until the next look
constexpr std::chrono::seconds kBetweenLooks{1};

int parts(std::int64_t whole, std::int64_t size) {
    return static_cast<int>((whole + size - 1) / size);
}

}  // namespace

int RunContext::batchesPerEpoch() const {
    return parts(static_cast<std::int64_t>(trainItems.size()), settings.batchSize);
}

int RunContext::stepsPerEpoch() const {
    return parts(batchesPerEpoch(), settings.accumulate);
}

LoaderOptions loaderOptionsOf(const Settings& settings, int epoch, bool training) {
    LoaderOptions options;
    options.preprocessing = preprocessingOf(settings);
    if (training) options.augmentation = settings.augment;
    options.batchSize = settings.batchSize;
    options.workers = settings.workers > 0 ? settings.workers : std::min(usableCores(), kMostWorkers);
    options.ahead = kBatchesAhead;
    options.seed = settings.seed;
    options.epoch = static_cast<std::uint64_t>(epoch);
    return options;
}

LoaderOptions RunContext::loaderOptions(int epoch, bool training) const {
    LoaderOptions options = loaderOptionsOf(settings, epoch, training);
    options.cache = pictures;
    return options;
}

void RunContext::checkStop() const {
    if (control.stopToken().stop_requested()) throw Error(ErrorCode::Cancelled);
}

void RunContext::pausedDuring(std::optional<Error> why, const std::function<void()>& wait) {
    progress.clock.pause();
    reporter.enter(RunState::Paused, std::move(why));
    wait();
    checkStop();
    reporter.enter(RunState::Running);
    progress.clock.resume();
}

void RunContext::waitWhilePaused(const std::function<void()>& onPause) {
    checkStop();
    if (!control.pauseRequested()) return;
    pausedDuring({}, [&] {
        onPause();
        control.waitWhilePaused();
    });
}

bool RunContext::hasRoom(std::uintmax_t bytes) const {
    std::error_code failed;
    const std::filesystem::space_info disk = std::filesystem::space(writer->folder(), failed);
    return failed || disk.available >= bytes + kKeptFree;
}

void RunContext::waitForRoom(std::uintmax_t bytes) {
    if (reporter.state() != RunState::Running || hasRoom(bytes)) return;
    const std::uintmax_t megabytes = (bytes + kKeptFree + kMegabyte - 1) / kMegabyte;
    pausedDuring(Error(ErrorCode::WaitsForRoom, {std::to_string(megabytes), pathToText(writer->folder())}), [&] {
        while (!hasRoom(bytes)) {
            control.waitForStop(kBetweenLooks);
            checkStop();
        }
    });
}

std::optional<Batch> RunContext::nextBatch(BatchLoader& loader) {
    const std::stop_token stop = control.stopToken();
    const std::optional<std::string> stuck = loader.stalledOn(patience, stop);
    if (!stuck) return loader.next(stop);
    const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(patience).count();
    std::optional<Batch> batch;
    pausedDuring(Error(ErrorCode::WaitsForPictures, {*stuck, std::to_string(seconds)}),
                 [&] { batch = loader.next(stop); });
    return batch;
}

bool isDiverged(const Losses& losses) {
    return !std::isfinite(losses.total) || losses.total > kDivergedLoss;
}

bool isBetter(CheckpointMeasure kind, double measure, double best) {
    return kind == CheckpointMeasure::Top1 ? measure > best : measure < best;
}

double measureOf(CheckpointMeasure kind, const EpochRecord& record) {
    return kind == CheckpointMeasure::Top1 ? record.validationTop1 : record.validation.main;
}

}  // namespace studio
