// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plots/rate_plot.h"

#include "ui/plots/canvas.h"
#include "ui/plots/ticks.h"
#include "ui/theme/theme.h"

#include <qcustomplot.h>

#include <algorithm>

namespace studio::ui {

static constexpr std::size_t kDrawnPoints = 2'000;

struct RatePlot::Parts {
    const TrainingHistory* history = nullptr;
    std::vector<QPointF> plan;
    QCPGraph* toCome = nullptr;
    QCPGraph* used = nullptr;
    QCPGraph* now = nullptr;
    QCPItemText* value = nullptr;
};

static TickRule rateTickRule() {
    return {[](Range range) { return niceTicks(range, 3); },
            [](double tick, Range) { return QString::number(tick, 'g', 4); }};
}

RatePlot::RatePlot(QWidget* parent) : PlotWidget(parent), d(std::make_unique<Parts>()) {
    QCustomPlot& plot = canvas();
    d->toCome = plot.addGraph();
    d->used = plot.addGraph();
    d->now = plot.addGraph();
    d->value = addLabel(plot, Qt::AlignLeft | Qt::AlignBottom);
    plot.axisRect()->setMinimumMargins(QMargins(kAxisRoom, 8, 8, 20));
    setTickRule(*plot.yAxis, rateTickRule());
    setTickRule(*plot.xAxis, wholeTickRule(4));
    restyle();
}

RatePlot::~RatePlot() = default;

void RatePlot::setHistory(const TrainingHistory* history) {
    d->history = history;
    scheduleRedraw();
}

void RatePlot::setPlan(std::vector<QPointF> plan) {
    d->plan = std::move(plan);
    scheduleRedraw();
}

const std::vector<QPointF>& RatePlot::plan() const {
    return d->plan;
}

Range RatePlot::xRange() const {
    return rangeOf(*canvas().xAxis);
}
Range RatePlot::yRange() const {
    return rangeOf(*canvas().yAxis);
}

void RatePlot::takePast(double& reached, double& highest) {
    QVector<double> x, y;
    if (d->history) {
        const auto& batches = d->history->batches;
        const std::size_t stride = std::max<std::size_t>(1, batches.size() / kDrawnPoints);
        const auto add = [&](const BatchEvent& batch) {
            x.append(xOf(batch, XAxis::Epoch, d->history->start.batchesPerEpoch));
            y.append(batch.lr);
            highest = std::max(highest, batch.lr);
        };
        for (std::size_t i = 0; i + 1 < batches.size(); i += stride) add(batches[i]);
        if (!batches.empty()) add(batches.back());
    }
    d->used->setData(x, y, true);
    d->now->data()->clear();
    if (x.isEmpty()) return;
    reached = x.back();
    d->now->addData(x.back(), y.back());
}

void RatePlot::takePlan(double reached, double& highest) {
    QVector<double> x, y;
    for (const QPointF& point : d->plan) {
        highest = std::max(highest, point.y());
        if (point.x() < reached) continue;
        x.append(point.x());
        y.append(point.y());
    }
    d->toCome->setData(x, y, true);
}

void RatePlot::redraw() {
    double reached = 0, highest = 0;
    takePast(reached, highest);
    takePlan(reached, highest);
    const double end = d->plan.empty() ? reached : std::max(reached, d->plan.back().x());
    setEmpty(highest == 0);
    // Room for the whole dot at the end and on the ground.
    setRange(*canvas().xAxis, {0, 1.04 * std::max(1.0, end)});
    setRange(*canvas().yAxis, {-0.06 * highest, highest > 0 ? 1.06 * highest : 1});
}

void RatePlot::placeItems() {
    const bool shown = d->now->dataCount() > 0;
    d->value->setVisible(shown);
    if (!shown) return;
    const auto point = d->now->data()->constBegin();
    d->value->setText(powerText(point->value));
    // Above the dot, on the side the curve does not come from.
    const bool rising = d->used->dataCount() > 1 && (d->used->data()->constEnd() - 2)->value < point->value;
    const QRect inside = canvas().axisRect()->rect();
    const int width = QFontMetrics(d->value->font()).horizontalAdvance(d->value->text());
    const double x = canvas().xAxis->coordToPixel(point->key) + (rising ? -width - 8 : 8);
    const double y = canvas().yAxis->coordToPixel(point->value);
    d->value->position->setPixelPosition(QPointF(std::clamp<double>(x, inside.left() + 2, inside.right() - width - 4),
                                                 std::max<double>(y - 6, inside.top() + 16)));
}

void RatePlot::restyle() {
    const Theme& theme = Theme::instance();
    const QColor colour = theme.color(Token::Text);
    d->used->setPen(solidPen(colour, 2));
    d->toCome->setPen(dottedPen(theme.color(Token::Muted)));
    d->now->setPen(Qt::NoPen);
    d->now->setLineStyle(QCPGraph::lsNone);
    d->now->setScatterStyle(QCPScatterStyle(QCPScatterStyle::ssCircle, colour, colour, 7));
    d->value->setFont(theme.font(TextSize::Caption, true));
    d->value->setColor(colour);
    d->value->setBrush(withAlpha(theme.color(Token::Panel), 0.8));
    setAccessibleName(tr("Learning rate"));
    setEmptyText(tr("The plan appears with a data set."));
}

}  // namespace studio::ui
