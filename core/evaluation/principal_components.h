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

/// At most `most` components, fewer where there are fewer rows or columns; none of fewer than two rows. From the
/// covariance matrix by orthogonal iteration with Rayleigh-Ritz steps (Golub and Van Loan, Matrix Computations, 8.2),
/// begun at seeded random directions: exact where the subspace is the whole space (most + 8 >= width), else until the
/// variances move by less than 1e-7 of the largest, at most 60 times; close variances may be mixed then. Of the two
/// signs a direction can have it takes the one whose largest entry is positive: repeatable, whatever the threads.
/// Values must be finite. Throws Cancelled.
Components principalComponents(const FeatureTable& table, int most, std::stop_token stop = {});

}  // namespace studio
