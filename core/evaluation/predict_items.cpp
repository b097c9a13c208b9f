// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/base/process.h"
#include "core/evaluation/evaluation.h"
#include "core/evaluation/features.h"

namespace studio {
namespace {

using OnBatch = std::function<void(const PictureBatch& pictures, const Batch& batch)>;

/// The pictures as `how` wants them, in their order; what can't be read is reported.
void throughBatches(const Preprocessing& how, const std::shared_ptr<const PreparedData>& data,
                    std::vector<std::uint32_t> items, const PredictOptions& options, const OnBatch& onBatch) {
    const auto total = static_cast<std::int64_t>(items.size());
    LoaderOptions loading;
    loading.preprocessing = how;
    loading.batchSize = options.batchSize;
    loading.workers = options.workers > 0 ? options.workers : usableCores();
    std::int64_t done = 0;
    BatchLoader loader(data, std::move(items), loading, [&](const Problem& problem) {
        ++done;
        if (options.onProblem) options.onProblem(problem);
    });
    while (const std::optional<Batch> batch = loader.next(options.stop)) {
        if (options.stop.stop_requested()) throw Error(ErrorCode::Cancelled);
        if (batch->count > 0) onBatch({batch->rgb.data(), batch->count, batch->side, batch->side}, *batch);
        done += batch->count;
        if (options.progress) options.progress(done, total);
    }
}

}  // namespace

std::vector<Prediction> predictItems(const Model& model, std::shared_ptr<const PreparedData> data,
                                     std::vector<std::uint32_t> items, const PredictOptions& options) {
    std::vector<Prediction> predictions;
    throughBatches(model.preprocessing(), data, std::move(items), options,
                   [&](const PictureBatch& pictures, const Batch& batch) {
                       appendPredictions(predictions, model.predict(pictures, options.stop), batch, *data);
                   });
    return predictions;
}

FeatureTable featuresOfItems(const Model& model, std::shared_ptr<const PreparedData> data,
                             std::vector<std::uint32_t> items, const PredictOptions& options) {
    FeatureTable table;
    const std::size_t most = items.size();
    throughBatches(model.preprocessing(), data, std::move(items), options,
                   [&](const PictureBatch& pictures, const Batch& batch) {
                       const Features found = model.features(pictures, options.stop);
                       if (table.width == 0) {
                           table.width = found.width;
                           table.values.reserve(most * static_cast<std::size_t>(found.width));
                           table.items.reserve(most);
                       }
                       table.values.insert(table.values.end(), found.values.begin(), found.values.end());
                       table.items.insert(table.items.end(), batch.items.begin(), batch.items.end());
                   });
    return table;
}

ClassMap classMapOf(const Model& model, const Picture& picture, int label, std::string_view module,
                    std::stop_token stop) {
    const Picture fed = prepareForNetwork(picture, model.preprocessing());
    return model.classMap({fed.rgb.data(), 1, fed.height, fed.width}, label, module, std::move(stop));
}

}  // namespace studio
