// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plots/ticks.h"

#include <cmath>
#include <iterator>

namespace studio::ui {

static std::vector<double> multiplesOf(double step, Range range) {
    std::vector<double> ticks;
    // A tick that stands on the edge of the range must not be lost to rounding.
    const double slack = 1e-9 * step;
    const auto first = static_cast<long long>(std::ceil((range.low - slack) / step));
    const auto last = static_cast<long long>(std::floor((range.high + slack) / step));
    for (long long i = first; i <= last; ++i) ticks.push_back(static_cast<double>(i) * step);
    return ticks;
}

double niceStep(Range range, int wanted) {
    const double rough = range.size() / std::max(1, wanted);
    if (!(rough > 0) || !std::isfinite(rough)) return 1;
    const double power = std::pow(10.0, std::floor(std::log10(rough)));
    for (const double factor : {1.0, 2.0, 5.0}) {
        if (factor * power >= rough * (1 - 1e-9)) return factor * power;
    }
    return 10 * power;
}

std::vector<double> niceTicks(Range range, int wanted) {
    return multiplesOf(niceStep(range, wanted), range);
}

std::vector<double> wholeTicks(Range range, int wanted) {
    return multiplesOf(std::max(1.0, niceStep(range, wanted)), range);
}

std::vector<double> logTicks(Range range, int wanted) {
    if (!(range.low > 0) || !(range.high > range.low)) return {};
    const double decades = std::log10(range.high / range.low);
    if (decades < 0.7) return niceTicks(range, wanted);
    const bool wholePowers = 3 * decades > 2 * wanted;
    std::vector<double> ticks;
    for (int power = static_cast<int>(std::floor(std::log10(range.low))); power <= std::ceil(std::log10(range.high));
         ++power) {
        for (const double factor : {1.0, 2.0, 5.0}) {
            const double tick = factor * std::pow(10.0, power);
            if (range.contains(tick) && (factor == 1.0 || !wholePowers)) ticks.push_back(tick);
        }
    }
    return ticks;
}

std::vector<double> timeTicks(Range range, int wanted) {
    static constexpr double kSteps[] = {1,   2,   5,    10,   15,   30,    60,    120,   300,
                                        600, 900, 1800, 3600, 7200, 10800, 21600, 43200, 86400};
    const double rough = range.size() / std::max(1, wanted);
    for (const double step : kSteps) {
        if (step >= rough) return multiplesOf(step, range);
    }
    return multiplesOf(86400 * std::ceil(rough / 86400), range);
}

QString tickText(double value, double step) {
    const int decimals = step >= 1 ? 0 : static_cast<int>(std::ceil(-std::log10(step) - 1e-9));
    if (std::abs(value) < step * 1e-6) value = 0;
    return QString::number(value, 'f', decimals);
}

QString logTickText(double value) {
    return QString::number(value, 'g', 3);
}

QString powerText(double value) {
    const QString text = QString::number(value, 'g', 2);
    const qsizetype e = text.indexOf('e');
    if (e < 0) return text;
    QString raised;
    for (const QChar c : QString::number(text.mid(e + 1).toInt()))
        raised += QStringLiteral("⁰¹²³⁴⁵⁶⁷⁸⁹⁻")[c == '-' ? 10 : c.digitValue()];
    return text.left(e) + QStringLiteral("·10") + raised;
}

QString timeText(double seconds) {
    const auto whole = static_cast<long long>(std::llround(std::max(0.0, seconds)));
    const auto two = [](long long part) { return QString::number(part).rightJustified(2, QLatin1Char('0')); };
    if (whole >= 3600) {
        return QString::number(whole / 3600) + ':' + two(whole / 60 % 60) + ':' + two(whole % 60);
    }
    return QString::number(whole / 60) + ':' + two(whole % 60);
}

}  // namespace studio::ui
