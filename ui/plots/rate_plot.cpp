// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plots/rate_plot.h"

#include "ui/plots/canvas.h"
#include "ui/plots/ticks.h"
#include "ui/theme/theme.h"

#include <qcustomplot.h>

#include <algorithm>
#include <cmath>
#include <filesystem>

namespace studio::ui {

static constexpr std::size_t kDrawnPoints = 2'000;

struct RatePlot::Parts {
    const TrainingHistory* history = nullptr;
    std::vector<QPointF> plan;
    int stepsPerEpoch = 1;
    XAxis axis = XAxis::Epoch;
    std::filesystem::path run;  ///< whose batches are drawn
    double reached = 0, highest = 0;
    QCPGraph* toCome = nullptr;
    QCPGraph* used = nullptr;
    QCPGraph* now = nullptr;
    QCPItemText* value = nullptr;
};

static TickRule rateTickRule() {
    return {[](Range range) { return niceTicks(range, 3); },
            [](double tick, Range) { return QString::number(tick, 'g', 4); }};
}

RatePlot::RatePlot(QWidget* parent) : CursorPlot(parent), d(std::make_unique<Parts>()) {
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

void RatePlot::setPlan(std::vector<QPointF> plan, int stepsPerEpoch) {
    d->plan = std::move(plan);
    d->stepsPerEpoch = std::max(1, stepsPerEpoch);
    scheduleRedraw();
}

const std::vector<QPointF>& RatePlot::plan() const {
    return d->plan;
}

void RatePlot::setAxis(XAxis axis) {
    if (axis == d->axis) return;
    d->axis = axis;
    setTickRule(*canvas().xAxis, axis == XAxis::Time ? timeTickRule(4) : wholeTickRule(4));
    showAll();
}

const std::vector<BatchEvent>& RatePlot::batches() const {
    static const std::vector<BatchEvent> none;
    return d->history ? d->history->batches : none;
}

double RatePlot::xOf(const BatchEvent& batch) const {
    return ui::xOf(batch, d->axis, d->history->start.batchesPerEpoch);
}

/// How far an epoch reaches along the axis; 0 where that is not known yet.
double RatePlot::unitsPerEpoch() const {
    if (d->axis == XAxis::Epoch) return 1;
    if (d->axis == XAxis::Step) return d->stepsPerEpoch;
    if (batches().empty()) return 0;
    const BatchEvent& last = batches().back();
    return last.seconds / std::max(1e-9, ui::xOf(last, XAxis::Epoch, d->history->start.batchesPerEpoch));
}

void RatePlot::takePast() {
    QVector<double> x, y;
    const auto& all = batches();
    const std::size_t stride = std::max<std::size_t>(1, all.size() / kDrawnPoints);
    const auto add = [&](const BatchEvent& batch) {
        x.append(xOf(batch));
        y.append(batch.lr);
        d->highest = std::max(d->highest, batch.lr);
    };
    for (std::size_t i = 0; i + 1 < all.size(); i += stride) add(all[i]);
    if (!all.empty()) add(all.back());
    d->used->setData(x, y, true);
    d->now->data()->clear();
    if (x.isEmpty()) return;
    d->reached = x.back();
    d->now->addData(x.back(), y.back());
}

void RatePlot::takePlan() {
    QVector<double> x, y;
    const double unit = unitsPerEpoch();
    for (const QPointF& point : d->plan) {
        d->highest = std::max(d->highest, point.y());
        if (unit == 0 || point.x() * unit < d->reached) continue;
        x.append(point.x() * unit);
        y.append(point.y());
    }
    d->toCome->setData(x, y, true);
}

void RatePlot::takeData() {
    if (d->history && d->history->start.run != d->run) {
        d->run = d->history->start.run;
        forgetZoom();
    }
    d->reached = d->highest = 0;
    takePast();
    takePlan();
    setEmpty(d->used->dataCount() == 0 && d->toCome->dataCount() == 0);
}

void RatePlot::fitRanges() {
    const double planned = d->toCome->dataCount() > 0 ? (d->toCome->data()->constEnd() - 1)->key : 0;
    const double least = d->axis == XAxis::Epoch ? 1 : 10;
    // Room for the whole dot at the end and on the ground.
    setRanges({0, 1.04 * std::max({least, d->reached, planned})},
              {-0.06 * d->highest, d->highest > 0 ? 1.06 * d->highest : 1});
}

std::optional<CursorDrawing> RatePlot::valuesAt(double x) const {
    CursorDrawing drawing;
    const Theme& theme = Theme::instance();
    const auto place = nearestBatch(batches(), x, d->axis, d->history ? d->history->start.batchesPerEpoch : 1);
    if (place && (x <= d->reached || d->toCome->dataCount() == 0)) {
        const BatchEvent& batch = batches()[*place];
        drawing.x = xOf(batch);
        drawing.title = tr("step %1, epoch %2").arg(batch.step).arg(batch.epoch);
        drawing.rows.push_back({tr("learning rate"), powerText(batch.lr), theme.color(Token::Text), batch.lr});
        if (batch.gradientNorm > 0)
            drawing.rows.push_back(
                {tr("gradient norm"), powerText(batch.gradientNorm), theme.color(Token::Muted), std::nullopt});
        return drawing;
    }
    if (d->toCome->dataCount() == 0) return std::nullopt;
    const auto planned = d->toCome->data()->findBegin(x, true);
    const auto next = planned + 1 == d->toCome->data()->constEnd() ? planned : planned + 1;
    const auto nearest = std::abs(planned->key - x) <= std::abs(next->key - x) ? planned : next;
    drawing.x = nearest->key;
    drawing.title = tr("epoch %1").arg(nearest->key / unitsPerEpoch(), 0, 'f', 1);
    drawing.rows.push_back({tr("to come"), powerText(nearest->value), theme.color(Token::Muted), nearest->value});
    return drawing;
}

std::optional<double> RatePlot::walked(std::optional<double> x, int by) const {
    if (batches().empty()) return std::nullopt;
    const int perEpoch = d->history->start.batchesPerEpoch, last = static_cast<int>(batches().size()) - 1;
    const int from = x ? static_cast<int>(*nearestBatch(batches(), *x, d->axis, perEpoch)) : last;
    return xOf(batches()[static_cast<std::size_t>(std::clamp(from + by, 0, last))]);
}

void RatePlot::placeParts() {
    const auto point = d->now->data()->constBegin();
    const bool shown = d->now->dataCount() > 0 && xRange().contains(point->key) && yRange().contains(point->value);
    d->value->setVisible(shown);
    if (!shown) return;
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
    setEmptyText(tr("The plan appears with a data set, over time with the first batches."));
}

}  // namespace studio::ui
