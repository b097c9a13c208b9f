// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/report_chart.h"

#include "core/runs/report_parts.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace studio::report {
namespace {

constexpr double kWidth = 520, kHeight = 290, kLeft = 46, kRight = 12, kTop = 16, kBottom = 40;

std::string num(double value) {
    char text[64];
    return {text, std::to_chars(text, text + sizeof text, value, std::chars_format::fixed, 1).ptr};
}

std::string tickText(double value) {
    char text[64];
    return {text, std::to_chars(text, text + sizeof text, value, std::chars_format::general, 4).ptr};
}

std::string text(double x, double y, std::string_view anchor, std::string_view cssClass, std::string_view content) {
    return "<text x=\"" + num(x) + "\" y=\"" + num(y) + "\" text-anchor=\"" + std::string(anchor) + "\" class=\"" +
           std::string(cssClass) + "\">" + escaped(content) + "</text>";
}

std::string line(double x1, double y1, double x2, double y2, std::string_view cssClass) {
    return "<line x1=\"" + num(x1) + "\" y1=\"" + num(y1) + "\" x2=\"" + num(x2) + "\" y2=\"" + num(y2) +
           "\" class=\"" + std::string(cssClass) + "\"/>";
}

}  // namespace

Chart::Chart(std::string_view title, std::pair<double, double> x, std::pair<double, double> y)
    : m_title(title), m_x(x), m_y(y), m_yText(tickText) {}

double Chart::px(double x) const {
    return kLeft + (x - m_x.first) / (m_x.second - m_x.first) * (kWidth - kLeft - kRight);
}

double Chart::py(double y) const {
    return kHeight - kBottom - (y - m_y.first) / (m_y.second - m_y.first) * (kHeight - kTop - kBottom);
}

void Chart::addLine(const Points& points, std::string_view cssClass) {
    std::string path;
    bool pen = false;
    for (const auto& [x, y] : points) {
        const bool finite = std::isfinite(x) && std::isfinite(y);
        // far outside is as good as infinite, and renderers dislike huge numbers
        const double shown = std::clamp(y, m_y.first - 10 * (m_y.second - m_y.first), m_y.second * 10);
        if (finite) path += (pen ? "L" : "M") + num(px(x)) + " " + num(py(shown));
        pen = finite;
    }
    if (!path.empty()) m_clipped += "<path d=\"" + path + "\" class=\"line " + std::string(cssClass) + "\"/>";
}

std::string Chart::markerAt(double x, double y, Marker marker, std::string_view cssClass) const {
    const std::string attribute = " class=\"marker " + std::string(cssClass) + "\"/>";
    if (marker == Marker::Circle) return "<circle cx=\"" + num(x) + "\" cy=\"" + num(y) + "\" r=\"3.4\"" + attribute;
    if (marker == Marker::Square)
        return "<rect x=\"" + num(x - 3.1) + "\" y=\"" + num(y - 3.1) + "\" width=\"6.2\" height=\"6.2\"" + attribute;
    return "<path d=\"M" + num(x) + " " + num(y - 4.2) + "L" + num(x + 4) + " " + num(y + 3) + "L" + num(x - 4) + " " +
           num(y + 3) + "Z\"" + attribute;
}

void Chart::addMarkers(const Points& points, Marker marker, std::string_view cssClass, bool values) {
    for (const auto& [x, y] : points) {
        if (!std::isfinite(x) || !std::isfinite(y)) continue;
        if (y <= m_y.second) {
            m_free += markerAt(px(x), py(y), marker, cssClass);
            continue;
        }
        const double at = px(x);
        m_free += "<path d=\"M" + num(at) + " " + num(kTop + 1) + "l4 7h-8Z\" class=\"arrow " + std::string(cssClass) +
                  "\"/>";
        if (!values || at < m_arrowTextEnd) continue;  // its neighbour's number stands there
        m_arrowTextEnd = at + 36;
        m_free += text(at + 6, kTop + 8, "start", "small " + std::string(cssClass), shortNumber(y, 2));
    }
}

void Chart::addLevel(double y, std::string_view label) {
    if (y < m_y.first || y > m_y.second) return;
    m_clipped += line(kLeft, py(y), kWidth - kRight, py(y), "level");
    m_free += text(kWidth - kRight - 4, py(y) - 5, "end", "small muted", label);
}

void Chart::addMoment(double x, std::string_view label) {
    m_clipped += line(px(x), kTop, px(x), kHeight - kBottom, "moment");
    const bool right = px(x) < kWidth * 0.7;
    m_free += text(px(x) + (right ? 5 : -5), kHeight - kBottom - 7, right ? "start" : "end", "small strong", label);
}

std::string Chart::axes() const {
    std::string out;
    for (double y : ticks(m_y.first, m_y.second, 6)) {
        out += line(kLeft, py(y), kWidth - kRight, py(y), "grid");
        out += text(kLeft - 7, py(y) + 4, "end", "small muted", m_yText(y));
    }
    for (double x : ticks(m_x.first, m_x.second, 11)) {
        if (x != std::floor(x)) continue;  // epochs are whole
        out += line(px(x), kHeight - kBottom, px(x), kHeight - kBottom + 4, "axis");
        out += text(px(x), kHeight - kBottom + 17, "middle", "small muted", tickText(x));
    }
    out += line(kLeft, kHeight - kBottom, kWidth - kRight, kHeight - kBottom, "axis");
    return out + text((kLeft + kWidth - kRight) / 2, kHeight - 6, "middle", "small muted", "epoch");
}

std::string Chart::svg(std::string_view description) const {
    // the clip's name must be unique in the page: the title is
    std::string id = "clip-" + m_title.substr(0, m_title.find_first_of(" ,"));
    const std::string plot = "x=\"" + num(kLeft) + "\" y=\"" + num(kTop) + "\" width=\"" +
                             num(kWidth - kLeft - kRight) + "\" height=\"" + num(kHeight - kTop - kBottom) + "\"";
    return "<svg viewBox=\"0 0 " + num(kWidth) + " " + num(kHeight) + "\" role=\"img\" aria-label=\"" +
           escaped(m_title) + ": " + escaped(description) + "\"><clipPath id=\"" + id + "\"><rect " + plot +
           "/></clipPath>" + axes() + "<g clip-path=\"url(#" + id + ")\">" + m_clipped + "</g>" + m_free + "</svg>";
}

std::vector<double> ticks(double low, double high, int most) {
    if (!(high > low)) return {low};
    double step = std::pow(10.0, std::floor(std::log10((high - low) / most)));
    for (double factor : {2.0, 2.5, 2.0})  // 1, 2, 5, 10
        if ((high - low) / step > most) step *= factor;
    std::vector<double> values;
    for (double index = std::ceil(low / step - 1e-9); index * step <= high + step * 1e-9; ++index)
        values.push_back(index * step + 0.0);  // never -0
    return values;
}

Points smoothed(const Points& points, double weight) {
    Points out;
    double sum = 0, norm = 0;
    for (const auto& [x, y] : points) {
        if (!std::isfinite(y)) continue;
        sum = weight * sum + (1 - weight) * y;
        norm = weight * norm + (1 - weight);
        out.emplace_back(x, sum / norm);
    }
    return out;
}

Points thinned(const Points& points, std::size_t most) {
    if (points.size() <= most) return points;
    Points out;
    const std::size_t buckets = std::max<std::size_t>(most / 2, 1);
    for (std::size_t i = 0; i < buckets; ++i) {
        const auto first = points.begin() + static_cast<std::ptrdiff_t>(i * points.size() / buckets);
        const auto last = points.begin() + static_cast<std::ptrdiff_t>((i + 1) * points.size() / buckets);
        auto [low, high] = std::minmax_element(first, last, [](auto& a, auto& b) { return a.second < b.second; });
        if (high < low) std::swap(low, high);
        out.push_back(*low);
        if (high != low) out.push_back(*high);
    }
    return out;
}

}  // namespace studio::report
