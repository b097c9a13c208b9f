// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plots/loss_plot.h"

#include "ui/plots/canvas.h"
#include "ui/plots/edge_arrows.h"
#include "ui/plots/head_curve.h"
#include "ui/plots/head_style.h"
#include "ui/plots/ticks.h"
#include "ui/theme/theme.h"

#include <qcustomplot.h>

#include <QContextMenuEvent>
#include <QKeyEvent>
#include <algorithm>
#include <cmath>
#include <utility>

namespace studio::ui {

static constexpr std::size_t kDrawnWell = 800;  ///< batches; more are drawn fast

struct LossPlot::Parts {
    const TrainingHistory* history = nullptr;
    LossView view;
    PlannedRun plan;
    std::vector<HeadCurve> curves;
    QCPItemStraightLine* guessing = nullptr;
    QCPItemText* guessingLabel = nullptr;
    QCPItemStraightLine* best = nullptr;
    QCPItemText* bestLabel = nullptr;
    std::unique_ptr<EdgeArrows> arrows;
    // What of the history has been drawn.
    std::filesystem::path run;
    std::size_t taken = 0;
    std::int64_t lastStep = 0;
    Lack lack = Lack::NoRun;
    bool smoothAnew = false;  ///< the smoothing has changed since the lines were made
};

LossPlot::LossPlot(QWidget* parent) : CursorPlot(parent), d(std::make_unique<Parts>()) {
    buildCanvas();
    applyAxisRules();
    restyle();
}

LossPlot::~LossPlot() = default;

void LossPlot::buildCanvas() {
    QCustomPlot& plot = canvas();
    addCurveLayers(plot);
    d->guessing = addGuide(plot);
    d->guessingLabel = addLabel(plot, Qt::AlignRight | Qt::AlignBottom);
    d->best = addGuide(plot);
    d->bestLabel = addLabel(plot, Qt::AlignLeft | Qt::AlignTop);
    d->curves.reserve(kHeads.size());
    // The main head last, so that it lies on top.
    for (const Head head : {Head::Total, Head::Aux2, Head::Aux1, Head::Main}) d->curves.emplace_back(plot, head);
    d->arrows = std::make_unique<EdgeArrows>(plot);
    plot.axisRect()->setMinimumMargins(QMargins(kAxisRoom, 8, 8, 20));
    plot.setContextMenuPolicy(Qt::CustomContextMenu);
    connect(&plot, &QWidget::customContextMenuRequested, this, [this, &plot](const QPoint& place) {
        pointAt(place);
        askForMenu(plot.mapToGlobal(place));
    });
}

void LossPlot::setHistory(const TrainingHistory* history) {
    d->history = history;
    startOver();
    scheduleRedraw();
}

void LossPlot::setView(const LossView& view) {
    if (view == d->view) return;
    const bool sameSmoothing = view.smoothing == d->view.smoothing, sameAxis = view.axis == d->view.axis;
    if (view.axis != d->view.axis || view.logAxis != d->view.logAxis) forgetZoom();
    d->view = view;
    applyAxisRules();
    if (!sameAxis) startOver();
    d->smoothAnew = d->smoothAnew || !sameSmoothing;
    scheduleRedraw();
}

void LossPlot::setPlan(const PlannedRun& plan) {
    if (plan == d->plan) return;
    d->plan = plan;
    scheduleRedraw();
}

const LossView& LossPlot::view() const {
    return d->view;
}

const std::vector<EdgeMark>& LossPlot::edgeMarks() const {
    return d->arrows->marks();
}

const std::vector<BatchEvent>& LossPlot::batches() const {
    static const std::vector<BatchEvent> none;
    return d->history ? d->history->batches : none;
}

int LossPlot::columns() const {
    return std::max(1, static_cast<int>(canvas().axisRect()->width() * devicePixelRatioF()));
}

int LossPlot::classes() const {
    return batches().empty() ? d->plan.classes : static_cast<int>(d->history->start.classes.size());
}

int LossPlot::batchesPerEpoch() const {
    return d->history ? d->history->start.batchesPerEpoch : 1;
}

void LossPlot::applyAxisRules() {
    QCustomPlot& plot = canvas();
    const auto ours = byUs();  // a log axis puts its range right by itself
    plot.yAxis->setScaleType(d->view.logAxis ? QCPAxis::stLogarithmic : QCPAxis::stLinear);
    setTickRule(*plot.yAxis, d->view.logAxis ? logTickRule(5) : niceTickRule(5));
    setTickRule(*plot.xAxis, d->view.axis == XAxis::Time ? timeTickRule(8) : wholeTickRule(14));
}

void LossPlot::startOver() {
    for (HeadCurve& curve : d->curves) curve.clear(d->view.smoothing);
    d->taken = 0;
    d->lastStep = 0;
    d->run = d->history ? d->history->start.run : std::filesystem::path();
}

void LossPlot::takeNewBatches() {
    const std::vector<BatchEvent>& all = batches();
    const bool another = d->history && d->history->start.run != d->run;
    if (another) forgetZoom();
    if (another || all.size() < d->taken || (d->taken > 0 && all[d->taken - 1].step != d->lastStep)) startOver();
    const std::span<const BatchEvent> fresh = std::span(all).subspan(d->taken);
    for (HeadCurve& curve : d->curves) curve.append(fresh, d->view.axis, batchesPerEpoch());
    d->taken = all.size();
    d->lastStep = all.empty() ? 0 : all.back().step;
}

void LossPlot::takeData() {
    // Here and not when a slider moves: a million batches are smoothed at most once a redraw.
    if (std::exchange(d->smoothAnew, false))
        for (HeadCurve& curve : d->curves) curve.smoothAnew(d->view.smoothing);
    takeNewBatches();
    const bool fast = batches().size() > kDrawnWell;
    canvas().setPlottingHint(QCP::phFastPolylines, fast);
    for (HeadCurve& curve : d->curves) {
        curve.drawFast(fast);
        if (d->history) curve.showValidation(d->history->epochs, batches(), d->view.axis);
        curve.setVisible(d->view.shown[static_cast<std::size_t>(curve.head())]);
    }
    setEmpty(batches().empty());
}

void LossPlot::placeParts() {
    for (HeadCurve& curve : d->curves) curve.showRange(xRange(), yRange().high, columns());
    placeBestLine();
    placeGuides();
    placeArrows();
}

/// Room up to a quarter above guessing, where a run begins.
void LossPlot::fitPlan() {
    const double guess = d->plan.classes > 1 ? guessingLoss(d->plan.classes) : 2;
    const int epochs = std::max(d->plan.epochs, 1);
    const int steps = std::max(epochs * d->plan.stepsPerEpoch, 10);
    const int end = d->view.axis == XAxis::Epoch ? epochs : d->view.axis == XAxis::Step ? steps : 10;
    setRanges({0, kRoomForMarkers * end}, d->view.logAxis
                                              ? Range{guess / 10, 1.25 * guess}
                                              : roundedOut({0, 1.25 * guess}, niceStep({0, 1.25 * guess}, 5) / 2));
}

void LossPlot::fitRanges() {
    if (batches().empty()) return fitPlan();
    std::vector<double> values;
    for (const HeadCurve& curve : d->curves) {
        if (d->view.shown[static_cast<std::size_t>(curve.head())]) curve.sampleValues(values);
    }
    Range y = valueRange(values, d->view.ignoreOutliers, d->view.logAxis);
    y = includeNear(y, guessingLoss(classes()));
    if (!d->view.logAxis) y = roundedOut({std::max(0.0, y.low), y.high}, niceStep(y, 5) / 2);
    const double reached = xOf(batches().back(), d->view.axis, batchesPerEpoch());
    const double end = d->view.axis == XAxis::Epoch ? std::max(1.0, std::ceil(reached)) : std::max(10.0, reached);
    setRanges({0, kRoomForMarkers * end}, y);
}

void LossPlot::placeGuides() {
    const double guess = guessingLoss(classes());
    const bool guessed = classes() > 1 && yRange().contains(guess);
    d->guessing->setVisible(guessed);
    d->guessingLabel->setVisible(guessed);
    placeHorizontal(*d->guessing, guess);
    d->guessingLabel->setText(tr("guessing: ln %1 = %2").arg(classes()).arg(guess, 0, 'f', 3));
    placeBeside(*d->guessingLabel, canvas().yAxis->coordToPixel(guess), [this](const QRectF& place) {
        const double best = canvas().xAxis->coordToPixel(d->best->point1->key());
        const bool besideBest = !d->best->visible() || ((best < place.left() || best > place.right()) &&
                                                        !pixelsOf(*d->bestLabel).intersects(place));
        return besideBest && std::ranges::none_of(d->curves, [&](const HeadCurve& curve) {
                   return d->view.shown[static_cast<std::size_t>(curve.head())] && curve.passes(place);
               });
    });
}

void LossPlot::placeBestLine() {
    const EpochRecord* best = d->history ? bestEpochOf(*d->history) : nullptr;
    const double x = best ? xOf(*best, d->view.axis, batches()) : 0;
    const bool shown = best && xRange().contains(x);
    d->best->setVisible(shown);
    d->bestLabel->setVisible(shown);
    if (!shown) return;
    placeVertical(*d->best, x);
    d->bestLabel->setText(tr("best, epoch %1").arg(best->epoch));
    const QRect inside = canvas().axisRect()->rect();
    const double pixel = canvas().xAxis->coordToPixel(x);
    const bool toTheLeft = pixel > inside.left() + 0.82 * inside.width();
    d->bestLabel->setPositionAlignment((toTheLeft ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignTop);
    const double beside = pixel + (toTheLeft ? -5 : 5);
    d->bestLabel->position->setPixelPosition(QPointF(beside, inside.top() + 20));
}

void LossPlot::placeArrows() {
    std::vector<EdgeMark> ofBatches, ofValidation;
    for (const HeadCurve& curve : d->curves) {
        if (!d->view.shown[static_cast<std::size_t>(curve.head())]) continue;
        // Arrows are farther apart than this; a tenth of the columns finds each of them.
        curve.marksAbove(yRange().high, xRange(), columns() / 10, ofBatches, ofValidation);
    }
    d->arrows->show(std::move(ofBatches), ofValidation);
}

void LossPlot::restyle() {
    const Theme& theme = Theme::instance();
    for (HeadCurve& curve : d->curves) curve.restyle();
    d->guessing->setPen(dottedPen(theme.color(Token::Muted)));
    d->best->setPen(dashedPen(theme.color(Token::Muted)));
    for (QCPItemText* label : {d->guessingLabel, d->bestLabel}) {
        label->setBrush(withAlpha(theme.color(Token::Panel), 0.8));
        label->setPadding(QMargins(2, 0, 2, 0));
    }
    d->guessingLabel->setFont(theme.font(TextSize::Caption));
    d->guessingLabel->setColor(theme.color(Token::Muted));
    d->guessingLabel->setBrush(withAlpha(theme.color(Token::Panel), 0.8));
    d->bestLabel->setFont(theme.font(TextSize::Caption, true));
    d->bestLabel->setColor(theme.color(Token::Text));
    d->arrows->restyle();
    setAccessibleName(tr("Losses"));
    sayEmpty();
}

void LossPlot::sayEmpty() {
    switch (d->lack) {
        case Lack::NoRun:
            return setEmptyText(tr("The losses of the three heads appear here with the first batch."));
        case Lack::Preparing:
            return setEmptyText(tr("The run is being prepared: its first batch draws the first points."));
        case Lack::EndedBefore:
            return setEmptyText(tr("The run ended before its first batch was done: it has no losses."));
    }
}

void LossPlot::setLack(Lack lack) {
    d->lack = lack;
    sayEmpty();
}

PlotHeading LossPlot::heading() const {
    PlotHeading heading{tr("Loss, cross-entropy"), {}};
    for (const Head head : kHeads)
        if (d->view.shown[static_cast<std::size_t>(head)]) heading.heads.push_back(head);
    return heading;
}

std::optional<std::size_t> LossPlot::cursorSample() const {
    if (!cursorPlace()) return std::nullopt;
    return nearestBatch(batches(), *cursorPlace(), d->view.axis, batchesPerEpoch());
}

void LossPlot::contextMenuEvent(QContextMenuEvent* event) {
    if (event->reason() == QContextMenuEvent::Keyboard) askForMenu(cursorOnScreen());
}

void LossPlot::askForMenu(const QPoint& onScreen) {
    if (const auto sample = cursorSample()) emit menuAsked(*sample, onScreen);
}

void LossPlot::keyPressEvent(QKeyEvent* event) {
    const bool entered = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    const auto sample = entered ? cursorSample() : std::nullopt;
    if (!sample) return CursorPlot::keyPressEvent(event);
    emit picturesAsked(*sample, cursorOnScreen());
}

std::optional<CursorValues> LossPlot::cursor() const {
    const auto place = cursorSample();
    if (!place) return std::nullopt;
    const BatchEvent& batch = batches()[*place];
    return CursorValues{batch.step, batch.epoch, batch.losses};
}

std::optional<CursorDrawing> LossPlot::valuesAt(double at) const {
    const auto place = nearestBatch(batches(), at, d->view.axis, batchesPerEpoch());
    if (!place) return std::nullopt;
    const BatchEvent& batch = batches()[*place];
    CursorDrawing drawing;
    drawing.x = xOf(batch, d->view.axis, batchesPerEpoch());
    drawing.title = tr("step %1, epoch %2").arg(batch.step).arg(batch.epoch);
    for (const Head head : kHeads) {
        const std::optional<double> loss = lossOf(batch.losses, head);
        if (!loss) continue;
        CursorDrawing::Row row{headName(head), QString::number(*loss, 'f', 3), headColour(head), std::nullopt};
        if (d->view.shown[static_cast<std::size_t>(head)])
            row.y = *loss;  // where the card says; the smoothed line is elsewhere
        drawing.rows.push_back(row);
    }
    return drawing;
}

std::optional<double> LossPlot::walked(std::optional<double> x, int by) const {
    if (batches().empty()) return std::nullopt;
    const double from = x.value_or(xOf(batches().back(), d->view.axis, batchesPerEpoch()));
    const auto place = static_cast<int>(*nearestBatch(batches(), from, d->view.axis, batchesPerEpoch()));
    const int to = std::clamp(place + by, 0, static_cast<int>(batches().size()) - 1);
    return xOf(batches()[static_cast<std::size_t>(to)], d->view.axis, batchesPerEpoch());
}

}  // namespace studio::ui
