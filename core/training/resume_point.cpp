// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/resume_point.h"

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/runs/data_list.h"

#include <nlohmann/json.hpp>

namespace studio {
namespace {

double top1Of(const std::filesystem::path& folder, int epoch) {
    for (const EpochRecord& record : readEpochs(folder))
        if (record.epoch == epoch) return record.validationTop1;
    return 0;
}

/// The settings that last.pth was trained with.
Settings settingsOf(const CheckpointTraining& training, const std::filesystem::path& file) {
    try {
        return settingsFromJson(nlohmann::json::parse(training.settings));
    } catch (const nlohmann::json::exception& error) {
        throw Error(ErrorCode::DamagedCheckpoint, {pathToText(file), "its settings can't be read"}, error.what());
    }
}

}  // namespace

ResumePoint readResumePoint(const TrainingRequest& request) {
    const std::filesystem::path& folder = *request.resume;
    ResumePoint point;
    point.info = readRunInfo(folder);
    if (isLocked(folder)) throw Error(ErrorCode::RunFolderInUse, {pathToText(folder)});
    if (point.info.state != RunState::Stopped && !isInterrupted(point.info))
        throw Error(ErrorCode::RunCannotResume, {pathToText(folder), std::string(runStateName(point.info.state))});
    const std::filesystem::path file = folder / "checkpoints" / "last.pth";
    point.last = readCheckpoint(file);
    if (!point.last.training)
        throw Error(ErrorCode::DamagedCheckpoint, {pathToText(file), "it does not say how to go on"});
    point.settings = settingsOf(*point.last.training, file);
    point.settings.threads = request.resumeThreads.value_or(point.settings.threads);
    point.settings.device = request.resumeDevice.value_or(point.settings.device);
    point.settings.precision = request.resumePrecision.value_or(point.settings.precision);
    point.data = pathFromText(point.info.dataPath);
    point.leaveOut = leftOutOfRun(folder);
    return point;
}

void requireSameData(const ResumePoint& point, const PreparedData& data) {
    if (data.fingerprint == point.info.fingerprint && data.classes == point.last.classes) return;
    const DataDifference difference = dataDifference(point.info.folder, data);
    throw Error(ErrorCode::DataChanged,
                {pathToText(point.data), pathToText(point.info.folder), differenceText(difference)},
                differenceDetail(difference));
}

RunProgress restore(const ResumePoint& point, Stepper& stepper) {
    const CheckpointTraining& training = *point.last.training;
    stepper.loadWeights(point.last.weights);
    stepper.restoreOptimizer(training.optimizer);
    RunProgress progress;
    progress.epoch = training.epoch;
    progress.batchInEpoch = training.batchInEpoch;
    progress.step = training.step;
    progress.bestEpoch = training.bestEpoch;
    progress.bestMeasure = training.bestMeasure;
    progress.bestTop1 = point.settings.checkpointMeasure == CheckpointMeasure::Top1
                            ? training.bestMeasure
                            : top1Of(point.info.folder, training.bestEpoch);
    progress.withoutImprovement = training.epochsWithoutImprovement;
    progress.meter.restore(training.epochSums);
    progress.clock = TrainingClock(training.seconds);
    progress.lastRecord = point.last.metrics;
    return progress;
}

}  // namespace studio
