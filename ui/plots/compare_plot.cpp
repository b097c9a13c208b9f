// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plots/compare_plot.h"

#include "ui/plots/canvas.h"
#include "ui/plots/run_style.h"
#include "ui/plots/ticks.h"
#include "ui/text/format.h"
#include "ui/text/listing.h"
#include "ui/theme/theme.h"

#include <qcustomplot.h>

#include <algorithm>
#include <cmath>

namespace studio::ui {

static constexpr int kNameRoom = 154;   ///< px right of the curves, for the names at their ends
static constexpr int kNameLeft = 32;    ///< px between the curves and a name, for its run's sign
static constexpr int kSignMiddle = 16;  ///< px between a sign's middle and the name
static constexpr int kSignWidth = 22;
static constexpr int kNameGap = 16;          ///< px between the middles of two names
static constexpr double kMarkerApart = 7.0;  ///< px; nearer markers would be a smear

namespace {

/// A run's line and marker before its name.
class RunSign final : public QCPAbstractItem {
public:
    explicit RunSign(QCustomPlot* plot) : QCPAbstractItem(plot), m_place(createPosition(QStringLiteral("place"))) {
        m_place->setType(QCPItemPosition::ptAbsolute);
        setClipToAxisRect(false);
        setVisible(false);
    }
    void show(int slot, QPointF middle) {
        m_slot = slot;
        m_place->setPixelPosition(middle);
        setVisible(true);
    }
    double selectTest(const QPointF& /*place*/, bool /*only*/, QVariant* /*details*/) const override { return -1; }

protected:
    void draw(QCPPainter* painter) override {
        constexpr double kMarker = 8;
        const QPointF middle = m_place->pixelPosition().toPoint();  // between pixels the line would be a smear
        painter->setPen(runPen(m_slot, 2));
        for (const int side : {-1, 1})  // inwards: both ends begin with a dash
            painter->drawLine(
                QLineF(middle + QPointF(side * kSignWidth / 2.0, 0), middle + QPointF(side * kMarker / 2, 0)));
        painter->setPen(Qt::NoPen);
        painter->setBrush(runColour(m_slot));
        painter->drawPath(runMarker(m_slot, kMarker).translated(middle));
    }

private:
    QCPItemPosition* m_place;
    int m_slot = 0;
};

}  // namespace

struct ComparePlot::Parts {
    struct Drawn {
        QCPGraph* training;
        QCPGraph* validation;
        QCPGraph* best;
        QCPItemText* name;
        RunSign* sign;
    };
    struct Guide {
        QCPItemStraightLine* line;
        QCPItemText* label;
    };
    std::vector<CompareCurve> curves;
    std::vector<Drawn> drawn;
    std::vector<GuessingLine> guesses;
    std::vector<Guide> guides;  ///< as many as there may be curves
    CompareMeasure measure = CompareMeasure::Accuracy;
    XAxis axis = XAxis::Epoch;
    QCPItemText* missing = nullptr;
};

ComparePlot::ComparePlot(QWidget* parent) : CursorPlot(parent), d(std::make_unique<Parts>()) {
    QCustomPlot& plot = canvas();
    d->missing = addLabel(plot, Qt::AlignRight | Qt::AlignBottom);
    for (int i = 0; i < 6; ++i) {
        d->guides.push_back({addGuide(plot), addLabel(plot, Qt::AlignRight | Qt::AlignBottom)});
        Parts::Drawn drawn{plot.addGraph(), plot.addGraph(), plot.addGraph(),
                           addLabel(plot, Qt::AlignLeft | Qt::AlignVCenter), new RunSign(&plot)};
        drawn.name->setClipToAxisRect(false);
        d->drawn.push_back(drawn);
    }
    plot.axisRect()->setMinimumMargins(QMargins(48, 8, kNameRoom, 20));
    restyle();
}

ComparePlot::~ComparePlot() = default;

void ComparePlot::setCurves(std::vector<CompareCurve> curves, std::vector<GuessingLine> guessing,
                            CompareMeasure measure, XAxis axis) {
    const auto linesOf = [](const std::vector<CompareCurve>& all) {
        std::vector<std::pair<int, QString>> lines;
        for (const CompareCurve& curve : all) lines.emplace_back(curve.slot, curve.name);
        return lines;
    };
    // A run that goes on keeps the view; other runs or another scale begin anew.
    if (measure != d->measure || axis != d->axis || linesOf(curves) != linesOf(d->curves)) forgetZoom();
    d->curves = std::move(curves);
    if (d->curves.size() > d->drawn.size()) d->curves.resize(d->drawn.size());
    d->guesses = std::move(guessing);
    if (d->guesses.size() > d->guides.size()) d->guesses.resize(d->guides.size());
    d->measure = measure;
    d->axis = axis;
    setTickRule(*canvas().yAxis, measure == CompareMeasure::Accuracy ? percentTickRule(5) : niceTickRule(5));
    setTickRule(*canvas().xAxis, axis == XAxis::Time ? timeTickRule(8) : wholeTickRule(14));
    restyle();
    scheduleRedraw();
}

const std::vector<CompareCurve>& ComparePlot::curves() const {
    return d->curves;
}

void ComparePlot::takeData() {
    bool any = false;
    for (std::size_t i = 0; i < d->drawn.size(); ++i) {
        const Parts::Drawn& drawn = d->drawn[i];
        for (QCPGraph* graph : {drawn.training, drawn.validation, drawn.best}) graph->data()->clear();
        if (i >= d->curves.size()) continue;
        const CompareCurve& curve = d->curves[i];
        any = any || !curve.x.empty();
        const QVector<double> x(curve.x.begin(), curve.x.end());
        drawn.validation->setData(x, QVector<double>(curve.validation.begin(), curve.validation.end()), true);
        if (!curve.training.empty())
            drawn.training->setData(x, QVector<double>(curve.training.begin(), curve.training.end()), true);
        if (curve.best) drawn.best->addData(curve.x[*curve.best], curve.validation[*curve.best]);
    }
    setEmpty(!any);
}

void ComparePlot::fitRanges() {
    std::vector<double> values;
    double end = 1;
    for (const CompareCurve& curve : d->curves) {
        values.insert(values.end(), curve.validation.begin(), curve.validation.end());
        values.insert(values.end(), curve.training.begin(), curve.training.end());
        if (!curve.x.empty()) end = std::max(end, curve.x.back());
    }
    const bool accuracy = d->measure == CompareMeasure::Accuracy;
    Range y = valueRange(values, !accuracy, false);
    for (const GuessingLine& guess : d->guesses) y = includeNear(y, guess.value);
    y = roundedOut({std::max(0.0, y.low), y.high}, niceStep(y, 5) / 2);
    if (accuracy) y.high = std::min(1.0, y.high);
    setRanges({0, 1.01 * end}, y);
}

void ComparePlot::placeParts() {
    placeNames();
    placeMissing();
    placeGuessing();
    for (std::size_t i = 0; i < d->curves.size(); ++i) {
        const double epochs = static_cast<double>(d->curves[i].x.size());
        const double end = d->curves[i].x.empty() ? 1 : d->curves[i].x.back();
        const double pixels = canvas().xAxis->coordToPixel(end) - canvas().xAxis->coordToPixel(0);
        d->drawn[i].validation->setScatterSkip(
            std::max(0, static_cast<int>(std::ceil(kMarkerApart * epochs / std::max(1.0, pixels))) - 1));
    }
}

/// At the right, beside each curve's last value; pushed apart where these are near one another.
void ComparePlot::placeNames() {
    const QRect inside = canvas().axisRect()->rect();
    std::vector<double> wanted;
    for (const CompareCurve& curve : d->curves) {
        const auto& values =
            std::isfinite(curve.validation.empty() ? NAN : curve.validation.back()) ? curve.validation : curve.training;
        const double y = values.empty() ? inside.bottom() : canvas().yAxis->coordToPixel(values.back());
        wanted.push_back(std::clamp<double>(y, inside.top(), inside.bottom()));
    }
    const std::vector<double> placed = spreadOut(wanted, kNameGap, {double(inside.top()), double(inside.bottom())});
    const QFontMetrics metrics(Theme::instance().font(TextSize::Caption, true));
    for (std::size_t i = 0; i < d->drawn.size(); ++i) {
        QCPItemText& label = *d->drawn[i].name;
        label.setVisible(i < d->curves.size() && !d->curves[i].x.empty());
        d->drawn[i].sign->setVisible(label.visible());
        if (!label.visible()) continue;
        label.setText(metrics.elidedText(d->curves[i].name, Qt::ElideMiddle, kNameRoom - kNameLeft - 8));
        label.position->setPixelPosition(QPointF(inside.right() + kNameLeft, placed[i]));
        d->drawn[i].sign->show(d->curves[i].slot, QPointF(inside.right() + kNameLeft - kSignMiddle, placed[i]));
    }
}

/// Runs without an epoch have no curve; they are told in the corner that curves keep away from.
void ComparePlot::placeMissing() {
    QStringList names;
    for (const CompareCurve& curve : d->curves)
        if (curve.x.empty()) names << curve.name;
    d->missing->setVisible(!names.isEmpty() && qsizetype(d->curves.size()) > names.size());
    if (!d->missing->visible()) return;
    const bool rising = d->measure == CompareMeasure::Accuracy;
    const QRect inside = canvas().axisRect()->rect();
    d->missing->setPositionAlignment(Qt::AlignRight | (rising ? Qt::AlignBottom : Qt::AlignTop));
    d->missing->setText(
        QFontMetrics(d->missing->font())
            .elidedText(tr("No epoch was done: %1").arg(itemsText(names)), Qt::ElideRight, inside.width() - 16));
    d->missing->position->setPixelPosition(
        QPointF(inside.right() - 4, rising ? inside.bottom() - 4 : inside.top() + 4));
}

void ComparePlot::placeGuessing() {
    const QRect inside = canvas().axisRect()->rect();
    std::vector<std::size_t> shown;
    std::vector<double> wanted;
    for (std::size_t i = 0; i < d->guides.size(); ++i) {
        const bool seen = i < d->guesses.size() && !d->curves.empty() && yRange().contains(d->guesses[i].value);
        d->guides[i].line->setVisible(seen);
        d->guides[i].label->setVisible(seen);
        if (!seen) continue;
        placeHorizontal(*d->guides[i].line, d->guesses[i].value);
        shown.push_back(i);
        wanted.push_back(canvas().yAxis->coordToPixel(d->guesses[i].value) - 1);
    }
    const std::vector<double> placed =
        spreadOut(wanted, kNameGap, {double(inside.top() + kNameGap), double(inside.bottom())});
    for (std::size_t place = 0; place < shown.size(); ++place) {
        const GuessingLine& guess = d->guesses[shown[place]];
        QCPItemText& label = *d->guides[shown[place]].label;
        // As on the Training page.
        const QString value = d->measure == CompareMeasure::Accuracy ? shareText(guess.value) : lossText(guess.value);
        label.setText(d->guesses.size() == 1 ? tr("guessing: %1").arg(value)
                                             : tr("guessing, %n class(es): %1", nullptr, guess.classes).arg(value));
        label.position->setPixelPosition(QPointF(inside.right() - 4, placed[place]));
    }
}

QString ComparePlot::valueText(double value) const {
    return d->measure == CompareMeasure::Accuracy ? percentText(value) : lossText(value);
}

QString ComparePlot::placeText(const CompareCurve& curve, std::size_t place) const {
    const double value = std::isfinite(curve.validation[place]) || curve.training.empty() ? curve.validation[place]
                                                                                          : curve.training[place];
    const QString text = std::isfinite(value) ? valueText(value) : QStringLiteral("–");
    return d->axis == XAxis::Epoch ? text : tr("%1, epoch %2").arg(text).arg(curve.epochs[place]);
}

std::optional<CursorDrawing> ComparePlot::valuesAt(double x) const {
    if (d->curves.empty()) return std::nullopt;
    if (d->axis == XAxis::Epoch) x = std::max(1.0, std::round(x));
    CursorDrawing drawing;
    drawing.x = x;
    drawing.title = d->axis == XAxis::Epoch  ? tr("epoch %1").arg(static_cast<int>(x))
                    : d->axis == XAxis::Step ? tr("step %1").arg(countText(std::llround(x)))
                                             : timeText(x);
    for (const CompareCurve& curve : d->curves) {
        // The epoch that had been done by then; nothing before the first and after the last.
        const auto after = std::upper_bound(curve.x.begin(), curve.x.end(), x + 1e-9);
        if (after == curve.x.begin() || x > curve.x.back() + 1e-9) continue;
        const auto place = static_cast<std::size_t>(after - curve.x.begin() - 1);
        drawing.rows.push_back(
            {curve.name, placeText(curve, place), runColour(curve.slot), std::nullopt, repeatsColour(curve.slot)});
    }
    return drawing;
}

std::optional<double> ComparePlot::walked(std::optional<double> x, int by) const {
    if (d->curves.empty()) return std::nullopt;
    const double step = d->axis == XAxis::Epoch ? 1 : xRange().size() / 50;
    return std::clamp(x.value_or(0) + by * step, 0.0, xRange().high);
}

PlotHeading ComparePlot::heading() const {
    switch (d->measure) {
        case CompareMeasure::Accuracy:
            return {tr("Validation accuracy, main head"), {}};
        case CompareMeasure::MainLoss:
            return {tr("Loss of the main head"), {}, tr("thin: training")};
        case CompareMeasure::TotalLoss:
            break;
    }
    return {tr("Total loss"), {}, tr("thin: training")};
}

void ComparePlot::styleGraphs() {
    const Theme& theme = Theme::instance();
    for (std::size_t i = 0; i < d->drawn.size(); ++i) {
        const int slot = i < d->curves.size() ? d->curves[i].slot : static_cast<int>(i);
        const QColor colour = runColour(slot);
        const Parts::Drawn& drawn = d->drawn[i];
        drawn.training->setPen(repeatsColour(slot) ? dottedPen(colour) : dashedPen(colour));
        drawn.validation->setPen(runPen(slot, 2));
        drawn.validation->setScatterStyle(
            QCPScatterStyle(runMarker(slot, 6), QPen(colour, 1.6), theme.color(Token::Panel), 8));
        drawn.best->setPen(Qt::NoPen);
        drawn.best->setScatterStyle(QCPScatterStyle(runMarker(slot, 6), QPen(colour, 1.6), colour, 9));
        drawn.name->setFont(theme.font(TextSize::Caption, true));
        drawn.name->setColor(theme.color(Token::Text));
    }
}

void ComparePlot::restyle() {
    const Theme& theme = Theme::instance();
    styleGraphs();
    std::vector<QCPItemText*> labels{d->missing};
    for (const Parts::Guide& guide : d->guides) {
        guide.line->setPen(dottedPen(theme.color(Token::Muted)));
        labels.push_back(guide.label);
    }
    for (QCPItemText* label : labels) {
        label->setFont(theme.font(TextSize::Caption));
        label->setColor(theme.color(Token::Muted));
        label->setBrush(withAlpha(theme.color(Token::Panel), 0.8));  // curves may pass behind it
    }
    setAccessibleName(tr("Curves of the runs"));
    setEmptyText(tr("No epoch was done: there is nothing to draw."));
}

}  // namespace studio::ui
