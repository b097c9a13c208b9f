// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/trainer.h"

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/process.h"
#include "core/base/text.h"
#include "core/training/epoch_loop.h"
#include "core/training/needs.h"
#include "core/training/prepare_run.h"

#include <algorithm>
#include <new>

namespace studio {
namespace {

std::string bestText(const RunProgress& progress) {
    if (progress.bestEpoch == 0) return STUDIO_TEXT("Training", "no epoch was finished");
    return fillIn(STUDIO_TEXT("Training", "best epoch %1, top-1 %2"),
                  {std::to_string(progress.bestEpoch), shareText(progress.bestTop1)});
}

bool isDivergence(const Error& error) {
    return error.code() == ErrorCode::Diverged || error.code() == ErrorCode::DivergedUnsaved;
}

std::string finishedText(const RunContext& run) {
    const RunProgress& progress = run.progress;
    const std::string last = std::to_string(progress.epoch - 1);
    if (progress.epoch > run.settings.epochs)
        return fillIn(STUDIO_TEXT("Training", "Finished after epoch %1: %2."), {last, bestText(progress)});
    return fillIn(STUDIO_TEXT("Training", "Ended early after epoch %1, without improvement since epoch %2: %3."),
                  {last, std::to_string(progress.bestEpoch), bestText(progress)});
}

std::string stoppedText(const RunContext& run) {
    const int epoch = std::min(run.progress.epoch, run.settings.epochs);
    return fillIn(STUDIO_TEXT("Training", "Stopped in epoch %1 after step %2 (%3). Go on with train --resume \"%4\"."),
                  {std::to_string(epoch), std::to_string(run.progress.step), bestText(run.progress),
                   pathToText(run.writer->folder())});
}

/// What is thrown anywhere below, as ours.
Error caughtError(const Settings& settings) {
    try {
        throw;
    } catch (const Error& error) {
        return error.code() == ErrorCode::OutOfMemory ? noMemoryError(settings, error.detail()) : error;
    } catch (const std::bad_alloc& error) {
        return noMemoryError(settings, error.what());
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
            attempt([this] { m_loop->finish(); });
            end.outcome = RunState::Finished;
            end.message = finishedText(*m_run);
        } catch (...) {
            end = endOf(caughtError(settings()));
        }
        end.run = m_reporter.folder();
        if (m_run) {
            end.bestEpoch = m_run->progress.bestEpoch;
            end.bestTop1 = m_run->progress.bestTop1;
        }
        // The model and the loaders go, and the folder is closed, before the end is told: who hears of it may join this
        // thread at once (the window does), and must not wait for a disk.
        m_loop.reset();
        m_run.reset();
        m_reporter.emitLast(end);
        return end;
    }

private:
    /// A resumed run has settings of its own.
    const Settings& settings() const { return m_run ? m_run->settings : m_request.settings; }

    EndEvent endOf(const Error& error) {
        if (error.code() == ErrorCode::Cancelled) return stopped();
        EndEvent end;
        end.outcome = isDivergence(error) ? RunState::Diverged : RunState::Failed;
        end.message = error.what();
        end.error = error;
        // The weights are good, only the pictures are gone.
        if (error.code() == ErrorCode::DataVanished && m_loop) attempt([this] { m_loop->keeper().saveLast(); });
        if (isDivergence(error) && m_loop) attempt([this] { m_loop->finish(); });
        return end;
    }

    EndEvent stopped() {
        EndEvent end;
        end.outcome = RunState::Stopped;
        end.message = STUDIO_TEXT("Training", "Stopped before training began.");
        try {
            m_reporter.enter(RunState::Stopping);
            if (m_loop) m_loop->keeper().saveLast();
            if (m_run) end.message = stoppedText(*m_run);
        } catch (...) {
            return endOf(caughtError(settings()));
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
            m_reporter.log(caughtError(settings()).what());
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
