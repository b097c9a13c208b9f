// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plots/finder_plot.h"

#include "ui/plots/canvas.h"
#include "ui/plots/ticks.h"
#include "ui/text/format.h"
#include "ui/theme/theme.h"

#include <qcustomplot.h>

#include <algorithm>
#include <utility>

namespace studio::ui {

static constexpr int kRateTicks = 5;
/// Above so many times the first loss nothing is shown: a loss that runs away would flatten all that came before.
static constexpr double kShownAbove = 1.6;

struct FinderPlot::Parts {
    RateCurve curve;
    double low = 1e-6, high = 1, suggested = 0;
    QCPGraph* batches = nullptr;
    QCPGraph* average = nullptr;
    QCPItemStraightLine* mark = nullptr;
    QCPItemText* value = nullptr;
};

FinderPlot::FinderPlot(QWidget* parent) : CursorPlot(parent), d(std::make_unique<Parts>()) {
    QCustomPlot& plot = canvas();
    d->batches = plot.addGraph();
    d->average = plot.addGraph();
    d->mark = addGuide(plot);
    d->value = addLabel(plot, Qt::AlignLeft | Qt::AlignTop);
    plot.axisRect()->setMinimumMargins(QMargins(kAxisRoom, 8, 8, 20));
    {
        const auto ours = byUs();  // a logarithmic axis changes its range
        plot.xAxis->setScaleType(QCPAxis::stLogarithmic);
    }
    setTickRule(*plot.xAxis, {[](Range range) { return logTicks(range, kRateTicks); },
                              [](double tick, Range) { return powerText(tick); }});
    setTickRule(*plot.yAxis, niceTickRule(4));
    restyle();
}

FinderPlot::~FinderPlot() = default;

void FinderPlot::setCurve(RateCurve curve, double low, double high, double suggested) {
    if (curve.rates.empty()) forgetZoom();
    d->curve = std::move(curve);
    d->low = low;
    d->high = high;
    d->suggested = suggested;
    scheduleRedraw();
}

QPen FinderPlot::batchPen() {
    return solidPen(withAlpha(Theme::instance().color(Token::Muted), 0.6));
}

QPen FinderPlot::averagePen() {
    return solidPen(Theme::instance().color(Token::Text), 2);
}

QPen FinderPlot::suggestionPen() {
    return dashedPen(Theme::instance().color(Token::Accent));
}

const RateCurve& FinderPlot::curve() const {
    return d->curve;
}

void FinderPlot::takeData() {
    const auto listed = [](const std::vector<double>& values) { return QVector<double>(values.begin(), values.end()); };
    d->batches->setData(listed(d->curve.rates), listed(d->curve.losses), true);
    d->average->setData(listed(d->curve.rates), listed(d->curve.smoothed), true);
    d->mark->setVisible(d->suggested > 0);
    if (d->suggested > 0) placeVertical(*d->mark, d->suggested);
    setEmpty(d->curve.rates.empty());
}

void FinderPlot::fitRanges() {
    const std::vector<double>& losses = d->curve.losses;
    if (losses.empty()) return setRanges({d->low, d->high}, {0, 1});
    std::vector<double> shown = d->curve.smoothed;
    shown.insert(shown.end(), losses.begin(), losses.end());
    std::erase_if(shown, [most = kShownAbove * losses.front()](double loss) { return loss > most; });
    setRanges({d->low, d->high}, valueRange(std::move(shown), false, false));
}

/// Over the logarithm, as they stand on the axis.
std::size_t FinderPlot::nearest(double rate) const {
    const std::vector<double>& rates = d->curve.rates;
    const auto above = std::ranges::lower_bound(rates, rate);
    if (above == rates.begin()) return 0;
    const auto place = static_cast<std::size_t>(above - rates.begin());
    if (above == rates.end()) return place - 1;
    return rate / rates[place - 1] < rates[place] / rate ? place - 1 : place;
}

std::optional<CursorDrawing> FinderPlot::valuesAt(double x) const {
    if (d->curve.rates.empty() || x <= 0) return std::nullopt;
    const std::size_t place = nearest(x);
    const Theme& theme = Theme::instance();
    CursorDrawing drawing;
    drawing.x = d->curve.rates[place];
    drawing.title = tr("learning rate %1").arg(powerText(drawing.x));
    const double smoothed = d->curve.smoothed[place], loss = d->curve.losses[place];
    drawing.rows.push_back({tr("loss, averaged"), lossText(smoothed), theme.color(Token::Text), smoothed});
    drawing.rows.push_back({tr("of the batch"), lossText(loss), theme.color(Token::Muted), loss});
    return drawing;
}

std::optional<double> FinderPlot::walked(std::optional<double> x, int by) const {
    const std::vector<double>& rates = d->curve.rates;
    if (rates.empty()) return std::nullopt;
    const auto from = static_cast<std::ptrdiff_t>(x ? nearest(*x) : rates.size() - 1);
    return rates[static_cast<std::size_t>(std::clamp<std::ptrdiff_t>(from + by, 0, std::ssize(rates) - 1))];
}

/// The suggestion's number at the top of its line, on the side where there is room.
void FinderPlot::placeParts() {
    d->value->setVisible(d->suggested > 0 && xRange().contains(d->suggested));
    if (!d->value->visible()) return;
    d->value->setText(powerText(d->suggested));
    const QRect inside = canvas().axisRect()->rect();
    const int width = QFontMetrics(d->value->font()).horizontalAdvance(d->value->text()) + 8;
    const double line = canvas().xAxis->coordToPixel(d->suggested);
    const double x = line + width + 4 > inside.right() ? line - width : line + 4;
    d->value->position->setPixelPosition(QPointF(x, inside.top() + 4));
}

void FinderPlot::restyle() {
    const Theme& theme = Theme::instance();
    d->batches->setPen(batchPen());
    d->average->setPen(averagePen());
    d->mark->setPen(suggestionPen());
    d->value->setFont(theme.font(TextSize::Caption, true));
    d->value->setColor(theme.color(Token::Accent));
    d->value->setBrush(withAlpha(theme.color(Token::Panel), 0.8));
    setAccessibleName(tr("Loss over the learning rate"));
    setEmptyText(tr("The curve appears with the first step."));
}

}  // namespace studio::ui
