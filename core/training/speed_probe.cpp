// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/speed_probe.h"

#include "core/data/batch_loader.h"
#include "core/training/run_context.h"
#include "core/training/train_step.h"

#include <algorithm>
#include <chrono>
#include <functional>

namespace studio {
namespace {

using Clock = std::chrono::steady_clock;

/// A first step makes kernels, and on a GPU the fourth is the first one played from a recording.
constexpr int kWarmBatches = 2, kWarmBatchesOnACard = 5;
constexpr int kFewest = 2;
constexpr double kLongEnough = 1;  ///< seconds
constexpr int kMost = 60;

double secondsSince(Clock::time_point from) {
    return std::chrono::duration<double>(Clock::now() - from).count();
}

/// Of the part's pictures, over and over where they are few.
double secondsPerPicture(const std::shared_ptr<const PreparedData>& data, Split part, const LoaderOptions& options,
                         int warm, const std::stop_token& stop, const std::function<void(const Batch&)>& work) {
    const std::vector<std::uint32_t> items = data->indicesOf(part);
    if (items.empty()) return 0;
    std::vector<std::uint32_t> order(static_cast<std::size_t>((warm + kMost) * options.batchSize));
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = items[i % items.size()];
    BatchLoader loader(data, std::move(order), options);
    std::int64_t pictures = 0;
    auto from = Clock::now();
    for (int done = 1; auto batch = loader.next(stop); ++done) {
        work(*batch);
        if (done <= warm) {
            from = Clock::now();
        } else {
            pictures += batch->count;
            if (done >= warm + kFewest && secondsSince(from) >= kLongEnough) break;
        }
        loader.giveBack(std::move(*batch));
    }
    return pictures > 0 ? secondsSince(from) / static_cast<double>(pictures) : 0;
}

}  // namespace

double measureEpochSeconds(Engine& engine, const std::shared_ptr<const PreparedData>& data, const Settings& settings,
                           std::stop_token stop) {
    const auto stepper = engine.makeStepper(stepperSettingsOf(settings, *data));
    const int warm = stepper->deviceName() == "cpu" ? kWarmBatches : kWarmBatchesOnACard;
    std::int64_t step = 0;
    const double training = secondsPerPicture(
        data, Split::Train, loaderOptionsOf(settings, 1, true), warm, stop,
        [&](const Batch& batch) { stepper->train(picturesOf(batch), batch.labels, settings.lr, ++step, stop); });
    const double checking = secondsPerPicture(data, Split::Validation, loaderOptionsOf(settings, 1, false), 1, stop,
                                              [&](const Batch& batch) { stepper->evaluate(picturesOf(batch), stop); });
    return training * static_cast<double>(data->count(Split::Train)) +
           checking * static_cast<double>(data->count(Split::Validation));
}

}  // namespace studio
