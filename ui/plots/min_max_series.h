// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/plots/series.h"

#include <cstdint>
#include <vector>

namespace studio::ui {

struct Sample {
    double x = 0, y = 0;
    bool operator==(const Sample&) const = default;
};

/// A long line that grows at its end and is drawn on few pixels. Over the samples stands a pyramid of groups of 4, 8,
/// 16, .. neighbours, each with its least and its greatest; a sample added completes a group now and then, so that a
/// million of them cost a redraw no more than a thousand, and a single spike is never lost.
class MinMaxSeries {
public:
    void clear();
    /// `x` not before the last one; `y` finite.
    void append(Sample sample);
    std::size_t size() const { return m_samples.size(); }
    const Sample& operator[](std::size_t place) const { return m_samples[place]; }
    Range extremes() const { return m_extremes; }  ///< of y; low > high without samples
    /// y of every so many samples from the first on, 2,048 to 4,096 once there are as many.
    const std::vector<double>& thinned() const { return m_thinned; }

    /// What to draw of the samples within `x` on `columns` columns of pixels, ascending: all of them while they are few
    /// (under 4 a column), else least and greatest of groups, one or two groups a column. One more sample on each side,
    /// so that the line leaves the plot where it should.
    std::vector<Sample> seen(Range x, int columns) const;
    /// The greatest of each such group that is above `top`.
    std::vector<Sample> above(double top, Range x, int columns) const;

private:
    struct Group {
        std::uint32_t least, greatest;  ///< places of samples
    };
    struct Span {
        std::size_t from, to;  ///< places; `to` excluded
        int level;             ///< of the groups to show; -1: the samples themselves
    };
    std::size_t placeOf(double x) const;
    Span spanOf(Range x, int columns, std::size_t beyond) const;
    void close(std::size_t end);
    void thin(double y);
    template <class Visit>
    void visit(const Span& span, Visit take) const;

    static constexpr std::size_t kThinned = 2048;
    static constexpr std::size_t kFirst = 4;  ///< samples in a group of level 0; twice as many in each further level
    std::vector<Sample> m_samples;
    std::vector<std::vector<Group>> m_levels;  ///< whole groups only
    Range m_extremes{1, -1};
    std::vector<double> m_thinned;
    std::size_t m_stride = 1;  ///< of m_thinned
};

}  // namespace studio::ui
