// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plots/head_curve.h"

#include "ui/plots/canvas.h"
#include "ui/plots/head_style.h"
#include "ui/theme/theme.h"

#include <qcustomplot.h>

#include <algorithm>
#include <cmath>

namespace studio::ui {

static constexpr double kRawAlpha = 0.28;
// Of many batches least and greatest are kept for stretches of so many columns of pixels, no finer: painting is what
// costs then, and a smoothed line hardly moves within four.
static constexpr int kRawStretch = 2;
static constexpr int kSmoothedStretch = 4;
static constexpr double kLoneBatch = 6;  ///< pixels across

static QCPScatterStyle::ScatterShape shapeOf(Head head) {
    switch (head) {
        case Head::Main:
            return QCPScatterStyle::ssCircle;
        case Head::Aux1:
            return QCPScatterStyle::ssSquare;
        case Head::Aux2:
            return QCPScatterStyle::ssTriangle;
        case Head::Total:
            return QCPScatterStyle::ssDiamond;
    }
    return QCPScatterStyle::ssCircle;
}

void addCurveLayers(QCustomPlot& plot) {
    plot.addLayer(QStringLiteral("raw"), plot.layer(QStringLiteral("main")), QCustomPlot::limBelow);
    plot.addLayer(QStringLiteral("smoothed"), plot.layer(QStringLiteral("raw")), QCustomPlot::limAbove);
    plot.addLayer(QStringLiteral("marks"), plot.layer(QStringLiteral("main")), QCustomPlot::limAbove);
}

static QCPGraph* addGraph(QCustomPlot& plot, const char* layer) {
    QCPGraph* graph = plot.addGraph();
    graph->setLayer(QString::fromLatin1(layer));
    graph->setAdaptiveSampling(false);  // the series is thinned already
    return graph;
}

HeadCurve::HeadCurve(QCustomPlot& plot, Head head)
    : m_head(head),
      m_raw(addGraph(plot, "raw")),
      m_smoothed(addGraph(plot, "smoothed")),
      m_validation(addGraph(plot, "marks")) {}

void HeadCurve::clear(double smoothing) {
    m_rawLine.clear();
    m_smoothedLine.clear();
    m_validated.clear();
    m_raw->data()->clear();
    m_smoothed->data()->clear();
    m_validation->data()->clear();
    m_smoother = Smoother(smoothing);
}

void HeadCurve::smoothAnew(double smoothing) {
    m_smoother = Smoother(smoothing);
    m_smoothedLine.clear();
    for (std::size_t i = 0; i < m_rawLine.size(); ++i) {
        const Sample& sample = m_rawLine[i];
        m_smoothedLine.append({sample.x, m_smoother.next(sample.y)});
    }
}

void HeadCurve::append(std::span<const BatchEvent> batches, XAxis axis, int batchesPerEpoch) {
    for (const BatchEvent& batch : batches) {
        const std::optional<double> loss = lossOf(batch.losses, m_head);
        if (!loss || !std::isfinite(*loss)) continue;
        const double x = xOf(batch, axis, batchesPerEpoch);
        m_rawLine.append({x, *loss});
        m_smoothedLine.append({x, m_smoother.next(*loss)});
    }
}

static void fill(QCPGraph& graph, const std::vector<Sample>& samples) {
    QVector<QCPGraphData> points;
    points.reserve(static_cast<int>(samples.size()));
    for (const Sample& sample : samples) points.append({sample.x, sample.y});
    graph.data()->set(points, true);
}

void HeadCurve::showRange(Range x, double top, int columns) {
    if (!m_raw->visible()) return;
    fill(*m_raw, m_rawLine.seen(x, m_fast ? columns / kRawStretch : columns));
    fill(*m_smoothed, m_smoothedLine.seen(x, m_fast ? columns / kSmoothedStretch : columns));
    // A line of one batch would not be seen: of a run that diverged in its second step there is no more.
    m_smoothed->setScatterStyle(m_smoothedLine.size() == 1 ? QCPScatterStyle(QCPScatterStyle::ssDisc, kLoneBatch)
                                                           : QCPScatterStyle());
    std::vector<Sample> inside = m_validated;
    for (Sample& point : inside) {
        if (point.y > top) point.y = std::nan("");  // a gap in the line
    }
    fill(*m_validation, inside);
}

void HeadCurve::showValidation(std::span<const EpochRecord> epochs, std::span<const BatchEvent> batches, XAxis axis) {
    m_validated.clear();
    for (const EpochRecord& record : epochs) {
        const std::optional<double> loss = lossOf(record.validation, m_head);
        if (loss && std::isfinite(*loss)) m_validated.push_back({xOf(record, axis, batches), *loss});
    }
}

void HeadCurve::setVisible(bool visible) {
    for (QCPGraph* graph : {m_raw, m_smoothed, m_validation}) graph->setVisible(visible);
}

void HeadCurve::restyle() {
    const Theme& theme = Theme::instance();
    const QColor colour = theme.color(headToken(m_head));
    m_raw->setPen(QPen(withAlpha(colour, kRawAlpha), 1));
    QPen line = m_head == Head::Total ? dashedPen(colour, 2) : solidPen(colour, 2);
    if (m_fast) {
        line.setJoinStyle(Qt::BevelJoin);
        line.setCapStyle(Qt::FlatCap);
    }
    m_smoothed->setPen(line);
    m_validation->setPen(dashedPen(colour));
    m_validation->setScatterStyle(
        QCPScatterStyle(shapeOf(m_head), QPen(colour, 1.6), theme.color(Token::Panel), m_head == Head::Aux2 ? 9 : 8));
}

void HeadCurve::drawFast(bool fast) {
    if (fast == m_fast) return;
    m_fast = fast;
    m_raw->setAntialiased(!fast);
    restyle();
}

void HeadCurve::sampleValues(std::vector<double>& into) const {
    into.insert(into.end(), m_rawLine.thinned().begin(), m_rawLine.thinned().end());
    if (m_rawLine.size() > 0) into.insert(into.end(), {m_rawLine.extremes().low, m_rawLine.extremes().high});
    for (const Sample& point : m_validated) into.push_back(point.y);
}

void HeadCurve::marksAbove(double top, Range x, int columns, std::vector<EdgeMark>& ofBatches,
                           std::vector<EdgeMark>& ofValidation) const {
    for (const Sample& sample : m_rawLine.above(top, x, columns)) ofBatches.push_back({sample.x, sample.y, m_head});
    for (const Sample& point : m_validated) {
        if (x.contains(point.x) && point.y > top) ofValidation.push_back({point.x, point.y, m_head});
    }
}

bool HeadCurve::passes(const QRectF& place) const {
    constexpr double kMarker = 5;  // half of one, and its rim
    return passesThrough(*m_raw, place) || passesThrough(*m_smoothed, place) ||
           passesThrough(*m_validation, place.adjusted(-kMarker, -kMarker, kMarker, kMarker));
}

}  // namespace studio::ui
