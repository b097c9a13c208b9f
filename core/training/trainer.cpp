// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/trainer.h"

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/process.h"
#include "core/training/checkpoint_keeper.h"
#include "core/training/epoch_trainer.h"
#include "core/training/prepare_run.h"
#include "core/training/validator.h"

#include <algorithm>
#include <cmath>
#include <new>

namespace studio {
namespace {

/// The loop over the epochs of one prepared run.
class EpochLoop {
public:
    explicit EpochLoop(RunContext& run)
        : m_run(run), m_keeper(run), m_trainer(run, m_keeper), m_validator(run, m_keeper) {}

    /// To the last epoch, or to the early stop.
    void run() {
        m_trainer.openLoader(m_run.progress.epoch, m_run.progress.batchInEpoch);
        while (m_run.progress.epoch <= m_run.settings.epochs && !isEarlyStop()) runEpoch();
    }
    bool isEarlyStop() const {
        return m_run.settings.earlyStop > 0 && m_run.progress.withoutImprovement >= m_run.settings.earlyStop;
    }
    CheckpointKeeper& keeper() { return m_keeper; }
    /// Report and predictions of the best epoch, from what the folder holds and its validation said.
    void finish();

private:
    void runEpoch();
    EpochRecord validated();

    RunContext& m_run;
    CheckpointKeeper m_keeper;
    EpochTrainer m_trainer;
    Validator m_validator;
    std::vector<Prediction> m_now, m_best;  ///< of the epoch just validated, and of the best one
};

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
        m_best = std::move(m_now);
        m_run.writer->writePredictions(m_best, m_run.data->classes);
    }
    progress.withoutImprovement = best ? 0 : progress.withoutImprovement + 1;
    progress.lastRecord = record;
    progress.epoch = next;
    progress.batchInEpoch = 0;
    progress.meter = {};
    // The row before the checkpoint: one that is too many is cut off on resuming, one that is missing never comes back.
    m_run.reporter.emit(EpochEvent{.record = record, .best = best, .snapshot = m_run.stepper->snapshot()});
    m_keeper.saveEpoch(record, best);
}

EpochRecord EpochLoop::validated() {
    const double start = m_run.progress.clock.seconds();
    m_now = m_validator.predictions();
    const EvaluationResult result =
        summarise(m_now, static_cast<int>(m_run.data->classes.size()), m_run.settings.auxWeight);
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
    if (m_best.empty()) {  // the best epoch was before a resume: only its weights are left
        const Checkpoint best = readCheckpoint(m_run.writer->checkpointPath("best.pth"));
        const Settings& settings = m_run.settings;
        const std::shared_ptr<const Model> model = m_run.engine->makeModel(
            best.network, best.preprocessing, best.weights, settings.precision, settings.device, settings.threads);
        m_best = predictItems(*model, m_run.data, m_run.validationItems, {.batchSize = settings.batchSize});
    }
    writeReport(m_run.writer->folder(), m_best);
}

std::string percent(double share) {
    return numberText(std::round(share * 1000) / 10) + " %";
}

std::string bestText(const RunProgress& progress) {
    if (progress.bestEpoch == 0) return "no epoch was finished";
    return "best epoch " + std::to_string(progress.bestEpoch) + ", top-1 " + percent(progress.bestTop1);
}

std::string finishedText(const RunContext& run, bool early) {
    const std::string epochs = std::to_string(run.progress.epoch - 1);
    if (!early) return "Finished after " + epochs + " epochs: " + bestText(run.progress) + ".";
    return "Ended early after " + epochs + " epochs, " + std::to_string(run.settings.earlyStop) +
           " of them without improvement: " + bestText(run.progress) + ".";
}

std::string stoppedText(const RunContext& run) {
    return "Stopped in epoch " + std::to_string(std::min(run.progress.epoch, run.settings.epochs)) + " after step " +
           std::to_string(run.progress.step) + " (" + bestText(run.progress) + "). Resume it with train --resume \"" +
           pathToText(run.writer->folder()) + "\".";
}

/// What is thrown anywhere below, as ours.
Error caughtError(int batchSize) {
    try {
        throw;
    } catch (const Error& error) {
        return error;
    } catch (const std::bad_alloc&) {
        return {ErrorCode::OutOfMemory, {std::to_string(batchSize)}};
    } catch (const std::exception& error) {
        return {ErrorCode::Internal, {error.what()}};
    } catch (...) {
        return {ErrorCode::Internal, {"something unknown was thrown"}};
    }
}

/// One training from request to end: outcomes instead of exceptions.
class Training {
public:
    Training(const TrainingRequest& request, EventSink& sink, TrainingControl& control)
        : m_request(request), m_control(control), m_reporter(sink) {}

    EndEvent run(const EngineSource& engine) {
        EndEvent end;
        try {
            m_run = prepareRun(m_request, engine, m_reporter, m_control);
            m_loop = std::make_unique<EpochLoop>(*m_run);
            m_loop->run();
            m_loop->finish();
            end.outcome = RunState::Finished;
            end.message =
                finishedText(*m_run, m_loop->isEarlyStop() && m_run->progress.epoch <= m_run->settings.epochs);
        } catch (...) {
            end = endOf(caughtError(m_request.settings.batchSize));
        }
        end.run = m_reporter.folder();
        if (m_run) {
            end.bestEpoch = m_run->progress.bestEpoch;
            end.bestTop1 = m_run->progress.bestTop1;
        }
        m_reporter.emitLast(end);
        return end;
    }

private:
    EndEvent endOf(const Error& error) {
        if (error.code() == ErrorCode::Cancelled) return stopped();
        EndEvent end;
        end.outcome = error.code() == ErrorCode::Diverged ? RunState::Diverged : RunState::Failed;
        end.message = error.what();
        end.error = error;
        // The weights are good, only the pictures are gone.
        if (error.code() == ErrorCode::DataVanished && m_loop) attempt([this] { m_loop->keeper().saveLast(); });
        if (error.code() == ErrorCode::Diverged && m_loop) attempt([this] { m_loop->finish(); });
        return end;
    }

    EndEvent stopped() {
        EndEvent end;
        end.outcome = RunState::Stopped;
        end.message = "Stopped before training began.";
        try {
            m_reporter.enter(RunState::Stopping);
            if (m_loop) m_loop->keeper().saveLast();
            if (m_run) end.message = stoppedText(*m_run);
        } catch (...) {
            return endOf(caughtError(m_request.settings.batchSize));
        }
        if (m_loop) attempt([this] { m_loop->finish(); });
        return end;
    }

    /// What may fail without changing the outcome; the log keeps why.
    template <class Action>
    void attempt(Action action) {
        try {
            action();
        } catch (...) {
            m_reporter.log(caughtError(m_request.settings.batchSize).what());
        }
    }

    const TrainingRequest& m_request;
    TrainingControl& m_control;
    RunReporter m_reporter;
    std::unique_ptr<RunContext> m_run;
    std::unique_ptr<EpochLoop> m_loop;
};

}  // namespace

EndEvent runTraining(const TrainingRequest& request, const EngineSource& engine, EventSink& sink,
                     TrainingControl& control) {
    return Training(request, sink, control).run(engine);
}

TrainingThread::TrainingThread(TrainingRequest request, EngineSource engine, std::shared_ptr<EventSink> sink)
    : m_control(std::make_shared<TrainingControl>()),
      m_thread([request = std::move(request), engine = std::move(engine), sink = std::move(sink), control = m_control] {
          lowerThreadPriority();
          runTraining(request, engine, *sink, *control);
      }) {}

TrainingThread::~TrainingThread() {
    m_control->requestStop();
}

}  // namespace studio
