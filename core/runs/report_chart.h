// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace studio::report {

using Points = std::vector<std::pair<double, double>>;
enum class Marker { Circle, Square, Triangle };

/// One diagram as inline SVG. Colours come from the style sheet by class, so that it follows light and dark.
class Chart {
public:
    Chart(std::string_view title, std::pair<double, double> x, std::pair<double, double> y);

    void setYText(std::function<std::string(double)> text) { m_yText = std::move(text); }
    /// A line through all finite points; clipped to the plot. Broken where a point is not finite.
    void addLine(const Points& points, std::string_view cssClass);
    /// A point above the plot becomes an arrow at the upper edge, with its value if `values` and there is room.
    void addMarkers(const Points& points, Marker marker, std::string_view cssClass, bool values);
    void addLevel(double y, std::string_view label);   ///< dotted, across
    void addMoment(double x, std::string_view label);  ///< dashed, upright
    std::string svg(std::string_view description) const;

private:
    double px(double x) const;
    double py(double y) const;
    std::string axes() const;
    std::string markerAt(double x, double y, Marker marker, std::string_view cssClass) const;

    std::string m_title;
    std::pair<double, double> m_x, m_y;
    std::function<std::string(double)> m_yText;
    std::string m_clipped, m_free;
    double m_arrowTextEnd = 0;
};

/// Round numbers from `low` to `high`, at most `most`.
std::vector<double> ticks(double low, double high, int most);
/// Exponential moving average without its bias towards the start (Kingma and Ba 2015, section 3); not finite: skipped.
Points smoothed(const Points& points, double weight);
/// At most `most` points that keep the extremes of what they replace.
Points thinned(const Points& points, std::size_t most);

}  // namespace studio::report
