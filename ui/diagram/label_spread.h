// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

namespace studio::ui {

/// Labels in a row that must not touch: the middles nearest to the wanted ones (least squares) that keep `gap` between
/// neighbours and stay inside `least`..`most`. `wanted` is ascending; where there is no room for all, `most` gives way.
std::vector<double> spreadLabels(const std::vector<double>& wanted, const std::vector<double>& widths, double gap,
                                 double least, double most);

}  // namespace studio::ui
