// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/evaluation/tsne.h"

#include "core/base/process.h"
#include "core/evaluation/over_rows.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace studio {
namespace {

constexpr std::size_t kBlock = 64;     ///< rows that a thread takes at a time
constexpr double kExaggeration = 12;   ///< of the neighbourhoods, at the beginning
constexpr double kStartSpread = 1e-4;  ///< standard deviation of the first coordinate at the beginning
constexpr double kLeastGain = 0.01;
constexpr double kLeastShare = 1e-12;  ///< a P is never smaller

/// Symmetric, rows x rows.
struct Affinities {
    std::size_t rows = 0;
    std::vector<float> values;
    float* row(std::size_t i) { return values.data() + i * rows; }
    const float* row(std::size_t i) const { return values.data() + i * rows; }
};

/// p(other | own) with the width of the Gaussian that has the entropy log(perplexity), by bisection.
void conditional(const std::vector<double>& squared, std::size_t own, double entropy, float* out) {
    double nearest = std::numeric_limits<double>::infinity();
    for (std::size_t j = 0; j < squared.size(); ++j)
        if (j != own) nearest = std::min(nearest, squared[j]);
    double beta = 1, low = 0, high = std::numeric_limits<double>::infinity(), sum = 0;
    for (int step = 0; step < 100; ++step) {
        double weighted = 0;
        sum = 0;
        for (std::size_t j = 0; j < squared.size(); ++j) {
            if (j == own) continue;
            const double p = std::exp(-beta * (squared[j] - nearest));  // from the nearest on: never all 0
            sum += p;
            weighted += p * (squared[j] - nearest);
        }
        const double difference = std::log(sum) + beta * weighted / sum - entropy;
        if (std::abs(difference) < 1e-5) break;
        (difference > 0 ? low : high) = beta;
        beta = std::isinf(high) ? beta * 2 : (low + high) / 2;
    }
    for (std::size_t j = 0; j < squared.size(); ++j)
        out[j] = j == own ? 0.0F : static_cast<float>(std::exp(-beta * (squared[j] - nearest)) / sum);
}

/// From the row `own` to each.
std::vector<double> squaredDistances(const Components& rows, std::size_t count, std::size_t own) {
    const auto width = static_cast<std::size_t>(rows.width);
    const double* from = rows.values.data() + own * width;
    std::vector<double> squared(count, 0);
    for (std::size_t j = 0; j < count; ++j)
        for (std::size_t k = 0; k < width; ++k) {
            const double difference = from[k] - rows.values[j * width + k];
            squared[j] += difference * difference;
        }
    return squared;
}

Affinities affinitiesOf(const Components& rows, std::size_t count, const TsneOptions& options) {
    Affinities p{count, std::vector<float>(count * count)};
    const double perplexity = std::max(2.0, std::min(options.perplexity, static_cast<double>(count - 1) / 3));
    overRows(usableCores(), count, kBlock, options.stop, [&](std::size_t first, std::size_t end) {
        for (std::size_t i = first; i < end; ++i)
            conditional(squaredDistances(rows, count, i), i, std::log(perplexity), p.row(i));
    });
    const auto twice = static_cast<double>(2 * count);
    for (std::size_t i = 0; i < count; ++i)
        for (std::size_t j = i + 1; j < count; ++j) {
            const double both = (double{p.row(i)[j]} + double{p.row(j)[i]}) / twice;
            p.row(i)[j] = p.row(j)[i] = static_cast<float>(std::max(both, kLeastShare));
        }
    return p;
}

/// The first two components, scaled so that the first has the standard deviation `spread`.
std::vector<MapPlace> firstTwo(const Components& rows, std::size_t count, double spread) {
    const auto width = static_cast<std::size_t>(rows.width);
    const double deviation = rows.variances.empty() ? 0 : std::sqrt(rows.variances[0]);
    const double scale = deviation > 0 ? spread / deviation : 0;
    std::vector<MapPlace> places(count);
    for (std::size_t i = 0; i < count; ++i)
        for (std::size_t k = 0; k < std::min<std::size_t>(2, width); ++k)
            places[i][k] = scale * rows.values[i * width + k];
    return places;
}

/// What draws a point to others, what pushes it from them, and its share of the sum that q is over.
struct Forces {
    MapPlace draw{}, push{};
    double sum = 0;
};

Forces forcesOn(std::size_t i, const Affinities& p, const std::vector<double>& x, const std::vector<double>& y) {
    Forces forces;
    const float* own = p.row(i);
    for (std::size_t j = 0; j < x.size(); ++j) {
        const double dx = x[i] - x[j], dy = y[i] - y[j];
        const double near = 1 / (1 + dx * dx + dy * dy);
        const double draw = double{own[j]} * near, push = near * near;
        forces.draw[0] += draw * dx;
        forces.draw[1] += draw * dy;
        forces.push[0] += push * dx;
        forces.push[1] += push * dy;
        forces.sum += near;
    }
    forces.sum -= 1;  // its own
    return forces;
}

}  // namespace

std::vector<MapPlace> tsne(const Components& rows, const TsneOptions& options) {
    const std::size_t count = rows.width > 0 ? rows.values.size() / static_cast<std::size_t>(rows.width) : 0;
    if (count < 4) return firstTwo(rows, count, 1);
    const Affinities p = affinitiesOf(rows, count, options);
    std::vector<double> x(count), y(count);
    const std::vector<MapPlace> start = firstTwo(rows, count, kStartSpread);
    for (std::size_t i = 0; i < count; ++i) x[i] = start[i][0], y[i] = start[i][1];
    const double rate = std::max(static_cast<double>(count) / kExaggeration / 4, 50.0);
    std::vector<MapPlace> speed(count), gain(count, {1, 1});
    std::vector<Forces> forces(count);
    const int threads = usableCores();
    for (int iteration = 0; iteration < options.iterations; ++iteration) {
        const bool early = iteration < options.iterations / 4;
        overRows(threads, count, kBlock, options.stop, [&](std::size_t first, std::size_t end) {
            for (std::size_t i = first; i < end; ++i) forces[i] = forcesOn(i, p, x, y);
        });
        double sum = 0;
        for (const Forces& one : forces) sum += one.sum;
        MapPlace middle{};
        for (std::size_t i = 0; i < count; ++i) {
            for (std::size_t k = 0; k < 2; ++k) {
                const double slope = 4 * ((early ? kExaggeration : 1) * forces[i].draw[k] - forces[i].push[k] / sum);
                gain[i][k] = std::max(slope * speed[i][k] < 0 ? gain[i][k] + 0.2 : gain[i][k] * 0.8, kLeastGain);
                speed[i][k] = (early ? 0.5 : 0.8) * speed[i][k] - rate * gain[i][k] * slope;
                double& place = k == 0 ? x[i] : y[i];
                place += speed[i][k];
                middle[k] += place / static_cast<double>(count);
            }
        }
        for (std::size_t i = 0; i < count; ++i) x[i] -= middle[0], y[i] -= middle[1];
        if (options.progress) options.progress(iteration + 1, options.iterations);
    }
    std::vector<MapPlace> places(count);
    for (std::size_t i = 0; i < count; ++i) places[i] = {x[i], y[i]};
    return places;
}

}  // namespace studio
