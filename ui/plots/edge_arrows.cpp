// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plots/edge_arrows.h"

#include "ui/plots/canvas.h"
#include "ui/plots/head_style.h"
#include "ui/theme/theme.h"

#include <qcustomplot.h>

#include <algorithm>

namespace studio::ui {

// Pixels.
static constexpr double kBatchMarksApart = 14;
static constexpr double kLabelledMarksApart = 56;
static constexpr int kBelowTop = 8;
static constexpr int kRow = 14;

EdgeArrows::EdgeArrows(QCustomPlot& plot) : m_plot(plot) {
    for (QCPGraph*& arrow : m_arrows) {
        arrow = plot.addGraph();
        arrow->setLineStyle(QCPGraph::lsNone);
        arrow->setLayer(QStringLiteral("marks"));
    }
}

void EdgeArrows::restyle() {
    QPainterPath triangle(QPointF(0, -4));
    triangle.lineTo(4, 4);
    triangle.lineTo(-4, 4);
    triangle.closeSubpath();
    for (const Head head : kHeads) {
        const QColor colour = headColour(head);
        m_arrows[static_cast<std::size_t>(head)]->setScatterStyle(QCPScatterStyle(triangle, colour, colour, 8));
    }
}

void EdgeArrows::show(std::vector<EdgeMark> ofBatches, const std::vector<EdgeMark>& ofValidation) {
    const QRect inside = m_plot.axisRect()->rect();
    const double perPixel = rangeOf(*m_plot.xAxis).size() / std::max(1, inside.width());
    m_marks = stackEdgeMarks(ofValidation, kLabelledMarksApart * perPixel);
    for (QCPGraph* arrow : m_arrows) arrow->data()->clear();
    for (QCPItemText* label : m_labels) label->setVisible(false);
    for (std::size_t i = 0; i < m_marks.size(); ++i) placeLabel(i, m_marks[i]);
    const std::vector<EdgeMark> unlabelled = mergeEdgeMarks(std::move(ofBatches), kBatchMarksApart * perPixel);
    m_marks.insert(m_marks.end(), unlabelled.begin(), unlabelled.end());
    for (const EdgeMark& mark : m_marks)
        m_arrows[static_cast<std::size_t>(mark.head)]->addData(
            mark.x, m_plot.yAxis->pixelToCoord(inside.top() + kBelowTop + mark.row * kRow));
}

void EdgeArrows::placeLabel(std::size_t place, const EdgeMark& mark) {
    if (place == m_labels.size()) m_labels.push_back(addLabel(m_plot, Qt::AlignLeft | Qt::AlignVCenter));
    QCPItemText& label = *m_labels[place];
    label.setFont(Theme::instance().font(TextSize::Caption, true));
    label.setColor(headColour(mark.head));
    label.setText(QString::number(mark.value, 'f', 2));
    label.position->setPixelPosition(
        QPointF(m_plot.xAxis->coordToPixel(mark.x) + 8, m_plot.axisRect()->rect().top() + kBelowTop + mark.row * kRow));
    label.setVisible(true);
}

}  // namespace studio::ui
