// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/sample_shapes.h"

#include <algorithm>
#include <array>
#include <cmath>

// Only + - * / and square roots, which every machine rounds alike (and no fused multiply-add, see CMakeLists.txt):
// the sample has the same bytes everywhere.
namespace studio::drawing {
namespace {

double length(double x, double y) {
    return std::sqrt(x * x + y * y);
}

/// A square wave of period 2, +1 first, its edges smoothed over one pixel.
double wave(double position, double pixel) {
    const double cell = std::floor(position);
    const double sign = cell - 2 * std::floor(cell / 2) < 0.5 ? 1.0 : -1.0;
    const double toEdge = std::min(position - cell, cell + 1 - position);
    return sign * std::min(1.0, 2 * toEdge / pixel);
}

double box(Point p, double halfWidth, double halfHeight) {
    const double dx = std::abs(p.x) - halfWidth, dy = std::abs(p.y) - halfHeight;
    return length(std::max(dx, 0.0), std::max(dy, 0.0)) + std::min(std::max(dx, dy), 0.0);
}

/// Every 36 degrees from the top, clockwise.
constexpr double kSin36 = 0.58778525229247314, kCos36 = 0.80901699437494745;
constexpr double kSin72 = 0.95105651629515353, kCos72 = 0.30901699437494745;
constexpr std::array<Point, 10> kDirections{{{0, -1},
                                             {kSin36, -kCos36},
                                             {kSin72, -kCos72},
                                             {kSin72, kCos72},
                                             {kSin36, kCos36},
                                             {0, 1},
                                             {-kSin36, kCos36},
                                             {-kSin72, kCos72},
                                             {-kSin72, -kCos72},
                                             {-kSin36, -kCos36}}};

Point starCorner(std::size_t i) {
    const double radius = i % 2 == 0 ? 1.0 : 0.42;
    return {radius * kDirections[i].x, radius * kDirections[i].y};
}

/// Five tips, radius 1: the nearest of its ten edges, inside where a ray to the right crosses an odd number of them.
double star(Point p) {
    double nearest = 10;
    bool inside = false;
    for (std::size_t i = 0; i < kDirections.size(); ++i) {
        const Point a = starCorner(i), b = starCorner((i + 1) % kDirections.size());
        const double edgeX = b.x - a.x, edgeY = b.y - a.y, fromX = p.x - a.x, fromY = p.y - a.y;
        const double along = std::clamp((fromX * edgeX + fromY * edgeY) / (edgeX * edgeX + edgeY * edgeY), 0.0, 1.0);
        nearest = std::min(nearest, length(fromX - along * edgeX, fromY - along * edgeY));
        const bool crosses = (a.y > p.y) != (b.y > p.y) && fromX < edgeX * fromY / edgeY;
        inside = inside != crosses;
    }
    return inside ? -nearest : nearest;
}

/// Solid shapes carry their second colour as a rim: every class has two.
Look rimmed(double distance, double rim, double pixel) {
    return {distance, 1 - coverage(distance + rim, pixel)};
}

/// A square of seven bars.
Look bars(Point p, double across, double pixel) {
    constexpr double kBars = 4.375;  // per unit
    return {box(p, 0.8, 0.8), 0.5 + 0.5 * wave((across + 0.8) * kBars, pixel * kBars)};
}

}  // namespace

double coverage(double distance, double pixel) {
    return std::clamp(0.5 - distance / pixel, 0.0, 1.0);
}

Look lookAt(Shape shape, Point p, double pixel) {
    switch (shape) {
        case Shape::Checks: {
            constexpr double kCells = 2.5;  // per unit: four cells across
            const double pattern = wave(p.x * kCells, pixel * kCells) * wave(p.y * kCells, pixel * kCells);
            return {box(p, 0.8, 0.8), 0.5 + 0.5 * pattern};
        }
        case Shape::Columns:
            return bars(p, p.x, pixel);
        case Shape::Rings: {
            constexpr double kRings = 5;
            const double radius = length(p.x, p.y);
            return {radius - 0.95, 0.5 + 0.5 * wave(radius / 0.95 * kRings, pixel / 0.95 * kRings)};
        }
        case Shape::Rows:
            return bars(p, p.y, pixel);
        case Shape::Star:
            return rimmed(star(p), 0.1, pixel);
    }
    return {};
}

}  // namespace studio::drawing
