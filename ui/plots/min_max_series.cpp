// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plots/min_max_series.h"

#include <algorithm>
#include <cmath>

namespace studio::ui {

void MinMaxSeries::clear() {
    m_samples.clear();
    m_levels.clear();
    m_extremes = {1, -1};
    m_thinned.clear();
    m_stride = 1;
}

void MinMaxSeries::append(Sample sample) {
    m_extremes = m_samples.empty() ? Range{sample.y, sample.y}
                                   : Range{std::min(m_extremes.low, sample.y), std::max(m_extremes.high, sample.y)};
    if (m_samples.size() % m_stride == 0) thin(sample.y);
    m_samples.push_back(sample);
    if (m_samples.size() % kFirst == 0) close(m_samples.size());
}

void MinMaxSeries::thin(double y) {
    if (m_thinned.size() == 2 * kThinned) {
        for (std::size_t i = 0; i < kThinned; ++i) m_thinned[i] = m_thinned[2 * i];
        m_thinned.resize(kThinned);
        m_stride *= 2;
    }
    m_thinned.push_back(y);
}

/// Adds the groups that end with the sample before `end`, from the smallest up.
void MinMaxSeries::close(std::size_t end) {
    if (m_levels.empty()) m_levels.emplace_back();
    const auto lower = [this](std::uint32_t a, std::uint32_t b) { return m_samples[a].y < m_samples[b].y; };
    Group group{static_cast<std::uint32_t>(end - kFirst), static_cast<std::uint32_t>(end - kFirst)};
    for (auto place = static_cast<std::uint32_t>(end - kFirst + 1); place < end; ++place) {
        if (lower(place, group.least)) group.least = place;
        if (lower(group.greatest, place)) group.greatest = place;
    }
    m_levels[0].push_back(group);
    for (std::size_t level = 0; m_levels[level].size() % 2 == 0; ++level) {
        const Group &left = m_levels[level].end()[-2], &right = m_levels[level].end()[-1];
        const Group both{lower(right.least, left.least) ? right.least : left.least,
                         lower(left.greatest, right.greatest) ? right.greatest : left.greatest};
        if (level + 1 == m_levels.size()) m_levels.emplace_back();
        m_levels[level + 1].push_back(both);
    }
}

std::size_t MinMaxSeries::placeOf(double x) const {
    const auto found = std::lower_bound(m_samples.begin(), m_samples.end(), x,
                                        [](const Sample& sample, double at) { return sample.x < at; });
    return static_cast<std::size_t>(found - m_samples.begin());
}

MinMaxSeries::Span MinMaxSeries::spanOf(Range x, int columns, std::size_t beyond) const {
    const std::size_t from = placeOf(x.low), to = placeOf(std::nextafter(x.high, HUGE_VAL));
    Span span{from - std::min(from, beyond), std::min(to + beyond, m_samples.size()), -1};
    const std::size_t count = span.to - span.from, wanted = static_cast<std::size_t>(std::max(1, columns));
    // The largest groups of which there is at least one a column.
    while (count / (kFirst << (span.level + 1)) >= wanted) ++span.level;
    return span;
}

/// The samples of the span in whole groups as large as its level, smaller ones where it begins and ends.
template <class Visit>
void MinMaxSeries::visit(const Span& span, Visit take) const {
    std::size_t place = span.from;
    while (place < span.to) {
        int level = span.level;
        const auto fits = [&](std::size_t width) { return place % width == 0 && place + width <= span.to; };
        while (level >= 0 && !fits(kFirst << level)) --level;
        if (level < 0) {
            const auto single = static_cast<std::uint32_t>(place++);
            take(Group{single, single});
            continue;
        }
        const std::size_t width = kFirst << level;
        take(m_levels[static_cast<std::size_t>(level)][place / width]);
        place += width;
    }
}

std::vector<Sample> MinMaxSeries::seen(Range x, int columns) const {
    if (m_samples.empty()) return {};
    const Span span = spanOf(x, columns, 1);
    std::vector<Sample> samples;
    samples.reserve(span.level < 0 ? span.to - span.from : 4 * static_cast<std::size_t>(std::max(1, columns)) + 64);
    visit(span, [&](const Group& group) {
        samples.push_back(m_samples[std::min(group.least, group.greatest)]);
        if (group.least != group.greatest) samples.push_back(m_samples[std::max(group.least, group.greatest)]);
    });
    return samples;
}

std::vector<Sample> MinMaxSeries::above(double top, Range x, int columns) const {
    std::vector<Sample> samples;
    if (m_samples.empty() || m_extremes.high <= top) return samples;
    visit(spanOf(x, columns, 0), [&](const Group& group) {
        const Sample& greatest = m_samples[group.greatest];
        if (greatest.y > top) samples.push_back(greatest);
    });
    return samples;
}

}  // namespace studio::ui
