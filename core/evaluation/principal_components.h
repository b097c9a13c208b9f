// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/evaluation/features.h"

#include <cstddef>
#include <stop_token>
#include <vector>

namespace studio {

/// Rows in the coordinates of their principal components, the one of the largest variance first.
struct Components {
    int width = 0;
    std::vector<double> values;     ///< rows x width, row-major; each column's mean is 0
    std::vector<double> variances;  ///< of each column, over rows - 1
};

/// At most `most` components, fewer where there are fewer rows or columns; none of fewer than two rows. The eigenvectors
/// of the covariance matrix, by Eigen. Of the two signs a direction can have it takes the one whose largest entry is
/// positive: repeatable. Values must be finite. Throws Cancelled, asked between rows: the eigenvectors of 1,024 columns
/// take some two seconds, in which it is not asked.
Components principalComponents(const FeatureTable& table, int most, std::stop_token stop = {});

}  // namespace studio
