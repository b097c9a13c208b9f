// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/training/settings.h"

#include <string>
#include <string_view>
#include <vector>

/// What the loss does while the learning rate grows from step to step (Smith, "Cyclical Learning Rates for Training
/// Neural Networks", 2015, section 3.3), and which rate that speaks for. Plain arithmetic.
namespace studio {

struct RateCurve {
    std::vector<double> rates;       ///< ascending, by the same factor
    std::vector<double> losses;      ///< total, of the batch, before the step of that rate
    std::vector<double> smoothed;    ///< the losses around each weighed by a bell: without lag, what is high cut
    double average = 0;              ///< their moving average, weight 0.98, the start's bias removed
    double lowestAverage = 0;        ///< so far
    bool ranAway = false;            ///< the next loss was not finite, or the last average is four times the lowest
    std::vector<std::string> notes;  ///< what the steps began with, as StartEvent::notes
};

/// The next point. False: no higher rate is worth a step, the loss has run away.
bool addPoint(RateCurve& curve, double rate, double loss);

enum class RateRule { SteepestDescent, TenthOfMinimum };
std::string_view rateRuleName(RateRule rule);  ///< "steepest_descent", "tenth_of_minimum"
std::string_view rateRuleText(RateRule rule);  ///< STUDIO_TEXT("RateFinder", ..), a phrase

/// All rates to two digits: no curve tells more.
struct RateSuggestion {
    double rate = 0;  ///< the one of the two below that `rule` names
    RateRule rule = RateRule::SteepestDescent;
    double steepest = 0;        ///< where the smoothed loss falls fastest over the logarithm of the rate
    double tenthOfMinimum = 0;  ///< a tenth of where it is lowest
    std::string_view why;       ///< STUDIO_TEXT("RateFinder", ..): why there is none; the rates are 0 then
};
/// The usual one: where the loss falls most steeply, before its minimum (Smith's reading of the curve, fastai's
/// lr_steep): a step of that rate gains most. Where that is less than three times below the minimum, behind which the
/// loss blows up, a tenth of the minimum (fastai's lr_min) takes its place: a fall like a cliff is no room to train in.
/// A moving average lags behind the losses by half a decade and more, and so would both rules on it: they look at
/// `smoothed`. The first ten points and the last five, which it knows from one side, count for nothing.
RateSuggestion suggestRate(const RateCurve& curve);

/// What the suggestion is with this schedule: STUDIO_TEXT("RateFinder", ..), a sentence.
std::string_view rateUseText(ScheduleKind schedule);

}  // namespace studio
