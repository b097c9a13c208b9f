// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/evaluation/occlusion.h"

#include "core/base/error.h"
#include "core/evaluation/evaluation.h"

#include <algorithm>
#include <cmath>

namespace studio {
namespace {

/// Rows or columns under the patch, `to` not among them.
struct Covered {
    int from, to;
};

Covered covered(int place, const OcclusionMap& map, int pixels) {
    const double middle = (place + 0.5) * pixels / map.side;
    const int from = static_cast<int>(std::lround(middle - map.patch / 2.0));
    return {std::max(from, 0), std::min(from + map.patch, pixels)};
}

/// `rgb`: a square of `pixels` along a side.
void cover(std::span<std::uint8_t> rgb, int pixels, Covered rows, Covered columns,
           const std::array<std::uint8_t, 3>& colour) {
    for (int y = rows.from; y < rows.to; ++y)
        for (int x = columns.from; x < columns.to; ++x)
            std::ranges::copy(colour, rgb.begin() + (std::ptrdiff_t{y} * pixels + x) * std::ssize(colour));
}

}  // namespace

OcclusionMap occlusionMapOf(const Model& model, const Picture& picture, int label, const OcclusionOptions& options) {
    if (label < 0 || label >= model.network().classes)
        throw Error(ErrorCode::Internal, {"an occlusion map was asked of class " + std::to_string(label)});
    const Picture fed = prepareForNetwork(picture, model.preprocessing());
    const std::array<std::uint8_t, 3> colour = meanColour(model.preprocessing());
    const int pixels = fed.width;
    OcclusionMap map;
    map.side = std::min(options.places, pixels);
    map.stride = static_cast<int>(std::lround(double(pixels) / map.side));
    map.patch = 2 * map.stride;

    const auto total = std::int64_t{map.side} * map.side + 1;
    std::int64_t done = 0;
    /// The class's probability in each of `count` pictures.
    const auto ask = [&](const std::vector<std::uint8_t>& rgb, int count) {
        if (options.stop.stop_requested()) throw Error(ErrorCode::Cancelled);
        const HeadLogits logits = model.predict({rgb.data(), count, pixels, pixels}, options.stop);
        const auto classes = static_cast<std::size_t>(logits.classes);
        std::vector<double> probabilities;
        for (std::size_t i = 0; i < static_cast<std::size_t>(count); ++i)
            probabilities.push_back(softmax(std::span(logits.main).subspan(i * classes, classes))[std::size_t(label)]);
        done += count;
        if (options.progress) options.progress(done, total);
        return probabilities;
    };
    map.probability = ask(fed.rgb, 1).front();
    const int places = map.side * map.side;
    for (int first = 0; first < places; first += options.batchSize) {
        const int count = std::min(options.batchSize, places - first);
        std::vector<std::uint8_t> batch;
        batch.reserve(static_cast<std::size_t>(count) * fed.rgb.size());
        for (int place = first; place < first + count; ++place) {
            batch.insert(batch.end(), fed.rgb.begin(), fed.rgb.end());
            cover(std::span(batch).last(fed.rgb.size()), pixels, covered(place / map.side, map, pixels),
                  covered(place % map.side, map, pixels), colour);
        }
        for (const double probability : ask(batch, count))
            map.values.push_back(static_cast<float>(map.probability - probability));
    }
    return map;
}

}  // namespace studio
