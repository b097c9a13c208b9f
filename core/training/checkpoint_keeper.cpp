// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/checkpoint_keeper.h"

#include "core/base/error.h"
#include "core/base/files.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <nlohmann/json.hpp>

namespace studio {
namespace {

constexpr double kSecondsInMinute = 60;

std::string epochName(int epoch) {
    std::array<char, 32> name{};
    std::snprintf(name.data(), name.size(), "epoch-%03d.pth", epoch);
    return name.data();
}

CheckpointData dataOf(const RunContext& run) {
    CheckpointData data;
    data.path = pathToText(std::filesystem::absolute(run.data->set->opened));
    data.fingerprint = run.data->fingerprint;
    data.seed = run.settings.seed;
    data.validationFraction = run.settings.validationFraction;
    data.classes = run.data->classes;
    std::ranges::copy_if(run.data->set->classes, std::back_inserter(data.leftOut), [&](const std::string& name) {
        return std::ranges::find(data.classes, name) == data.classes.end();
    });
    return data;
}

CheckpointTraining trainingOf(const RunContext& run) {
    const RunProgress& progress = run.progress;
    return {.optimizer = run.stepper->optimizerState(),
            .settings = settingsToJson(run.settings).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace),
            .step = progress.step,
            .epoch = progress.epoch,
            .batchInEpoch = progress.batchInEpoch,
            .seed = run.settings.seed,
            .bestEpoch = progress.bestEpoch,
            .bestMeasure = progress.bestMeasure,
            .epochsWithoutImprovement = progress.withoutImprovement,
            .seconds = progress.clock.seconds(),
            .epochSums = progress.meter.sums()};
}

std::uintmax_t bytesOf(const NamedArrays& arrays) {
    std::uintmax_t bytes = 0;
    for (const auto& [name, array] : arrays) bytes += array.data->size();
    return bytes;
}

/// About what its file takes.
std::uintmax_t bytesOf(const Checkpoint& checkpoint) {
    return bytesOf(checkpoint.weights) + (checkpoint.training ? bytesOf(checkpoint.training->optimizer) : 0);
}

}  // namespace

CheckpointKeeper::CheckpointKeeper(RunContext& run) : m_run(run), m_savedAt(run.progress.clock.seconds()) {
    if (run.progress.step == 0) return;
    m_saved = here();  // resumed from it
    for (const EpochRecord& record : readEpochs(run.writer->folder()))
        if (std::filesystem::exists(run.writer->checkpointPath(epochName(record.epoch)))) m_best.push_back(record);
    std::erase_if(m_best, [&](const EpochRecord& record) { return record.epoch >= run.progress.epoch; });
    const CheckpointMeasure kind = run.settings.checkpointMeasure;
    std::ranges::stable_sort(m_best, [&](const EpochRecord& a, const EpochRecord& b) {
        return isBetter(kind, measureOf(kind, a), measureOf(kind, b));
    });
    m_best.resize(std::min(m_best.size(), static_cast<std::size_t>(run.settings.checkpointBestK)));
}

void CheckpointKeeper::saveEpoch(const EpochRecord& record, bool best) {
    const Checkpoint checkpoint = describe();
    if (best) write("best.pth", checkpoint, true);
    if (isKeptAnyway(record.epoch)) write(epochName(record.epoch), checkpoint, best);
    if (m_run.settings.checkpointBestK > 1) keepBest(record, checkpoint);
    saveLast();
}

void CheckpointKeeper::saveLast() {
    if (m_saved == here()) return;
    Checkpoint checkpoint = describe();
    checkpoint.training = trainingOf(m_run);
    // Stopped or paused, the run can go on from the one before, or from memory.
    if (m_saved && m_run.reporter.state() != RunState::Running && !m_run.hasRoom(bytesOf(checkpoint))) {
        m_run.reporter.log("No room on the disk for last.pth: it stays as it was.");
        return;
    }
    write("last.pth", checkpoint, false);
    m_saved = here();
    m_savedAt = m_run.progress.clock.seconds();
}

void CheckpointKeeper::saveWhenDue() {
    const double every = m_run.settings.checkpointMinutes * kSecondsInMinute;
    if (every > 0 && m_run.progress.clock.seconds() - m_savedAt >= every) saveLast();
}

void CheckpointKeeper::throwDiverged(const std::string& notFiniteIn) const {
    const std::string epoch = std::to_string(m_run.progress.epoch), step = std::to_string(m_run.progress.step);
    const std::string where =
        notFiniteIn.empty() ? "" : "NaN or infinity showed first in " + notFiniteIn + ", in step " + step + ".";
    if (!where.empty()) m_run.reporter.log(where);
    if (!m_saved) throw Error(ErrorCode::DivergedUnsaved, {epoch, step}, where);
    const char* kept = m_run.progress.bestEpoch > 0 ? "best.pth" : "last.pth";
    throw Error(ErrorCode::Diverged, {epoch, step, pathToText(m_run.writer->checkpointPath(kept))}, where);
}

Checkpoint CheckpointKeeper::describe() const {
    Checkpoint checkpoint;
    checkpoint.network = networkOf(m_run.settings, static_cast<int>(m_run.data->classes.size()));
    checkpoint.weights = m_run.stepper->weights();
    checkpoint.classes = m_run.data->classes;
    checkpoint.preprocessing = preprocessingOf(m_run.settings);
    checkpoint.auxWeight = m_run.settings.auxWeight;
    checkpoint.data = dataOf(m_run);
    checkpoint.metrics = m_run.progress.lastRecord;
    checkpoint.epoch = checkpoint.metrics ? checkpoint.metrics->epoch : 0;
    return checkpoint;
}

void CheckpointKeeper::write(const std::string& name, const Checkpoint& checkpoint, bool best) {
    const std::filesystem::path path = m_run.writer->checkpointPath(name);
    m_run.waitForRoom(bytesOf(checkpoint));
    writeCheckpoint(path, checkpoint);
    m_run.reporter.emit(CheckpointEvent{.path = path, .epoch = checkpoint.epoch, .best = best});
}

void CheckpointKeeper::keepBest(const EpochRecord& record, const Checkpoint& checkpoint) {
    const CheckpointMeasure kind = m_run.settings.checkpointMeasure;
    const auto place = std::ranges::find_if(m_best, [&](const EpochRecord& other) {
        return isBetter(kind, measureOf(kind, record), measureOf(kind, other));
    });
    m_best.insert(place, record);
    if (m_best.size() > static_cast<std::size_t>(m_run.settings.checkpointBestK)) {
        const int worst = m_best.back().epoch;
        m_best.pop_back();
        if (worst == record.epoch) return;
        drop(worst);
    }
    if (!isKeptAnyway(record.epoch))
        write(epochName(record.epoch), checkpoint, record.epoch == m_run.progress.bestEpoch);
}

void CheckpointKeeper::drop(int epoch) {
    std::error_code ignored;  // a file more than asked for is no harm
    if (!isKeptAnyway(epoch)) std::filesystem::remove(m_run.writer->checkpointPath(epochName(epoch)), ignored);
}

bool CheckpointKeeper::isKeptAnyway(int epoch) const {
    return m_run.settings.checkpointEvery > 0 && epoch % m_run.settings.checkpointEvery == 0;
}

}  // namespace studio
