// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/find_rate.h"

#include "app/cli/exit_code.h"
#include "app/cli/open_data.h"
#include "app/cli/text.h"
#include "core/training/rate_finder.h"

namespace studio::cli {
namespace {

/// A rate as people write it: 0.0021, 1.2e-05.
std::string rateText(double rate, int digits = 2) {
    char text[32];
    std::snprintf(text, sizeof text, "%.*g", digits, rate);
    return text;
}

void printTable(Console& console, const RateCurve& curve) {
    std::vector<std::vector<std::string>> rows{{"rate", "loss", "smoothed"}};
    for (std::size_t i = 0; i < curve.rates.size(); ++i)
        rows.push_back({rateText(curve.rates[i], 3), fixed(curve.losses[i], 4), fixed(curve.smoothed[i], 4)});
    console.line(tableText(rows));
}

void printSuggestion(Console& console, const RateSuggestion& found, ScheduleKind schedule) {
    if (!found.why.empty()) return console.line(found.why);
    console.line("Suggested: " + rateText(found.rate) + ", " + std::string(rateRuleText(found.rule)) + " (--lr " +
                 rateText(found.rate) + ")");
    console.line(rateUseText(schedule));
    const bool steepest = found.rule == RateRule::SteepestDescent;
    const RateRule other = steepest ? RateRule::TenthOfMinimum : RateRule::SteepestDescent;
    console.line("The other rule: " + rateText(steepest ? found.tenthOfMinimum : found.steepest) + ", " +
                 std::string(rateRuleText(other)) + (steepest ? "" : ", which is too close to where it grows again"));
}

Json numbers(const std::vector<double>& values) {
    Json list = Json::array();
    for (const double value : values) list.push_back(number(value));
    return list;
}

}  // namespace

int findRate(Context& context, TrainingRequest& request) {
    const Settings& settings = request.settings;
    const auto data = openForTraining(context, request);
    Console& console = context.console;
    const RateCurve curve =
        studio::findRate(*loadEngine(), data, settings, context.stop, [&console](const RateCurve& so) {
            if (so.rates.empty()) return;
            console.progress("finding the rate", static_cast<std::int64_t>(so.rates.size()), kRateSteps,
                             "rate " + rateText(so.rates.back()) + "  loss " + fixed(so.losses.back(), 4));
        });
    console.endProgress();
    for (const std::string& note : curve.notes) console.note(note);
    const RateSuggestion found = suggestRate(curve);
    printTable(console, curve);
    printSuggestion(console, found, settings.schedule);
    Json json{{"rates", numbers(curve.rates)},
              {"losses", numbers(curve.losses)},
              {"smoothed", numbers(curve.smoothed)},
              {"ran_away", curve.ranAway}};
    if (found.why.empty()) {
        json["suggestion"] = number(found.rate);
        json["rule"] = rateRuleName(found.rule);
        json["steepest_descent"] = number(found.steepest);
        json["tenth_of_minimum"] = number(found.tenthOfMinimum);
    } else {
        json["suggestion"] = nullptr;
        json["message"] = found.why;
    }
    console.object(json);
    return kDone;
}

}  // namespace studio::cli
