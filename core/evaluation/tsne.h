// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/evaluation/principal_components.h"

#include <array>
#include <functional>
#include <stop_token>
#include <vector>

namespace studio {

/// A place on a map, x and y.
using MapPlace = std::array<double, 2>;

struct TsneOptions {
    double perplexity = 30;  ///< at most a third of the others, and 2 at least
    int iterations = 1000;
    std::stop_token stop;
    std::function<void(int done, int total)> progress;
};

/// t-SNE (van der Maaten and Hinton, "Visualizing Data using t-SNE", 2008), exact: time and memory grow with the square
/// of the rows. Begun at the first two components, with neighbourhoods twelve times as strong for the first quarter of
/// the iterations (Kobak and Berens, 2019, as scikit-learn does it), so that no random number is needed: the same rows
/// give the same places, whatever the threads. A place for each row; fewer than four rows keep their two components.
/// Throws Cancelled.
std::vector<MapPlace> tsne(const Components& rows, const TsneOptions& options = {});

}  // namespace studio
