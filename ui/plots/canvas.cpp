// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plots/canvas.h"

#include "ui/plots/ticks.h"
#include "ui/text/format.h"
#include "ui/theme/theme.h"

#include <qcustomplot.h>

#include <algorithm>
#include <cmath>
#include <utility>

namespace studio::ui {

namespace {

/// QCustomPlot asks for a tick step; our rules are functions of the range.
class RuleTicker final : public QCPAxisTicker {
public:
    explicit RuleTicker(TickRule rule) : m_rule(std::move(rule)) {}

    void generate(const QCPRange& range, const QLocale&, QChar, int, QVector<double>& ticks, QVector<double>* subTicks,
                  QVector<QString>* labels) override {
        const Range shown{range.lower, range.upper};
        const std::vector<double> places = m_rule.ticks(shown);
        ticks = QVector<double>(places.begin(), places.end());
        if (subTicks) subTicks->clear();
        if (!labels) return;
        labels->clear();
        for (const double tick : places) labels->append(m_rule.text(tick, shown));
    }

private:
    TickRule m_rule;
};

}  // namespace

QPen solidPen(const QColor& colour, double width) {
    return {colour, width, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin};
}

QPen dashedPen(const QColor& colour, double width) {
    QPen pen(colour, width, Qt::CustomDashLine, Qt::FlatCap);
    pen.setDashPattern({4, 3});
    return pen;
}

QPen dottedPen(const QColor& colour) {
    QPen pen(colour, 1, Qt::CustomDashLine, Qt::FlatCap);
    pen.setDashPattern({2, 3});
    return pen;
}

QColor withAlpha(QColor colour, double alpha) {
    colour.setAlphaF(static_cast<float>(alpha));
    return colour;
}

static void styleAxis(QCPAxis& axis, const Theme& theme) {
    const bool horizontal = axis.orientation() == Qt::Horizontal;
    axis.setBasePen(horizontal ? solidPen(theme.color(Token::Border)) : QPen(Qt::NoPen));
    axis.setTickPen(Qt::NoPen);
    axis.setSubTickPen(Qt::NoPen);
    axis.setTickLabelFont(theme.font(TextSize::Caption));
    axis.setTickLabelColor(theme.color(Token::Muted));
    axis.setTickLabelPadding(horizontal ? 4 : 8);
    axis.grid()->setVisible(!horizontal);
    axis.grid()->setPen(solidPen(theme.color(Token::Hairline)));
    axis.grid()->setZeroLinePen(Qt::NoPen);
}

void styleCanvas(QCustomPlot& plot) {
    const Theme& theme = Theme::instance();
    plot.setBackground(theme.color(Token::Window));
    plot.axisRect()->setBackground(theme.color(Token::Panel));
    styleAxis(*plot.xAxis, theme);
    styleAxis(*plot.yAxis, theme);
}

void setTickRule(QCPAxis& axis, TickRule rule) {
    axis.setTicker(QSharedPointer<RuleTicker>::create(std::move(rule)));
}

TickRule niceTickRule(int wanted) {
    return {[wanted](Range range) { return niceTicks(range, wanted); },
            [wanted](double tick, Range range) { return tickText(tick, niceStep(range, wanted)); }};
}

TickRule wholeTickRule(int wanted) {
    return {[wanted](Range range) { return wholeTicks(range, wanted); },
            [](double tick, Range) { return countText(static_cast<qint64>(std::llround(tick))); }};
}

TickRule timeTickRule(int wanted) {
    return {[wanted](Range range) { return timeTicks(range, wanted); },
            [](double tick, Range) { return timeText(tick); }};
}

TickRule logTickRule(int wanted) {
    return {[wanted](Range range) { return logTicks(range, wanted); },
            [](double tick, Range) { return logTickText(tick); }};
}

TickRule percentTickRule(int wanted) {
    return {[wanted](Range range) { return niceTicks(range, wanted); },
            [wanted](double tick, Range range) {
                return tickText(100 * tick, 100 * niceStep(range, wanted)) + QStringLiteral(" %");
            }};
}

Range rangeOf(const QCPAxis& axis) {
    return {axis.range().lower, axis.range().upper};
}
void setRange(QCPAxis& axis, Range range) {
    axis.setRange(range.low, range.high);
}

QCPItemStraightLine* addGuide(QCustomPlot& plot) {
    auto* guide = new QCPItemStraightLine(&plot);
    guide->setVisible(false);
    return guide;
}

void placeHorizontal(QCPItemStraightLine& guide, double y) {
    guide.point1->setCoords(0, y);
    guide.point2->setCoords(1, y);
}

void placeVertical(QCPItemStraightLine& guide, double x) {
    // On a log axis both points must be positive.
    guide.point1->setCoords(x, 1);
    guide.point2->setCoords(x, 2);
}

QCPItemText* addLabel(QCustomPlot& plot, Qt::Alignment alignment) {
    auto* label = new QCPItemText(&plot);
    label->setPositionAlignment(alignment);
    label->setVisible(false);
    return label;
}

QRectF pixelsOf(const QCPItemText& label) {
    return {label.topLeft->pixelPosition(), label.bottomRight->pixelPosition()};
}

bool passesThrough(const QCPGraph& graph, const QRectF& place) {
    const QCPGraphDataContainer& data = *graph.data();
    const auto pixel = [&graph](const QCPGraphData& point) { return graph.coordsToPixels(point.key, point.value); };
    const auto first = data.findBegin(graph.keyAxis()->pixelToCoord(place.left()));
    const auto end = data.findEnd(graph.keyAxis()->pixelToCoord(place.right()));
    for (auto point = first; point != end; ++point) {
        const QPointF to = pixel(*point), from = point == data.constBegin() ? to : pixel(*(point - 1));
        if (to.x() < place.left() || from.x() > place.right()) continue;
        const auto heightAt = [&](double x) {
            const double share = to.x() > from.x() ? (x - from.x()) / (to.x() - from.x()) : 0;
            return from.y() + std::clamp(share, 0.0, 1.0) * (to.y() - from.y());
        };
        const auto [top, bottom] = std::minmax({heightAt(place.left()), heightAt(place.right())});
        if (bottom >= place.top() && top <= place.bottom()) return true;
    }
    return false;
}

void placeBeside(QCPItemText& label, double y, const std::function<bool(const QRectF&)>& isFree) {
    constexpr double kMargin = 4;
    const QRect inside = label.parentPlot()->axisRect()->rect();
    const auto put = [&](double share, double away, Qt::AlignmentFlag side) {
        label.setPositionAlignment(side | (share == 1   ? Qt::AlignRight
                                           : share == 0 ? Qt::AlignLeft
                                                        : Qt::AlignHCenter));
        const double x = inside.left() + kMargin + share * (inside.width() - 2 * kMargin);
        label.position->setPixelPosition(QPointF(x, side == Qt::AlignTop ? y + 2 + away : y - 1 - away));
        return pixelsOf(label);
    };
    for (const double away : {0.0, 16.0, 32.0}) {
        for (const double share : {1.0, 0.75, 0.5, 0.25, 0.0}) {
            for (const Qt::AlignmentFlag side : {Qt::AlignBottom, Qt::AlignTop})
                if (const QRectF place = put(share, away, side); QRectF(inside).contains(place) && isFree(place))
                    return;
        }
    }
    put(1, 0, Qt::AlignBottom);
}

}  // namespace studio::ui
