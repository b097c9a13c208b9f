// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace studio::drawing {

/// A place on the object: the unit square -1..1 holds it.
struct Point {
    double x = 0, y = 0;
};

/// How an object looks at a place.
struct Look {
    double distance = 1;  ///< to the outline, negative inside
    double second = 0;    ///< share of its second colour, 0..1
};

enum class Shape { Checks, Columns, Rings, Rows, Star };  ///< in the order of sampleClasses()

/// `pixel`: the size of a pixel in units of the object, for smooth edges.
Look lookAt(Shape shape, Point place, double pixel);

/// How much of a pixel lies inside: 1 inside, 0 outside, a ramp of one pixel between.
double coverage(double distance, double pixel);

}  // namespace studio::drawing
