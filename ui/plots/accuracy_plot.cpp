// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plots/accuracy_plot.h"

#include "ui/plots/canvas.h"
#include "ui/plots/series.h"
#include "ui/theme/theme.h"

#include <qcustomplot.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace studio::ui {

static constexpr double kMarker = 5;  ///< its radius, in pixels

struct AccuracyPlot::Parts {
    const TrainingHistory* history = nullptr;
    PlannedRun plan;
    QCPGraph* line = nullptr;
    QCPGraph* best = nullptr;
    QCPItemStraightLine* guessing = nullptr;
    QCPItemText* guessingLabel = nullptr;
    std::array<QCPItemText*, 2> values{};  ///< of the best epoch and of the last
};

AccuracyPlot::AccuracyPlot(QWidget* parent) : PlotWidget(parent), d(std::make_unique<Parts>()) {
    QCustomPlot& plot = canvas();
    d->guessing = addGuide(plot);
    d->guessingLabel = addLabel(plot, Qt::AlignRight | Qt::AlignBottom);
    d->line = plot.addGraph();
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

Range AccuracyPlot::xRange() const {
    return rangeOf(*canvas().xAxis);
}

void AccuracyPlot::redraw() {
    QVector<double> epochs, accuracies;
    if (d->history) {
        for (const EpochRecord& record : d->history->epochs) {
            epochs.append(record.epoch);
            accuracies.append(record.validationTop1);
        }
    }
    d->line->setData(epochs, accuracies, true);
    d->best->data()->clear();
    if (const EpochRecord* best = d->history ? bestEpochOf(*d->history) : nullptr) {
        d->best->addData(best->epoch, best->validationTop1);
    }
    setEmpty(epochs.isEmpty());
    setRange(*canvas().xAxis, {0, kRoomForMarkers * (epochs.isEmpty() ? std::max(1, d->plan.epochs) : reached())});
    setRange(*canvas().yAxis, {0, 1});
}

/// Whole epochs up to the last batch, as the plot of losses has them.
double AccuracyPlot::reached() const {
    const double last = d->history->epochs.back().epoch;
    if (d->history->batches.empty()) return last;
    return std::max(last, std::ceil(xOf(d->history->batches.back(), XAxis::Epoch, d->history->start.batchesPerEpoch)));
}

void AccuracyPlot::placeItems() {
    const bool planned = d->line->dataCount() == 0;
    const int classes = planned ? d->plan.classes : static_cast<int>(d->history->start.classes.size());
    const double guess = guessingAccuracy(classes);
    const bool shown = classes > 1;
    d->guessing->setVisible(shown);
    d->guessingLabel->setVisible(shown);
    placeHorizontal(*d->guessing, guess);
    const bool any = d->history && !d->history->epochs.empty();
    const EpochRecord* best = any ? bestEpochOf(*d->history) : nullptr;
    const EpochRecord* last = any ? &d->history->epochs.back() : nullptr;
    placeValue(0, best);
    const bool apart =
        !best || (last && canvas().xAxis->coordToPixel(last->epoch) - canvas().xAxis->coordToPixel(best->epoch) > 48);
    placeValue(1, apart && last != best ? last : nullptr);
    placeGuessingLabel(guess);
}

/// Where neither the curve nor its numbers pass.
void AccuracyPlot::placeGuessingLabel(double guess) {
    d->guessingLabel->setText(tr("guessing: %1 %").arg(100 * guess, 0, 'g', 3));
    placeBeside(*d->guessingLabel, canvas().yAxis->coordToPixel(guess), [this](const QRectF& place) {
        return !passesThrough(*d->line, place.adjusted(-kMarker, -kMarker, kMarker, kMarker)) &&
               std::none_of(d->values.begin(), d->values.end(), [&](const QCPItemText* value) {
                   return value->visible() && pixelsOf(*value).intersects(place);
               });
    });
}

void AccuracyPlot::placeValue(std::size_t which, const EpochRecord* record) {
    QCPItemText& label = *d->values[which];
    label.setVisible(record != nullptr);
    if (!record) return;
    label.setText(tr("%1 %").arg(100 * record->validationTop1, 0, 'f', 1));
    const double y = canvas().yAxis->coordToPixel(record->validationTop1);
    const bool below = y < canvas().axisRect()->rect().top() + 24;
    label.setPositionAlignment(Qt::AlignHCenter | (below ? Qt::AlignTop : Qt::AlignBottom));
    const double half = QFontMetrics(label.font()).horizontalAdvance(label.text()) / 2.0 + 4;
    const double x = std::min(canvas().xAxis->coordToPixel(record->epoch), canvas().axisRect()->right() - half);
    label.position->setPixelPosition(QPointF(x, y + (below ? 6 : -6)));
}

void AccuracyPlot::restyle() {
    const Theme& theme = Theme::instance();
    const QColor colour = theme.color(Token::Main);
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
    setAccessibleName(tr("Accuracy on the validation pictures"));
    setEmptyText(tr("Each epoch's validation is drawn here."));
}

}  // namespace studio::ui
