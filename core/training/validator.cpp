// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/validator.h"

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/training/train_step.h"

#include <algorithm>

namespace studio {

void Validator::openLoader() {
    if (m_loader) return;
    m_loader =
        std::make_unique<BatchLoader>(m_run.data, m_run.validationItems,
                                      m_run.loaderOptions(m_run.progress.epoch, false), m_run.reporter.problemReport());
}

std::vector<Prediction> Validator::predictions() {
    openLoader();
    const std::unique_ptr<BatchLoader> loader = std::move(m_loader);
    ValidatingEvent event{
        .epoch = m_run.progress.epoch, .done = 0, .total = static_cast<std::int64_t>(m_run.validationItems.size())};
    m_run.reporter.emit(event);
    std::vector<Prediction> all;
    while (const std::optional<Batch> batch = m_run.nextBatch(*loader)) {
        if (batch->count > 0) appendPredictions(all, evaluate(*batch), *batch, *m_run.data);
        event.done = std::min<std::int64_t>(event.total, event.done + m_run.settings.batchSize);
        m_run.reporter.emit(event);
    }
    if (all.empty()) {
        throw Error(ErrorCode::NoPicturesInSplit, {pathToText(m_run.data->set->opened), "readable validation"});
    }
    return all;
}

HeadLogits Validator::evaluate(const Batch& batch) {
    const PictureBatch pictures = picturesOf(batch);
    while (true) {
        m_run.waitWhilePaused([this] { m_keeper.saveLast(); });
        const std::stop_token broken = m_run.control.breakToken();
        try {
            return m_run.stepper->evaluate(pictures, broken);
        } catch (const Error& error) {
            if (error.code() != ErrorCode::Cancelled || !broken.stop_requested()) throw;
        }
    }
}

}  // namespace studio
