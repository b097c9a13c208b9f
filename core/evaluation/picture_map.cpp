// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/evaluation/picture_map.h"

namespace studio {

static constexpr int kComponents = 50;

MapPlaces placesOf(const FeatureTable& table, std::stop_token stop,
                   const std::function<void(int done, int total)>& progress) {
    if (table.rows() <= kMostTsneRows) {
        TsneOptions options;
        options.stop = stop;
        options.progress = progress;
        std::vector<MapPlace> places = tsne(principalComponents(table, kComponents, stop), options);
        places.resize(table.rows());  // a single row has no components
        return {MapMethod::Tsne, std::move(places)};
    }
    const Components two = principalComponents(table, 2, stop);
    MapPlaces found{MapMethod::Pca, std::vector<MapPlace>(table.rows())};
    for (std::size_t row = 0; row < table.rows(); ++row)
        for (std::size_t k = 0; k < static_cast<std::size_t>(two.width); ++k)
            found.places[row][k] = two.values[row * static_cast<std::size_t>(two.width) + k];
    return found;
}

}  // namespace studio
