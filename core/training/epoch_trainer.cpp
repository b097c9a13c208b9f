// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/epoch_trainer.h"

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/evaluation/evaluation.h"
#include "core/training/epoch_order.h"
#include "core/training/train_step.h"

#include <algorithm>
#include <chrono>
#include <optional>
#include <utility>

namespace studio {
namespace {

double secondsSince(std::chrono::steady_clock::time_point start) {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

}  // namespace

/// The batches of one optimizer step (`accumulate` of them; fewer at the epoch's end) and what waiting for them cost.
struct EpochTrainer::Step {
    std::vector<Batch> parts;  ///< those with a picture in them
    std::int64_t images = 0;
    int batchesDone = 0;  ///< of the epoch, when it is done
    double learningRate = 0;
    double waited = 0;   ///< seconds
    double seconds = 0;  ///< waiting and work
};

void EpochTrainer::openLoader(int epoch, int batchesDone) {
    std::vector<std::uint32_t> order = epochOrder(m_run.trainItems, m_run.settings.seed, epoch);
    const auto done = std::min<std::size_t>(
        order.size(), static_cast<std::size_t>(batchesDone) * static_cast<std::size_t>(m_run.settings.batchSize));
    order.erase(order.begin(), order.begin() + static_cast<std::ptrdiff_t>(done));
    m_ahead.reset();
    m_loader = std::make_unique<BatchLoader>(m_run.data, std::move(order), m_run.loaderOptions(epoch, true),
                                             m_run.reporter.problemReport());
}

void EpochTrainer::train(const std::function<void()>& beforeLast) {
    const bool toDo = m_run.progress.batchInEpoch < m_run.batchesPerEpoch();
    Step step;
    while (fetch(step)) {
        if (step.batchesDone == m_run.batchesPerEpoch()) beforeLast();
        if (step.images > 0) report(step, perform(step));
        for (Batch& used : step.parts) m_loader->giveBack(std::move(used));
        m_run.progress.batchInEpoch = step.batchesDone;
        m_keeper.saveWhenDue();
    }
    if (toDo && m_run.progress.meter.images() == 0)
        throw Error(ErrorCode::NoPicturesInSplit, {pathToText(m_run.data->set->opened), "readable training"});
}

std::optional<Batch> EpochTrainer::nextBatch() {
    if (m_ahead) return std::exchange(m_ahead, std::nullopt);
    return m_run.nextBatch(*m_loader);
}

void EpochTrainer::announceNext(const Step& step) {
    if (m_run.settings.accumulate > 1 || step.images == 0) return;
    if (!m_ahead) m_ahead = m_loader->nextIfReady();
    if (m_ahead && m_ahead->count > 0)
        m_run.stepper->announce(picturesOf(*m_ahead), m_ahead->labels, m_run.progress.step + 2);
}

/// False at the epoch's end.
bool EpochTrainer::fetch(Step& step) {
    m_run.waitWhilePaused([this] { m_keeper.saveLast(); });
    const double before = m_run.progress.clock.seconds();  // which stands still while a drive does not answer
    const double waitedBefore = m_loader->secondsWaited();
    step = {};
    step.batchesDone = m_run.progress.batchInEpoch;
    for (int i = 0; i < m_run.settings.accumulate; ++i) {
        std::optional<Batch> batch = nextBatch();
        if (!batch) break;
        ++step.batchesDone;
        step.images += batch->count;
        if (batch->count > 0) step.parts.push_back(std::move(*batch));
    }
    step.learningRate =
        learningRate(m_run.settings, m_run.progress.step + 1, m_run.totalSteps(), m_run.stepsPerEpoch());
    step.seconds = m_run.progress.clock.seconds() - before;
    step.waited = std::min(m_loader->secondsWaited() - waitedBefore, step.seconds);
    return step.batchesDone > m_run.progress.batchInEpoch;
}

/// Until it is done: a pause breaks the step off, and it is done again afterwards.
TrainResult EpochTrainer::perform(Step& step) {
    while (true) {
        const std::stop_token broken = m_run.control.breakToken();
        const auto start = std::chrono::steady_clock::now();
        announceNext(step);
        try {
            const TrainResult result = trainStep(*m_run.stepper, step.parts, m_run.settings.auxWeight,
                                                 step.learningRate, m_run.progress.step + 1, broken);
            step.seconds += secondsSince(start);
            return result;
        } catch (const Error& error) {
            if (error.code() != ErrorCode::Cancelled || !broken.stop_requested()) throw;
        }
        m_run.waitWhilePaused([this] { m_keeper.saveLast(); });
    }
}

void EpochTrainer::report(const Step& step, const TrainResult& result) {
    RunProgress& progress = m_run.progress;
    ++progress.step;
    const Losses losses =
        combinedLosses(result.losses.main, result.losses.aux1, result.losses.aux2, m_run.settings.auxWeight);
    if (!result.finite || isDiverged(losses)) m_keeper.throwDiverged(result.notFiniteIn);
    const auto accumulate = m_run.settings.accumulate;
    BatchEvent event;
    event.epoch = progress.epoch;
    event.step = progress.step;
    event.batch = (step.batchesDone + accumulate - 1) / accumulate;
    event.images = step.images;
    event.lr = step.learningRate;
    event.losses = losses;
    event.top1 = static_cast<double>(result.correct) / static_cast<double>(step.images);
    event.imagesPerSecond = step.seconds > 0 ? static_cast<double>(step.images) / step.seconds : 0;
    event.dataWait = step.seconds > 0 ? step.waited / step.seconds : 0;
    event.seconds = progress.clock.seconds();
    event.gradientNorm = result.gradientNorm;
    progress.meter.addStep(event);
    m_run.reporter.emit(event);
}

}  // namespace studio
