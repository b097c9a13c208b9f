// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/session_parts/opener.h"

#include "core/base/files.h"
#include "core/base/workers.h"
#include "core/runs/run_rows.h"
#include "core/runs/run_summary.h"
#include "core/training/meters.h"

#include <atomic>
#include <iterator>
#include <memory>
#include <utility>

#include <unistd.h>

namespace fs = std::filesystem;

namespace studio::ui {

bool picturesAreThere(const std::string& path) {
    return path.empty() || ::access(pathFromText(path).c_str(), F_OK) == 0;
}

std::optional<bool> picturesAreThere(const std::string& path, std::chrono::milliseconds patience,
                                     std::stop_token stop) {
    const auto there = std::make_shared<std::atomic<bool>>(false);
    Workers asking(1, [there, path](const std::stop_token&) { *there = picturesAreThere(path); });
    return asking.waitFor(patience, std::move(stop)) ? std::optional<bool>(*there) : std::nullopt;
}

OpenedWeights openWeights(const Checkpoint& read, const fs::path& file, const EngineSource& engine) {
    OpenedWeights opened;
    opened.file = file;
    opened.model.model = engine()->makeModel(read.network, read.preprocessing, read.weights);
    opened.model.classes = read.classes;
    opened.model.named = read.data || namesClasses(read);
    opened.epoch = read.epoch;
    if (read.metrics) opened.top1 = read.metrics->validationTop1;
    opened.data = read.data;
    opened.settings.variant = read.network.variant;
    opened.settings.inputSize = read.network.inputSize;
    opened.settings.aux = read.network.aux;
    if (read.data) {
        opened.settings.seed = read.data->seed;
        opened.settings.validationFraction = read.data->validationFraction;
    }
    return opened;
}

TrainingHistory readHistory(const RunInfo& info) {
    TrainingHistory history;
    StartEvent& start = history.start;
    start.run = info.folder;
    start.device = info.device;
    start.precision = info.precision == precisionName(Precision::BFloat16) ? Precision::BFloat16 : Precision::Float32;
    start.threads = info.threads;
    start.trainImages = info.trainImages;
    start.validationImages = info.validationImages;
    start.epochs = info.settings.epochs;
    const std::int64_t perStep = std::max(1, info.settings.batchSize * info.settings.accumulate);
    start.batchesPerEpoch = static_cast<int>((start.trainImages + perStep - 1) / perStep);
    start.classes = info.classes;
    history.batches = readBatches(info.folder);
    history.epochs = readEpochs(info.folder);
    history.bestEpoch = info.bestEpoch;
    history.bestTop1 = info.bestTop1;
    history.seconds = info.seconds;
    // epochs.csv has neither steps, speed nor waiting: an epoch's are those of its batches.
    auto batch = history.batches.begin();
    for (EpochRecord& epoch : history.epochs) {
        double images = 0;
        const auto first = batch;
        const double before = batch == history.batches.begin() ? 0 : std::prev(batch)->seconds;
        for (; batch != history.batches.end() && batch->epoch <= epoch.epoch; ++batch) {
            epoch.step = batch->step;
            images += static_cast<double>(batch->images);
        }
        const double took = batch == history.batches.begin() ? 0 : std::prev(batch)->seconds - before;
        if (took > 0) epoch.imagesPerSecond = images / took;
        epoch.dataWait = waitedShare(std::span(first, batch));
    }
    return history;
}

RunStamps stampsOf(const fs::path& folder) {
    return {.rows = runStamp(folder) + ' ' + fileStamp(folder / kMetricsFile) + ' ' + fileStamp(folder / kEventsFile),
            .best = fileStamp(folder / "checkpoints" / "best.pth")};
}

OpenedRun openRun(const fs::path& folder, const EngineSource& engine, const std::string& knownBest) {
    OpenedRun run;
    run.stamps = stampsOf(folder);
    run.locked = isLocked(folder);  // before the rest: what is written until the lock goes is read the next time
    run.info = readRunInfo(folder);
    run.history = readHistory(run.info);
    run.log = readRunEvents(folder);
    run.canGoOn = !run.locked && canGoOn(readRunSummary(folder));
    const fs::path best = folder / "checkpoints" / "best.pth";
    std::error_code ignored;
    if (run.stamps.best != knownBest && fs::exists(best, ignored))
        run.best = openWeights(readCheckpoint(best), best, engine);
    return run;
}

}  // namespace studio::ui
