// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/random.h"
#include "core/data/sample.h"
#include "core/data/sample_shapes.h"

#include <algorithm>
#include <array>
#include <cmath>

// Same bytes everywhere: see sample_shapes.cpp.
namespace studio {

namespace {

using drawing::Point;
using Colour = std::array<double, 3>;  ///< 0..255

Colour mix(const Colour& a, const Colour& b, double share) {
    return {a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share, a[2] + (b[2] - a[2]) * share};
}

double difference(const Colour& a, const Colour& b) {
    const double r = a[0] - b[0], g = a[1] - b[1], blue = a[2] - b[2];
    return std::sqrt(r * r + g * g + blue * blue);
}

Colour anyColour(Random& random) {
    return {random.uniform(0, 255), random.uniform(0, 255), random.uniform(0, 255)};
}

double brightness(const Colour& colour) {
    return 0.299 * colour[0] + 0.587 * colour[1] + 0.114 * colour[2];
}

/// The colour of many that scores highest; the first that reaches 1 is good enough.
template <class Score>
Colour bestColour(Random& random, Score score) {
    Colour best{};
    double bestScore = -1;
    for (int i = 0; i < 100 && bestScore < 1; ++i) {
        const Colour tried = anyColour(random);
        const double reached = score(tried);
        if (reached <= bestScore) continue;
        best = tried;
        bestScore = reached;
    }
    return best;
}

/// A direction without sines: a point of the unit disc, stretched to its rim.
Point anyDirection(Random& random) {
    while (true) {
        const Point p{random.uniform(-1, 1), random.uniform(-1, 1)};
        const double length = std::sqrt(p.x * p.x + p.y * p.y);
        if (length > 0.1 && length <= 1) return {p.x / length, p.y / length};
    }
}

/// About 15 degrees to either side of upright.
Point uprightDirection(Random& random) {
    const double slope = random.uniform(-0.25, 0.25), length = std::sqrt(1 + slope * slope);
    return {1 / length, slope / length};
}

/// Random values on a grid, smoothly joined: 0..1.
class Clouds {
public:
    Clouds(double cell, Random& random) : m_cell(cell) {
        for (double& value : m_values) value = random.uniform();
    }
    double at(double x, double y) const {
        const double u = x / m_cell, v = y / m_cell;
        const double left = std::floor(u), top = std::floor(v);
        const double s = eased(u - left), t = eased(v - top);
        const auto column = static_cast<std::size_t>(left), row = static_cast<std::size_t>(top);
        const double upper = value(column, row) + (value(column + 1, row) - value(column, row)) * s;
        const double lower = value(column, row + 1) + (value(column + 1, row + 1) - value(column, row + 1)) * s;
        return upper + (lower - upper) * t;
    }

private:
    static constexpr std::size_t kSide = 64;
    static double eased(double t) { return t * t * (3 - 2 * t); }
    double value(std::size_t column, std::size_t row) const { return m_values[(row % kSide) * kSide + column % kSide]; }

    double m_cell;
    std::array<double, kSide * kSide> m_values{};
};

/// What lies behind the object, between two colours: a gradient, fine or coarse clouds, or soft blobs.
class Background {
public:
    Background(int width, int height, Random& random)
        : m_kind(static_cast<Kind>(random.below(4))),
          m_first(anyColour(random)),
          m_second(mix(m_first, anyColour(random), random.uniform(0.3, 0.8))),
          m_direction(anyDirection(random)),
          m_middle{width / 2.0, height / 2.0},
          m_reach((width + height) / 2.0),
          m_clouds(m_kind == Kind::FineClouds ? random.uniform(6, 14) : random.uniform(25, 80), random) {
        if (m_kind != Kind::Blobs) return;
        const std::uint64_t count = 5 + random.below(10);
        for (std::uint64_t i = 0; i < count; ++i)
            m_blobs.push_back(
                {{random.uniform(0, width), random.uniform(0, height)}, random.uniform(0.06, 0.25) * m_reach});
    }

    const Colour& first() const { return m_first; }
    const Colour& second() const { return m_second; }

    Colour at(double x, double y) const { return mix(m_first, m_second, share(x, y)); }

private:
    enum class Kind { Gradient, FineClouds, CoarseClouds, Blobs };
    struct Blob {
        Point centre;
        double radius;
    };

    double share(double x, double y) const {
        const double along = (x - m_middle.x) * m_direction.x + (y - m_middle.y) * m_direction.y;
        const double gradient = std::clamp(0.5 + along / m_reach, 0.0, 1.0);
        if (m_kind == Kind::Gradient) return gradient;
        if (m_kind != Kind::Blobs) return std::clamp(0.7 * m_clouds.at(x, y) + 0.3 * gradient, 0.0, 1.0);
        double rest = 1;
        for (const Blob& blob : m_blobs) {
            const double dx = x - blob.centre.x, dy = y - blob.centre.y;
            const double inside = 1 - (dx * dx + dy * dy) / (blob.radius * blob.radius);
            if (inside > 0) rest *= 1 - inside * inside;
        }
        return 1 - rest;
    }

    Kind m_kind;
    Colour m_first, m_second;
    Point m_direction, m_middle;
    double m_reach;
    Clouds m_clouds;
    std::vector<Blob> m_blobs;
};

struct Object {
    drawing::Shape shape;
    Point centre, direction;
    double half;  ///< of its side, in pixels
    Colour first, second;

    /// Its colour over what lies behind.
    Colour over(const Colour& behind, double x, double y) const {
        const double dx = (x - centre.x) / half, dy = (y - centre.y) / half;
        const Point place{dx * direction.x + dy * direction.y, dy * direction.x - dx * direction.y};
        if (std::abs(place.x) > 1.2 || std::abs(place.y) > 1.2) return behind;
        const drawing::Look look = drawing::lookAt(shape, place, 1 / half);
        return mix(behind, mix(first, second, look.second), drawing::coverage(look.distance, 1 / half));
    }
};

/// Mostly 60 to 90 % of the shorter side and not far from the middle, one of ten smaller: eight epochs must be enough
/// to learn it. Its two colours differ in brightness, too.
Object anyObject(drawing::Shape shape, int width, int height, const Background& background, Random& random) {
    constexpr double kShift = 0.25;  // of what would still keep it inside
    const double share = random.uniform() < 0.9 ? random.uniform(0.6, 0.9) : random.uniform(0.05, 0.6);
    Object object{shape, {}, uprightDirection(random), share * std::min(width, height) / 2, {}, {}};
    const double spareX = (width / 2.0 - object.half) * kShift, spareY = (height / 2.0 - object.half) * kShift;
    object.centre = {width / 2.0 + random.uniform(-spareX, spareX), height / 2.0 + random.uniform(-spareY, spareY)};
    const auto offBackground = [&](const Colour& colour) {
        return std::min(difference(colour, background.first()), difference(colour, background.second())) / 130;
    };
    object.first = bestColour(random, offBackground);
    object.second = bestColour(random, [&](const Colour& colour) {
        return std::min(offBackground(colour), std::abs(brightness(colour) - brightness(object.first)) / 110);
    });
    return object;
}

}  // namespace

std::span<const std::string_view> sampleClasses() {
    static constexpr std::array<std::string_view, 5> kNames{"checks", "columns", "rings", "rows", "star"};
    return kNames;
}

Picture drawSamplePicture(std::uint64_t seed, int label, int index) {
    Random random(seed, static_cast<std::uint64_t>(label) * 100'000 + static_cast<std::uint64_t>(index), 0x5A3B1E);
    const int width = 160 + static_cast<int>(random.below(161));
    const int height = std::clamp(static_cast<int>(width * random.uniform(0.75, 1.0 / 0.75)), 160, 320);
    const Background background(width, height, random);
    const Object object = anyObject(static_cast<drawing::Shape>(label), width, height, background, random);
    const double grain = random.uniform(2, 16);

    Picture picture{width, height, {}};
    picture.rgb.reserve(static_cast<std::size_t>(width) * static_cast<std::size_t>(height) * 3);
    for (int row = 0; row < height; ++row) {
        for (int column = 0; column < width; ++column) {
            const double x = column + 0.5, y = row + 0.5;
            const Colour colour = object.over(background.at(x, y), x, y);
            const double noise = (random.uniform() - 0.5) * grain;
            for (const double value : colour)
                picture.rgb.push_back(static_cast<std::uint8_t>(std::clamp(value + noise, 0.0, 255.0) + 0.5));
        }
    }
    return picture;
}

}  // namespace studio
