// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/evaluation/evaluation.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <stop_token>
#include <vector>

namespace studio {

/// What the network sees in pictures, before its classifier: Model::features() of each.
struct FeatureTable {
    int width = 0;
    std::vector<float> values;         ///< rows x width, row-major
    std::vector<std::uint32_t> items;  ///< whose a row is
    std::size_t rows() const { return items.size(); }
    std::span<const float> row(std::size_t index) const {
        return std::span(values).subspan(index * static_cast<std::size_t>(width), static_cast<std::size_t>(width));
    }
};

/// In the order of `items`, indices into data->items; unreadable pictures are reported and missing. Throws Cancelled,
/// DataVanished.
FeatureTable featuresOfItems(const Model& model, std::shared_ptr<const PreparedData> data,
                             std::vector<std::uint32_t> items, const PredictOptions& options);

/// Every row over its length, so that Euclidean distances order pairs as the cosine's do. Rows without a direction (all
/// 0, or a value that is not finite) are left out. In place: a table that is moved in is not copied.
FeatureTable ofUnitLength(FeatureTable table);

struct Neighbour {
    std::size_t row = 0;
    double distance = 0;  ///< 1 - cosine: 0 (same direction) .. 2, but for rounding
    bool operator==(const Neighbour&) const = default;
};
/// The `count` rows nearest to `row`, itself left out, the nearest first; equally near ones: the lower row first.
/// Exact: all are looked at. `unit`: rows of unit length (ofUnitLength). Throws Cancelled.
std::vector<Neighbour> nearestNeighbours(const FeatureTable& unit, std::size_t row, int count,
                                         const std::stop_token& stop = {});

}  // namespace studio
