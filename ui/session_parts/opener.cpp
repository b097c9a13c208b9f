// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/session_parts/opener.h"

#include "core/data/decode.h"

#include <algorithm>
#include <cctype>

namespace fs = std::filesystem;

namespace studio::ui {

PathKind kindOf(const fs::path& path) {
    std::error_code ignored;
    if (!fs::exists(path, ignored)) throw studio::Error(ErrorCode::FileNotFound, {path.string()});
    if (isRunFolder(path)) return PathKind::Run;
    if (fs::is_directory(path, ignored)) return PathKind::Data;
    std::string ending = path.extension().string();
    std::transform(ending.begin(), ending.end(), ending.begin(), [](unsigned char c) { return std::tolower(c); });
    if (ending == ".pth" || ending == ".pt") return PathKind::Checkpoint;
    return hasPictureEnding(path.filename().string()) ? PathKind::Picture : PathKind::Data;
}

OpenedWeights openWeights(const fs::path& file, const EngineSource& engine) {
    const Checkpoint read = readCheckpoint(file);
    OpenedWeights opened;
    opened.file = file;
    opened.model.model = engine()->makeModel(read.network, read.preprocessing, read.weights);
    opened.model.classes = read.classes;
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

OpenedRun openRun(const fs::path& folder, const EngineSource& engine) {
    OpenedRun run;
    run.info = readRunInfo(folder);
    StartEvent& start = run.history.start;
    start.run = folder;
    start.device = run.info.device;
    start.precision =
        run.info.precision == precisionName(Precision::BFloat16) ? Precision::BFloat16 : Precision::Float32;
    start.threads = run.info.threads;
    start.trainImages = run.info.trainImages;
    start.validationImages = run.info.validationImages;
    start.epochs = run.info.settings.epochs;
    const std::int64_t batch = std::max(1, run.info.settings.batchSize);
    start.batchesPerEpoch = static_cast<int>((start.trainImages + batch - 1) / batch);
    start.classes = run.info.classes;
    run.history.batches = readBatches(folder);
    run.history.epochs = readEpochs(folder);
    run.history.bestEpoch = run.info.bestEpoch;
    run.history.bestTop1 = run.info.bestTop1;
    const fs::path best = folder / "checkpoints" / "best.pth";
    std::error_code ignored;
    if (fs::exists(best, ignored)) run.best = openWeights(best, engine);
    return run;
}

}  // namespace studio::ui
