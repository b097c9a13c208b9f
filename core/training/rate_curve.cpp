// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/rate_curve.h"

#include "core/base/text.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace studio {
namespace {

// As fastai's lr_find, but for the reach: between neighbours the average's slope is one batch's noise.
constexpr double kWeight = 0.98;
constexpr double kRunAway = 4;  // times the lowest
constexpr std::size_t kFirstLeftOut = 10, kLastLeftOut = 5;
constexpr std::size_t kReach = 3;    // points on either side
constexpr double kClearFall = 0.05;  // share of the loss before it
constexpr double kBelowMinimum = 10;

double twoDigits(double value) {
    char text[32];
    const auto end = std::to_chars(std::begin(text), std::end(text), value, std::chars_format::scientific, 1).ptr;
    std::from_chars(std::begin(text), end, value);
    return value;
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
    const double sum = curve.smoothed.empty() ? 0 : curve.smoothed.back() * (1 - std::pow(kWeight, before));
    const double average = (kWeight * sum + (1 - kWeight) * loss) / (1 - std::pow(kWeight, before + 1));
    const double lowest = curve.smoothed.empty() ? average : *std::ranges::min_element(curve.smoothed);
    curve.rates.push_back(rate);
    curve.losses.push_back(loss);
    curve.smoothed.push_back(average);
    curve.ranAway = average > kRunAway * lowest;
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
    if (smoothed.size() <= kFirstLeftOut + kLastLeftOut + 2 * kReach)
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
    const auto slope = [&](std::size_t i) {
        return (smoothed[i + kReach] - smoothed[i - kReach]) /
               std::log(curve.rates[i + kReach] / curve.rates[i - kReach]);
    };
    std::size_t steepest = first + kReach;
    for (std::size_t i = steepest; i + kReach < end; ++i)
        if (slope(i) < slope(steepest)) steepest = i;
    RateSuggestion found;
    found.steepest = twoDigits(curve.rates[steepest]);
    found.tenthOfMinimum = twoDigits(curve.rates[static_cast<std::size_t>(lowest - smoothed.begin())] / kBelowMinimum);
    found.rate = std::min(found.steepest, found.tenthOfMinimum);
    found.rule = found.rate == found.steepest ? RateRule::SteepestDescent : RateRule::TenthOfMinimum;
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
