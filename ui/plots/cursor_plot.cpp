// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plots/cursor_plot.h"

#include "ui/plots/canvas.h"
#include "ui/text/listing.h"
#include "ui/widgets/focus_ring.h"

#include <qcustomplot.h>

#include <QAccessible>
#include <QKeyEvent>

namespace studio::ui {

CursorPlot::CursorPlot(QWidget* parent) : PlotWidget(parent), m_overlay(new CursorOverlay(this)) {
    QCustomPlot& plot = canvas();
    plot.setInteractions(QCP::iRangeDrag | QCP::iRangeZoom);
    plot.installEventFilter(this);
    connect(&plot, &QCustomPlot::mouseMove, this, [this](QMouseEvent* event) { pointAt(event->pos()); });
    connect(&plot, &QCustomPlot::mouseDoubleClick, this, &CursorPlot::showAll);
    for (QCPAxis* axis : {plot.xAxis, plot.yAxis})
        connect(axis, qOverload<const QCPRange&>(&QCPAxis::rangeChanged), this,
                [this] { m_zoomed = m_zoomed || !m_byUs; });
    setFocusPolicy(Qt::StrongFocus);
    FocusRing::askFor(*this);
}

void CursorPlot::showAll() {
    forgetZoom();
    scheduleRedraw();
}

Range CursorPlot::xRange() const {
    return rangeOf(*canvas().xAxis);
}
Range CursorPlot::yRange() const {
    return rangeOf(*canvas().yAxis);
}

void CursorPlot::setRanges(const Range& x, const Range& y) {
    const auto ours = byUs();
    setRange(*canvas().xAxis, x);
    setRange(*canvas().yAxis, y);
}

void CursorPlot::redraw() {
    takeData();
    if (!m_zoomed) fitRanges();
}

void CursorPlot::placeItems() {
    placeParts();
    updateCursor();
}

void CursorPlot::setCursor(std::optional<double> x) {
    if (!x && !m_cursor) return;
    m_cursor = x;
    updateCursor();
    emit cursorMoved();
}

void CursorPlot::pointAt(const QPoint& inCanvas) {
    const bool inside = canvas().axisRect()->rect().contains(inCanvas);
    setCursor(inside ? std::optional(canvas().xAxis->pixelToCoord(inCanvas.x())) : std::nullopt);
}

QPoint CursorPlot::cursorOnScreen() const {
    const QRect axes = canvas().axisRect()->rect();
    const double x = m_cursor ? canvas().xAxis->coordToPixel(*m_cursor) : axes.center().x();
    return canvas().mapToGlobal(QPoint(qBound(axes.left(), qRound(x), axes.right()), axes.center().y()));
}

void CursorPlot::updateCursor() {
    std::optional<CursorDrawing> drawing = m_cursor ? valuesAt(*m_cursor) : std::nullopt;
    if (!drawing) return m_overlay->clear();
    const QPoint offset = canvas().pos();
    drawing->plot = QRectF(canvas().axisRect()->rect()).translated(offset);
    drawing->x = canvas().xAxis->coordToPixel(drawing->x) + offset.x();
    for (CursorDrawing::Row& row : drawing->rows)
        if (row.y) row.y = canvas().yAxis->coordToPixel(*row.y) + offset.y();
    m_overlay->show(*drawing);
}

/// A screen reader tells what the card shows.
void CursorPlot::sayCursor() {
    const std::optional<CursorDrawing>& drawing = m_overlay->drawing();
    QStringList told;
    if (drawing) {
        told << drawing->title;
        for (const CursorDrawing::Row& row : drawing->rows) told << row.name + ' ' + row.value;
    }
    setAccessibleDescription(factsText(told));
    QAccessibleEvent changed(this, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&changed);
}

void CursorPlot::resizeEvent(QResizeEvent* event) {
    PlotWidget::resizeEvent(event);
    m_overlay->setGeometry(rect());
    m_overlay->raise();
}

void CursorPlot::keyPressEvent(QKeyEvent* event) {
    const int stride = event->modifiers() & Qt::ShiftModifier ? 10 : 1;
    switch (event->key()) {
        case Qt::Key_Left:
        case Qt::Key_Right:
            if (const auto to = walked(m_cursor, event->key() == Qt::Key_Left ? -stride : stride)) setCursor(to);
            return sayCursor();
        case Qt::Key_Home:
            return showAll();
        case Qt::Key_Escape:
            if (!m_cursor) break;
            setCursor(std::nullopt);
            return sayCursor();
        default:
            break;
    }
    PlotWidget::keyPressEvent(event);
}

bool CursorPlot::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::Leave) setCursor(std::nullopt);
    return PlotWidget::eventFilter(watched, event);
}

}  // namespace studio::ui
