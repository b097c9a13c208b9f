// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/evaluation/features.h"

#include <algorithm>
#include <cmath>
#include <tuple>

namespace studio {
namespace {

double dot(std::span<const float> a, std::span<const float> b) {
    double sum = 0;
    for (std::size_t i = 0; i < a.size(); ++i) sum += double{a[i]} * double{b[i]};
    return sum;
}

bool hasDirection(double length) {
    return std::isfinite(length) && length > 0;
}

}  // namespace

FeatureTable ofUnitLength(const FeatureTable& table) {
    FeatureTable unit;
    unit.width = table.width;
    unit.values.reserve(table.values.size());
    unit.items.reserve(table.rows());
    for (std::size_t row = 0; row < table.rows(); ++row) {
        const std::span<const float> values = table.row(row);
        const double length = std::sqrt(dot(values, values));
        if (!hasDirection(length)) continue;
        for (const float value : values) unit.values.push_back(static_cast<float>(value / length));
        unit.items.push_back(table.items[row]);
    }
    return unit;
}

std::vector<Neighbour> nearestNeighbours(const FeatureTable& table, std::size_t row, int count) {
    const std::span<const float> own = table.row(row);
    const double length = std::sqrt(dot(own, own));
    std::vector<Neighbour> all;
    all.reserve(table.rows());
    for (std::size_t other = 0; other < table.rows(); ++other) {
        if (other == row) continue;
        const std::span<const float> values = table.row(other);
        const double both = length * std::sqrt(dot(values, values));
        all.push_back({other, hasDirection(both) ? 1 - dot(own, values) / both : 1});
    }
    const auto wanted = std::clamp<std::ptrdiff_t>(count, 0, std::ssize(all));
    std::partial_sort(all.begin(), all.begin() + wanted, all.end(), [](const Neighbour& a, const Neighbour& b) {
        return std::tie(a.distance, a.row) < std::tie(b.distance, b.row);
    });
    all.resize(static_cast<std::size_t>(wanted));
    return all;
}

}  // namespace studio
