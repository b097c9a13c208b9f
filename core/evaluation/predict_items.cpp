// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/base/process.h"
#include "core/evaluation/evaluation.h"

namespace studio {

std::vector<Prediction> predictItems(const Model& model, std::shared_ptr<const PreparedData> data,
                                     std::vector<std::uint32_t> items, const PredictOptions& options) {
    const auto total = static_cast<std::int64_t>(items.size());
    LoaderOptions loading;
    loading.preprocessing = model.preprocessing();
    loading.batchSize = options.batchSize;
    loading.workers = options.workers > 0 ? options.workers : usableCores();
    std::int64_t unreadable = 0;
    BatchLoader loader(data, std::move(items), loading, [&](const Problem& problem) {
        ++unreadable;
        if (options.onProblem) options.onProblem(problem);
    });
    std::vector<Prediction> predictions;
    while (const std::optional<Batch> batch = loader.next(options.stop)) {
        if (options.stop.stop_requested()) throw Error(ErrorCode::Cancelled);
        if (batch->count > 0) {
            const PictureBatch pictures{batch->rgb.data(), batch->count, batch->side, batch->side};
            appendPredictions(predictions, model.predict(pictures, options.stop), *batch, *data);
        }
        if (options.progress) options.progress(static_cast<std::int64_t>(predictions.size()) + unreadable, total);
    }
    return predictions;
}

ClassMap classMapOf(const Model& model, const Picture& picture, int label, std::string_view module,
                    std::stop_token stop) {
    const Picture fed = prepareForNetwork(picture, model.preprocessing());
    return model.classMap({fed.rgb.data(), 1, fed.height, fed.width}, label, module, std::move(stop));
}

}  // namespace studio
