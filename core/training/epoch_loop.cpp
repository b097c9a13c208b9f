// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/epoch_loop.h"

#include "core/base/error.h"
#include "core/evaluation/evaluation.h"

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <optional>
#include <thread>

namespace studio {
namespace {

/// Asks for a stop when it has lived for `most`.
class Patience {
public:
    explicit Patience(std::chrono::milliseconds most)
        : m_timer([this, most](const std::stop_token& ended) {
              std::mutex mutex;
              std::condition_variable_any over;
              std::unique_lock lock(mutex);
              over.wait_for(lock, ended, most, [] { return false; });
              m_stop.request_stop();
          }) {}
    std::stop_token token() const { return m_stop.get_token(); }

private:
    std::stop_source m_stop;
    std::jthread m_timer;  ///< last: ended and joined before the rest goes
};

constexpr std::chrono::seconds kPatience{1};  // of who asked for a stop

}  // namespace

EpochLoop::EpochLoop(RunContext& run)
    : m_run(run), m_keeper(run), m_trainer(run, m_keeper), m_validator(run, m_keeper) {}

void EpochLoop::run() {
    m_trainer.openLoader(m_run.progress.epoch, m_run.progress.batchInEpoch);
    while (m_run.progress.epoch <= m_run.settings.epochs && !isEarlyStop()) runEpoch();
}

bool EpochLoop::isEarlyStop() const {
    return m_run.settings.earlyStop > 0 && m_run.progress.withoutImprovement >= m_run.settings.earlyStop;
}

void EpochLoop::runEpoch() {
    RunProgress& progress = m_run.progress;
    m_trainer.train([this] { m_validator.openLoader(); });
    // The next epoch's first batches are read while validation computes.
    const int next = progress.epoch + 1;
    if (next <= m_run.settings.epochs) m_trainer.openLoader(next, 0);

    const EpochRecord record = validated();
    const double measure = measureOf(m_run.settings.checkpointMeasure, record);
    const bool best =
        progress.bestEpoch == 0 || isBetter(m_run.settings.checkpointMeasure, measure, progress.bestMeasure);
    if (best) {
        progress.bestEpoch = record.epoch;
        progress.bestMeasure = measure;
        progress.bestTop1 = record.validationTop1;
        m_best = m_now;
        m_run.writer->writePredictions(*m_best, m_run.data->classes);
    }
    progress.withoutImprovement = best ? 0 : progress.withoutImprovement + 1;
    progress.lastRecord = record;
    progress.epoch = next;
    progress.batchInEpoch = 0;
    progress.meter = {};
    // The row before the checkpoint: one that is too many is cut off on resuming, one that is missing never comes back.
    m_run.reporter.emit(
        EpochEvent{.record = record, .best = best, .snapshot = m_run.stepper->snapshot(), .answers = m_now});
    m_keeper.saveEpoch(record, best);
}

EpochRecord EpochLoop::validated() {
    const double start = m_run.progress.clock.seconds();
    m_now = std::make_shared<const std::vector<Prediction>>(m_validator.predictions());
    const EvaluationResult result =
        summarise(*m_now, static_cast<int>(m_run.data->classes.size()), m_run.settings.auxWeight);
    if (isDiverged(result.losses)) m_keeper.throwDiverged();
    EpochMeter meter = m_run.progress.meter;  // a copy: a validation that is broken off is done again
    meter.addSeconds(m_run.progress.clock.seconds() - start);
    EpochRecord record = meter.record(m_run.progress.epoch, m_run.settings.auxWeight);
    record.validation = result.losses;
    record.validationTop1 = result.top1;
    record.validationTop5 = result.top5;
    return record;
}

void EpochLoop::finish() {
    if (m_run.progress.bestEpoch == 0) return;
    try {
        // It was before a resume: only its weights are left.
        if (!m_best) m_best = std::make_shared<const std::vector<Prediction>>(askBest());
    } catch (const Error& error) {
        if (error.code() != ErrorCode::Cancelled) throw;
        m_run.reporter.log("No time to ask the best weights again: the report is without their answers.");
    }
    if (m_best) m_run.writer->setReportPredictions(*m_best);
}

std::vector<Prediction> EpochLoop::askBest() const {
    const Checkpoint best = readCheckpoint(m_run.writer->checkpointPath("best.pth"));
    const Settings& settings = m_run.settings;
    const std::shared_ptr<const Model> model = m_run.engine->makeModel(
        best.network, best.preprocessing, best.weights, settings.precision, settings.device, settings.threads);
    PredictOptions options{.batchSize = settings.batchSize, .stop = m_run.control.stopToken()};
    std::optional<Patience> patience;
    if (options.stop.stop_requested()) options.stop = patience.emplace(kPatience).token();
    return predictItems(*model, m_run.data, m_run.validationItems, options);
}

}  // namespace studio
