// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/evaluation/features.h"

#include <cstdint>
#include <numeric>
#include <utility>
#include <vector>

namespace studio::test {

/// `values` in rows of `width`, of the items 0, 1, ..
inline FeatureTable tableOf(int width, std::vector<float> values) {
    FeatureTable table;
    table.width = width;
    table.items.resize(values.size() / static_cast<std::size_t>(width));
    std::iota(table.items.begin(), table.items.end(), std::uint32_t{0});
    table.values = std::move(values);
    return table;
}

}  // namespace studio::test
