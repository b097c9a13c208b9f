// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/evaluation/features.h"
#include "core/evaluation/tsne.h"

#include <functional>
#include <stop_token>
#include <vector>

namespace studio {

enum class MapMethod {
    Tsne,  ///< of the first 50 principal components
    Pca    ///< the first two of them: for more rows than the exact t-SNE is quick with
};
struct MapPlaces {
    MapMethod method = MapMethod::Tsne;
    std::vector<MapPlace> places;  ///< of each row
};

/// More rows have no t-SNE.
inline constexpr std::size_t kMostTsneRows = 2000;

/// Rows that are alike lie near one another. `table` is of unit length (ofUnitLength), so that alike is meant as
/// nearestNeighbours() means it. Repeatable. Throws Cancelled.
MapPlaces placesOf(const FeatureTable& table, std::stop_token stop = {},
                   const std::function<void(int done, int total)>& progress = {});

}  // namespace studio
