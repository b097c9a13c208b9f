// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/plots/series.h"

#include <QString>
#include <vector>

namespace studio::ui {

/// Ticks at 1, 2 or 5 times a power of ten, inside `range`, about `wanted` of them and never more than twice that.
std::vector<double> niceTicks(Range range, int wanted);
/// The distance of niceTicks.
double niceStep(Range range, int wanted);
/// Whole numbers only (epochs, steps): a step under 1 becomes 1.
std::vector<double> wholeTicks(Range range, int wanted);
/// For a log axis: 1, 2, 5 per decade; whole powers when these are many; equal steps when the range is narrow.
std::vector<double> logTicks(Range range, int wanted);
/// Seconds at steps people count in: 1, 2, 5, 10, 15, 30 s, the same in minutes, 1, 2, 3, 6, 12, 24 h.
std::vector<double> timeTicks(Range range, int wanted);

/// As many decimals as neighbouring ticks `step` apart need; 0.0005, 1.5, 20. Never "-0".
QString tickText(double value, double step);
/// Text of a tick of a log axis, three significant digits.
QString logTickText(double value);
/// Two significant digits: 0.00025; very large and small ones as the axes write them: 4·10⁷.
QString powerText(double value);
/// 0:45, 3:20, 1:02:05
QString timeText(double seconds);
}  // namespace studio::ui
