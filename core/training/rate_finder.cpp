// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/rate_finder.h"

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/data/batch_loader.h"
#include "core/training/epoch_order.h"
#include "core/training/needs.h"
#include "core/training/run_context.h"
#include "core/training/starting_weights.h"
#include "core/training/train_step.h"

#include <cmath>
#include <optional>
#include <utility>

namespace studio {
namespace {

/// The batches of one step after another, epoch after epoch, in the order and the crops of the run.
class StepReader {
public:
    StepReader(std::shared_ptr<const PreparedData> data, const Settings& settings)
        : m_data(std::move(data)), m_settings(settings), m_items(m_data->indicesOf(Split::Train)) {}

    /// At least one picture's. Throws NoPicturesInSplit when an epoch had none.
    std::vector<Batch> next(const std::stop_token& stop) {
        while (true) {
            if (!m_loader) openEpoch();
            std::vector<Batch> parts = readParts(stop);
            if (!parts.empty()) return parts;
        }
    }

    void giveBack(std::vector<Batch> parts) {
        if (!m_loader) return;
        for (Batch& part : parts) m_loader->giveBack(std::move(part));
    }

private:
    void openEpoch() {
        if (m_epoch > 0 && !m_anyRead)
            throw Error(ErrorCode::NoPicturesInSplit, {pathToText(m_data->set->opened), "readable training"});
        m_anyRead = false;
        ++m_epoch;
        m_loader = std::make_unique<BatchLoader>(m_data, epochOrder(m_items, m_settings.seed, m_epoch),
                                                 loaderOptionsOf(m_settings, m_epoch, true));
    }

    std::vector<Batch> readParts(const std::stop_token& stop) {
        std::vector<Batch> parts;
        for (int i = 0; i < m_settings.accumulate; ++i) {
            std::optional<Batch> batch = m_loader->next(stop);
            if (!batch) {
                m_loader.reset();
                break;
            }
            if (batch->count > 0) parts.push_back(std::move(*batch));
        }
        m_anyRead = m_anyRead || !parts.empty();
        return parts;
    }

    std::shared_ptr<const PreparedData> m_data;
    const Settings& m_settings;
    std::vector<std::uint32_t> m_items;
    std::unique_ptr<BatchLoader> m_loader;  ///< null between epochs
    int m_epoch = 0;
    bool m_anyRead = false;  ///< in this epoch
};

}  // namespace

RateSpan rateSpanOf(OptimizerKind optimizer) {
    return optimizer == OptimizerKind::Sgd ? RateSpan{1e-5, 10} : RateSpan{1e-6, 1};
}

RateCurve findRate(Engine& engine, const std::shared_ptr<const PreparedData>& data, const Settings& settings,
                   std::stop_token stop, const std::function<void(const RateCurve&)>& progress) {
    validate(settings, data->count(Split::Train));
    const auto stepper = engine.makeStepper(stepperSettingsOf(settings, *data));
    RateCurve curve;
    curve.notes = loadStartingWeights(settings, data->classes, *stepper);
    if (stepper->deviceName() == "cpu") {
        std::string note = memoryNote(settings, runSizeOf(*data), stepper->precision());
        if (!note.empty()) curve.notes.push_back(std::move(note));
    }
    StepReader reader(data, settings);
    const RateSpan span = rateSpanOf(settings.optimizer);
    for (int step = 0; step < kRateSteps; ++step) {
        const double rate = span.low * std::pow(span.high / span.low, step / (kRateSteps - 1.0));
        std::vector<Batch> parts = reader.next(stop);
        const TrainResult result = trainStep(*stepper, parts, settings.auxWeight, rate, step + 1, stop);
        reader.giveBack(std::move(parts));
        const bool goesOn = addPoint(curve, rate, result.losses.total);
        if (!result.finite) curve.ranAway = true;
        if (progress) progress(curve);
        if (!goesOn || curve.ranAway) break;
    }
    return curve;
}

}  // namespace studio
