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
static constexpr Range kNoExtremes{HUGE_VAL, -HUGE_VAL};

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
    graph->setAdaptiveSampling(true);  // keeps the least and the greatest value of each column of pixels
    return graph;
}

HeadCurve::HeadCurve(QCustomPlot& plot, Head head)
    : m_head(head),
      m_raw(addGraph(plot, "raw")),
      m_smoothed(addGraph(plot, "smoothed")),
      m_validation(addGraph(plot, "marks")),
      m_extremes(kNoExtremes) {}

void HeadCurve::clear(double smoothing) {
    m_raw->data()->clear();
    m_smoothed->data()->clear();
    m_validation->data()->clear();
    m_smoother = Smoother(smoothing);
    m_extremes = kNoExtremes;
}

void HeadCurve::append(std::span<const BatchEvent> batches, XAxis axis, int batchesPerEpoch) {
    QVector<QCPGraphData> raw, smoothed;
    raw.reserve(static_cast<int>(batches.size()));
    smoothed.reserve(static_cast<int>(batches.size()));
    for (const BatchEvent& batch : batches) {
        const std::optional<double> loss = lossOf(batch.losses, m_head);
        if (!loss || !std::isfinite(*loss)) continue;
        const double x = xOf(batch, axis, batchesPerEpoch);
        raw.append({x, *loss});
        smoothed.append({x, m_smoother.next(*loss)});
        m_extremes = {std::min(m_extremes.low, *loss), std::max(m_extremes.high, *loss)};
    }
    m_raw->data()->add(raw, true);
    m_smoothed->data()->add(smoothed, true);
}

void HeadCurve::showValidation(std::span<const EpochRecord> epochs, std::span<const BatchEvent> batches, XAxis axis) {
    QVector<QCPGraphData> points;
    for (const EpochRecord& record : epochs) {
        const std::optional<double> loss = lossOf(record.validation, m_head);
        if (loss && std::isfinite(*loss)) points.append({xOf(record, axis, batches), *loss});
    }
    m_validation->data()->set(points);
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

void HeadCurve::sampleValues(std::vector<double>& into, std::size_t wanted) const {
    const auto count = static_cast<std::size_t>(m_raw->dataCount());
    const std::size_t stride = std::max<std::size_t>(1, count / std::max<std::size_t>(1, wanted));
    for (std::size_t i = 0; i < count; i += stride) into.push_back(m_raw->data()->at(static_cast<int>(i))->value);
    if (count > 0) into.insert(into.end(), {m_extremes.low, m_extremes.high});
    for (const QCPGraphData& point : *m_validation->data()) into.push_back(point.value);
}

static void collectAbove(const QCPGraphDataContainer& data, double top, Range x, Head head,
                         std::vector<EdgeMark>& marks) {
    for (auto point = data.findBegin(x.low, false); point != data.findEnd(x.high, false); ++point) {
        if (point->value > top) marks.push_back({point->key, point->value, head});
    }
}

void HeadCurve::marksAbove(double top, Range x, std::vector<EdgeMark>& ofBatches,
                           std::vector<EdgeMark>& ofValidation) const {
    if (m_extremes.high > top) collectAbove(*m_raw->data(), top, x, m_head, ofBatches);
    collectAbove(*m_validation->data(), top, x, m_head, ofValidation);
}

double HeadCurve::smoothedAt(double x) const {
    const auto point = m_smoothed->data()->findBegin(x, false);
    if (m_smoothed->data()->isEmpty()) return std::nan("");
    return point == m_smoothed->data()->constEnd() ? std::prev(point)->value : point->value;
}

}  // namespace studio::ui
