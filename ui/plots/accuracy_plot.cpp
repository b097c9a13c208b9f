// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plots/accuracy_plot.h"

#include "ui/plots/canvas.h"
#include "ui/text/format.h"
#include "ui/theme/theme.h"

#include <qcustomplot.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <filesystem>

namespace studio::ui {

static constexpr double kMarker = 5;  ///< its radius, in pixels

struct AccuracyPlot::Parts {
    const TrainingHistory* history = nullptr;
    PlannedRun plan;
    XAxis axis = XAxis::Epoch;
    std::filesystem::path run;  ///< whose epochs are drawn
    QCPGraph* training = nullptr;
    QCPGraph* line = nullptr;
    QCPGraph* best = nullptr;
    QCPItemStraightLine* guessing = nullptr;
    QCPItemText* guessingLabel = nullptr;
    std::array<QCPItemText*, 2> values{};  ///< of the best epoch and of the last
};

AccuracyPlot::AccuracyPlot(QWidget* parent) : CursorPlot(parent), d(std::make_unique<Parts>()) {
    QCustomPlot& plot = canvas();
    d->guessing = addGuide(plot);
    d->guessingLabel = addLabel(plot, Qt::AlignRight | Qt::AlignBottom);
    d->training = plot.addGraph();
    d->line = plot.addGraph();  // on top
    d->best = plot.addGraph();
    for (QCPItemText*& value : d->values) value = addLabel(plot, Qt::AlignHCenter | Qt::AlignBottom);
    plot.axisRect()->setMinimumMargins(QMargins(kAxisRoom, 8, 8, 20));
    setTickRule(*plot.yAxis, percentTickRule());
    setTickRule(*plot.xAxis, wholeTickRule(14));
    restyle();
}

AccuracyPlot::~AccuracyPlot() = default;

void AccuracyPlot::setHistory(const TrainingHistory* history) {
    d->history = history;
    scheduleRedraw();
}

void AccuracyPlot::setPlan(const PlannedRun& plan) {
    if (plan == d->plan) return;
    d->plan = plan;
    scheduleRedraw();
}

void AccuracyPlot::setAxis(XAxis axis) {
    if (axis == d->axis) return;
    d->axis = axis;
    setTickRule(*canvas().xAxis, axis == XAxis::Time ? timeTickRule(8) : wholeTickRule(14));
    showAll();
}

const std::vector<EpochRecord>& AccuracyPlot::epochs() const {
    static const std::vector<EpochRecord> none;
    return d->history ? d->history->epochs : none;
}

double AccuracyPlot::xOf(const EpochRecord& record) const {
    return ui::xOf(record, d->axis, d->history->batches);
}

void AccuracyPlot::takeData() {
    if (d->history && d->history->start.run != d->run) {
        d->run = d->history->start.run;
        forgetZoom();
    }
    QVector<double> x, validation, training;
    for (const EpochRecord& record : epochs()) {
        x.append(xOf(record));
        validation.append(record.validationTop1);
        training.append(record.trainTop1);
    }
    d->line->setData(x, validation, true);
    d->training->setData(x, training, true);
    d->best->data()->clear();
    if (const EpochRecord* best = d->history ? bestEpochOf(*d->history) : nullptr)
        d->best->addData(xOf(*best), best->validationTop1);
    setEmpty(x.isEmpty());
}

void AccuracyPlot::fitRanges() {
    setRanges({0, kRoomForMarkers * end()}, {0, 1});
}

/// The right end as the plot of losses has it: whole epochs up to the last batch; before the first epoch, the run to
/// come.
double AccuracyPlot::end() const {
    if (epochs().empty()) {
        const int epochs = std::max(1, d->plan.epochs);
        return d->axis == XAxis::Epoch  ? epochs
               : d->axis == XAxis::Step ? std::max(10, epochs * d->plan.stepsPerEpoch)
                                        : 10;
    }
    double reached = xOf(epochs().back());
    if (!d->history->batches.empty())
        reached = std::max(reached, ui::xOf(d->history->batches.back(), d->axis, d->history->start.batchesPerEpoch));
    return d->axis == XAxis::Epoch ? std::ceil(reached) : std::max(10.0, reached);
}

std::size_t AccuracyPlot::nearestEpoch(double x) const {
    const auto& all = epochs();
    const auto nearest =
        std::ranges::min_element(all, {}, [&](const EpochRecord& record) { return std::abs(xOf(record) - x); });
    return static_cast<std::size_t>(nearest - all.begin());
}

std::optional<CursorDrawing> AccuracyPlot::valuesAt(double x) const {
    if (epochs().empty()) return std::nullopt;
    const EpochRecord& record = epochs()[nearestEpoch(x)];
    CursorDrawing drawing;
    drawing.x = xOf(record);
    drawing.title = tr("epoch %1").arg(record.epoch);
    const Theme& theme = Theme::instance();
    const QColor colour = theme.color(Token::Main), other = theme.color(Token::Muted);
    drawing.rows.push_back({tr("validation"), percentText(record.validationTop1), colour, record.validationTop1});
    if (d->history->start.classes.size() > 5)
        drawing.rows.push_back({tr("within five answers"), percentText(record.validationTop5), other, std::nullopt});
    drawing.rows.push_back(
        {tr("training"), percentText(record.trainTop1), withAlpha(colour, 0.6), record.trainTop1, /*dashed=*/true});
    return drawing;
}

std::optional<double> AccuracyPlot::walked(std::optional<double> x, int by) const {
    if (epochs().empty()) return std::nullopt;
    const int last = static_cast<int>(epochs().size()) - 1;
    const int from = x ? static_cast<int>(nearestEpoch(*x)) : last;
    return xOf(epochs()[static_cast<std::size_t>(std::clamp(from + by, 0, last))]);
}

void AccuracyPlot::placeParts() {
    const bool planned = d->line->dataCount() == 0;
    const int classes = planned ? d->plan.classes : static_cast<int>(d->history->start.classes.size());
    const double guess = guessingAccuracy(classes);
    const bool shown = classes > 1 && yRange().contains(guess);
    d->guessing->setVisible(shown);
    d->guessingLabel->setVisible(shown);
    placeHorizontal(*d->guessing, guess);
    const bool any = d->history && !d->history->epochs.empty();
    const EpochRecord* best = any ? bestEpochOf(*d->history) : nullptr;
    const EpochRecord* last = any ? &d->history->epochs.back() : nullptr;
    placeValue(0, best);
    const bool apart =
        !best || (last && canvas().xAxis->coordToPixel(xOf(*last)) - canvas().xAxis->coordToPixel(xOf(*best)) > 48);
    placeValue(1, apart && last != best ? last : nullptr);
    placeGuessingLabel(guess);
}

/// Where neither the curves nor their numbers pass.
void AccuracyPlot::placeGuessingLabel(double guess) {
    d->guessingLabel->setText(tr("guessing: %1 %").arg(100 * guess, 0, 'g', 3));
    placeBeside(*d->guessingLabel, canvas().yAxis->coordToPixel(guess), [this](const QRectF& place) {
        return !passesThrough(*d->line, place.adjusted(-kMarker, -kMarker, kMarker, kMarker)) &&
               !passesThrough(*d->training, place) &&
               std::none_of(d->values.begin(), d->values.end(), [&](const QCPItemText* value) {
                   return value->visible() && pixelsOf(*value).intersects(place);
               });
    });
}

/// Above its marker; below it where that is outside, or where the training's line passes and below is room.
void AccuracyPlot::placeValue(std::size_t which, const EpochRecord* record) {
    QCPItemText& label = *d->values[which];
    label.setVisible(record && xRange().contains(xOf(*record)) && yRange().contains(record->validationTop1));
    if (!label.visible()) return;
    label.setText(tr("%1 %").arg(100 * record->validationTop1, 0, 'f', 1));
    const QRectF inside = canvas().axisRect()->rect();
    const double half = QFontMetrics(label.font()).horizontalAdvance(label.text()) / 2.0 + 4;
    const double x = std::min(canvas().xAxis->coordToPixel(xOf(*record)), inside.right() - half);
    const double y = canvas().yAxis->coordToPixel(record->validationTop1);
    const auto put = [&](bool below) {
        label.setPositionAlignment(Qt::AlignHCenter | (below ? Qt::AlignTop : Qt::AlignBottom));
        label.position->setPixelPosition(QPointF(x, y + (below ? 6 : -6)));
        return pixelsOf(label);
    };
    const bool highUp = y < inside.top() + 24;
    if (!highUp && !passesThrough(*d->training, put(false))) return;
    const QRectF under = put(true);
    const bool isFree = inside.contains(under) && !passesThrough(*d->training, under);
    if (!highUp && !isFree) put(false);
}

PlotHeading AccuracyPlot::heading() const {
    return {tr("Accuracy, main head"), {}, tr("line: validation; dashed: training, varied at random")};
}

void AccuracyPlot::restyle() {
    const Theme& theme = Theme::instance();
    const QColor colour = theme.color(Token::Main);
    d->training->setPen(dashedPen(colour));
    d->line->setPen(solidPen(colour, 2));
    d->line->setScatterStyle(
        QCPScatterStyle(QCPScatterStyle::ssCircle, QPen(colour, 1.6), theme.color(Token::Panel), 8));
    d->best->setPen(Qt::NoPen);
    d->best->setScatterStyle(QCPScatterStyle(QCPScatterStyle::ssCircle, colour, colour, 9));
    d->guessing->setPen(dottedPen(theme.color(Token::Muted)));
    d->guessingLabel->setFont(theme.font(TextSize::Caption));
    d->guessingLabel->setColor(theme.color(Token::Muted));
    d->guessingLabel->setBrush(withAlpha(theme.color(Token::Panel), 0.8));  // curves may pass behind it
    for (QCPItemText* value : d->values) {
        value->setFont(theme.font(TextSize::Caption, true));
        value->setColor(theme.color(Token::Text));
        value->setBrush(withAlpha(theme.color(Token::Panel), 0.8));
    }
    setAccessibleName(tr("Accuracy on the validation and the training pictures"));
    setEmptyText(tr("Each epoch's validation is drawn here."));
}

}  // namespace studio::ui
