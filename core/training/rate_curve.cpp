// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/rate_curve.h"

#include "core/base/text.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <numeric>

namespace studio {
namespace {

// As fastai's lr_find, which ends so.
constexpr double kWeight = 0.98;
constexpr double kRunAway = 4;  // times the lowest
constexpr std::size_t kFirstLeftOut = 10, kLastLeftOut = 5;
constexpr double kBell = 5;  // points: its standard deviation, a third of a decade
constexpr std::size_t kReach = 3 * static_cast<std::size_t>(kBell);  // of the bell, to either side
constexpr double kHigh = 2;          // times the first losses: more counts as that, or one would lift all around it
constexpr double kClearFall = 0.05;  // share of the loss before it
constexpr double kBelowMinimum = 10;
constexpr double kClearOfMinimum = 3;  // times below it the steepest descent has to be

double twoDigits(double value) {
    char text[32];
    const auto end = std::to_chars(std::begin(text), std::end(text), value, std::chars_format::scientific, 1).ptr;
    std::from_chars(std::begin(text), end, value);
    return value;
}

/// The bell's weight of a loss `distance` points away.
double bell(std::size_t distance) {
    const double share = static_cast<double>(distance) / kBell;
    return std::exp(-share * share / 2);
}

double smoothedAt(const std::vector<double>& losses, std::size_t place, double most) {
    const std::size_t first = place - std::min(place, kReach), end = std::min(losses.size(), place + kReach + 1);
    double sum = 0, weights = 0;
    for (std::size_t i = first; i < end; ++i) {
        const double weight = bell(i < place ? place - i : i - place);
        sum += weight * std::min(losses[i], most);
        weights += weight;
    }
    return sum / weights;
}

/// All of it after the first points, whose losses say what is high; then what the bell of a new point reaches.
void smooth(RateCurve& curve) {
    const std::vector<double>& losses = curve.losses;
    const std::size_t known = std::min(losses.size(), kFirstLeftOut);
    const double first = std::accumulate(losses.begin(), losses.begin() + static_cast<std::ptrdiff_t>(known), 0.0);
    const double most = kHigh * first / static_cast<double>(known);
    curve.smoothed.resize(losses.size());
    const std::size_t from = losses.size() <= kFirstLeftOut ? 0 : losses.size() - std::min(losses.size(), kReach + 1);
    for (std::size_t i = from; i < losses.size(); ++i) curve.smoothed[i] = smoothedAt(losses, i, most);
}

RateSuggestion none(std::string_view why) {
    RateSuggestion nothing;
    nothing.why = why;
    return nothing;
}

}  // namespace

bool addPoint(RateCurve& curve, double rate, double loss) {
    curve.ranAway = !std::isfinite(loss);
    if (curve.ranAway) return false;
    const auto before = static_cast<double>(curve.losses.size());
    const double sum = curve.average * (1 - std::pow(kWeight, before));
    curve.average = (kWeight * sum + (1 - kWeight) * loss) / (1 - std::pow(kWeight, before + 1));
    curve.lowestAverage = curve.losses.empty() ? curve.average : std::min(curve.lowestAverage, curve.average);
    curve.rates.push_back(rate);
    curve.losses.push_back(loss);
    smooth(curve);
    curve.ranAway = curve.average > kRunAway * curve.lowestAverage;
    return !curve.ranAway;
}

std::string_view rateRuleName(RateRule rule) {
    return rule == RateRule::SteepestDescent ? "steepest_descent" : "tenth_of_minimum";
}

std::string_view rateRuleText(RateRule rule) {
    if (rule == RateRule::SteepestDescent) return STUDIO_TEXT("RateFinder", "where the loss falls most steeply");
    return STUDIO_TEXT("RateFinder", "a tenth of the rate at which the loss is lowest");
}

RateSuggestion suggestRate(const RateCurve& curve) {
    const std::vector<double>& smoothed = curve.smoothed;
    if (smoothed.size() <= kFirstLeftOut + kLastLeftOut + 2)
        return none(STUDIO_TEXT("RateFinder",
                                "The loss ran away at the lowest rates already: none can be suggested. Look at the "
                                "normalisation and the weights it starts from."));
    const std::size_t first = kFirstLeftOut, end = smoothed.size() - kLastLeftOut;
    const auto at = [&](std::size_t place) { return smoothed.begin() + static_cast<std::ptrdiff_t>(place); };
    const auto lowest = std::min_element(at(first), at(end));
    if (smoothed[first] - *lowest < kClearFall * smoothed[first])
        return none(STUDIO_TEXT("RateFinder",
                                "The loss does not fall clearly at any of these rates: none can be suggested. Keep the "
                                "one you have."));
    const auto slope = [&](std::size_t i) { return smoothed[i + 1] - smoothed[i - 1]; };  // the rates grow evenly
    const auto minimum = static_cast<std::size_t>(lowest - smoothed.begin());
    std::size_t steepest = first;
    for (std::size_t i = first; i < minimum; ++i)
        if (slope(i) < slope(steepest)) steepest = i;
    const bool clear = curve.rates[steepest] * kClearOfMinimum <= curve.rates[minimum];
    RateSuggestion found;
    found.steepest = twoDigits(curve.rates[steepest]);
    found.tenthOfMinimum = twoDigits(curve.rates[minimum] / kBelowMinimum);
    found.rule = clear ? RateRule::SteepestDescent : RateRule::TenthOfMinimum;
    found.rate = clear ? found.steepest : found.tenthOfMinimum;
    return found;
}

std::string_view rateUseText(ScheduleKind schedule) {
    switch (schedule) {
        case ScheduleKind::OneCycle:
            return STUDIO_TEXT("RateFinder", "It is meant for the top of the one cycle, after its rise.");
        case ScheduleKind::Constant:
            return STUDIO_TEXT("RateFinder", "It is meant for every step of the run.");
        case ScheduleKind::Cosine:
        case ScheduleKind::Step:
        case ScheduleKind::Poly:
            break;
    }
    return STUDIO_TEXT("RateFinder", "It is meant for the start of the schedule, from where it falls.");
}

}  // namespace studio
