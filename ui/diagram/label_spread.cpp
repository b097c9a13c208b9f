// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/diagram/label_spread.h"

#include <algorithm>
#include <cstddef>

namespace studio::ui {
namespace {

/// The ascending sequence nearest to `values`: pool adjacent violators.
std::vector<double> nearestAscending(const std::vector<double>& values) {
    struct Pool {
        double sum = 0;
        std::size_t count = 0;
        double mean() const { return sum / static_cast<double>(count); }
    };
    std::vector<Pool> pools;
    for (const double value : values) {
        pools.push_back({value, 1});
        while (pools.size() > 1 && pools[pools.size() - 2].mean() > pools.back().mean()) {
            pools[pools.size() - 2].sum += pools.back().sum;
            pools[pools.size() - 2].count += pools.back().count;
            pools.pop_back();
        }
    }
    std::vector<double> ascending;
    for (const Pool& pool : pools) ascending.insert(ascending.end(), pool.count, pool.mean());
    return ascending;
}

}  // namespace

std::vector<double> spreadLabels(const std::vector<double>& wanted, const std::vector<double>& widths, double gap,
                                 double least, double most) {
    if (wanted.empty()) return {};
    // Less the room that those before need, the middles only have to ascend.
    std::vector<double> offsets(wanted.size(), 0), free = wanted;
    for (std::size_t i = 1; i < wanted.size(); ++i) {
        offsets[i] = offsets[i - 1] + (widths[i - 1] + widths[i]) / 2 + gap;
        free[i] -= offsets[i];
    }
    const double low = least + widths.front() / 2;
    const double high = std::max(low, most - widths.back() / 2 - offsets.back());
    std::vector<double> middles = nearestAscending(free);
    for (std::size_t i = 0; i < middles.size(); ++i) middles[i] = std::clamp(middles[i], low, high) + offsets[i];
    return middles;
}

}  // namespace studio::ui
