// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/runs/run_summary.h"

#include <memory>
#include <optional>

/// Run folders written by core's own writer, without a training.
namespace studio::test {

struct RunShape {
    std::string data = "/some where/flowers";
    std::string fingerprint = "abcd1234";
    Settings settings = presetNamed("standard").settings;
    int epochs = 3;  ///< done
    double best = 0.75;
    std::string started = "2026-11-20T09:21:00Z";
    RunState outcome = RunState::Finished;
};

inline RunInfo madeUpInfo(const RunShape& shape) {
    RunInfo info;
    info.name = "flowers";
    info.preset = "standard";
    info.settings = shape.settings;
    info.dataPath = shape.data;
    info.fingerprint = shape.fingerprint;
    info.classes = {"daisy", "dandelion", "roses", "sunflowers", "tulips"};
    info.trainImages = 960;
    info.validationImages = 240;
    info.device = "cpu";
    info.precision = "bfloat16";
    info.threads = 2;
    info.versions = {{"studio", "0.1.0"}};
    info.started = shape.started;
    info.seconds = 34.0 * shape.epochs;
    return info;
}

/// Accuracy rises in equal steps to `best`, losses fall.
inline EpochRecord madeUpRecord(int epoch, int epochs, double best) {
    EpochRecord record;
    record.epoch = epoch;
    record.step = 30 * epoch;
    record.lr = 1e-3;
    record.train = {1.6 * 1.6 / epoch, 1.6 / epoch, 1.6 / epoch, 1.6 / epoch};
    record.validation = {1.6 * 1.7 / epoch, 1.7 / epoch, 1.7 / epoch, 1.7 / epoch};
    record.validationTop1 = best * epoch / epochs;
    record.validationTop5 = 1;
    record.seconds = 34;
    return record;
}

/// A run that is being written: the writer holds its lock.
inline std::unique_ptr<RunWriter> startRun(const std::optional<std::filesystem::path>& folder,
                                           const RunShape& shape = {}) {
    const RunInfo info = madeUpInfo(shape);
    auto run = RunWriter::create(folder, info);
    StartEvent start;
    start.device = info.device;
    start.precision = Precision::BFloat16;
    start.threads = info.threads;
    start.trainImages = info.trainImages;
    start.validationImages = info.validationImages;
    start.epochs = shape.settings.epochs;
    start.classes = info.classes;
    run->onEvent(StateEvent{RunState::Running});
    run->onEvent(start);
    for (int epoch = 1; epoch <= shape.epochs; ++epoch) {
        BatchEvent batch;
        batch.epoch = epoch;
        batch.step = 30 * epoch;
        batch.images = 960;
        batch.imagesPerSecond = 960 / 34.0;
        batch.losses = madeUpRecord(epoch, shape.epochs, shape.best).train;
        batch.seconds = 34.0 * epoch;
        run->onEvent(batch);
        run->onEvent(EpochEvent{madeUpRecord(epoch, shape.epochs, shape.best), true, nullptr});
    }
    return run;
}

/// One that has ended; its folder.
inline std::filesystem::path writeRun(const std::optional<std::filesystem::path>& folder, const RunShape& shape = {}) {
    auto run = startRun(folder, shape);
    run->onEvent(EndEvent{.outcome = shape.outcome,
                          .bestEpoch = shape.epochs,
                          .bestTop1 = shape.best,
                          .run = run->folder(),
                          .message = "It ended."});
    return run->folder();
}

/// What a table knows of a run, without any folder.
inline RunSummary madeUpSummary(const std::string& name, const RunShape& shape = {}) {
    RunSummary run;
    run.folder = "/runs/" + name;
    run.info = madeUpInfo(shape);
    run.info->folder = run.folder;
    run.info->state = shape.outcome;
    run.info->epochsDone = shape.epochs;
    run.info->bestEpoch = shape.epochs;
    run.info->bestTop1 = shape.best;
    for (int epoch = 1; epoch <= shape.epochs; ++epoch)
        run.epochs.push_back(madeUpRecord(epoch, shape.epochs, shape.best));
    run.weights = run.folder / "checkpoints" / "best.pth";
    run.hasInfoFile = run.hasReport = true;
    return run;
}

/// A folder that is no run.
inline RunSummary brokenSummary(const std::string& name) {
    RunSummary run;
    run.folder = "/runs/" + name;
    run.problem = Error(ErrorCode::NotARun, {name});
    return run;
}

}  // namespace studio::test
