// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/evaluation/features.h"

#include "core/base/error.h"

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

constexpr std::size_t kBetweenLooks = 1024;  ///< rows, at the stop token

}  // namespace

FeatureTable ofUnitLength(FeatureTable table) {
    std::size_t kept = 0;
    float* out = table.values.data();  // never past what is read
    for (std::size_t row = 0; row < table.rows(); ++row) {
        const std::span<const float> values = table.row(row);
        const double length = std::sqrt(dot(values, values));
        if (!std::isfinite(length) || length == 0) continue;
        for (const float value : values) *out++ = static_cast<float>(value / length);
        table.items[kept++] = table.items[row];
    }
    table.values.resize(kept * static_cast<std::size_t>(table.width));
    table.items.resize(kept);
    return table;
}

std::vector<Neighbour> nearestNeighbours(const FeatureTable& unit, std::size_t row, int count,
                                         const std::stop_token& stop) {
    const std::span<const float> own = unit.row(row);
    std::vector<Neighbour> all;
    all.reserve(unit.rows());
    for (std::size_t other = 0; other < unit.rows(); ++other) {
        if (other % kBetweenLooks == 0 && stop.stop_requested()) throw Error(ErrorCode::Cancelled);
        if (other != row) all.push_back({other, 1 - dot(own, unit.row(other))});
    }
    const auto wanted = std::clamp<std::ptrdiff_t>(count, 0, std::ssize(all));
    std::partial_sort(all.begin(), all.begin() + wanted, all.end(), [](const Neighbour& a, const Neighbour& b) {
        return std::tie(a.distance, a.row) < std::tie(b.distance, b.row);
    });
    all.resize(static_cast<std::size_t>(wanted));
    return all;
}

}  // namespace studio
