// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
/// DiagramView's mouse, wheel and keys.
#include "ui/diagram/diagram_scene.h"
#include "ui/diagram/diagram_view.h"

#include <QApplication>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QScrollBar>
#include <QToolTip>
#include <QWheelEvent>
#include <cmath>
#include <utility>

namespace studio::ui {
namespace {

constexpr double kZoomPerUnit = 1.0015;  ///< of a wheel's angle: 120 units are a step of 1.2

std::optional<Step> stepOf(int key) {
    switch (key) {
        case Qt::Key_Left:
            return Step::Left;
        case Qt::Key_Right:
            return Step::Right;
        case Qt::Key_Up:
            return Step::Up;
        case Qt::Key_Down:
            return Step::Down;
        case Qt::Key_Home:
            return Step::First;
        case Qt::Key_End:
            return Step::Last;
        default:
            return std::nullopt;
    }
}

}  // namespace

QString DiagramView::partAt(QPointF place) const {
    const Hit* hit = drawing().at(viewportTransform().inverted().map(place));
    return hit ? hit->part : QString();
}

void DiagramView::setHovered(const QString& part) {
    if (part == m_hovered) return;
    m_hovered = part;
    viewport()->setCursor(part.isEmpty() ? Qt::ArrowCursor : Qt::PointingHandCursor);
    showState();
}

void DiagramView::mousePressEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton) return;
    m_pressed = event->position().toPoint();
    m_dragging = false;
    m_byKeys = false;
}

void DiagramView::mouseMoveEvent(QMouseEvent* event) {
    const QPoint place = event->position().toPoint();
    if (!m_pressed) return setHovered(partAt(event->position()));
    const QPoint way = place - *m_pressed;
    if (!m_dragging && way.manhattanLength() < QApplication::startDragDistance()) return;
    if (!m_dragging && canZoomOut()) viewport()->setCursor(Qt::ClosedHandCursor);
    m_dragging = true;
    m_pressed = place;
    horizontalScrollBar()->setValue(horizontalScrollBar()->value() - way.x());
    verticalScrollBar()->setValue(verticalScrollBar()->value() - way.y());
}

/// A layer is chosen when its module is already.
void DiagramView::mouseReleaseEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton || !m_pressed) return;
    m_pressed.reset();
    if (std::exchange(m_dragging, false)) {
        m_hovered.clear();
        return setHovered(partAt(event->position()));
    }
    const QString part = partAt(event->position());
    const Stage* stage = part.isEmpty() ? nullptr : stageOf(m_stages, part);
    const Stage* before = m_selected.isEmpty() ? nullptr : stageOf(m_stages, m_selected);
    const bool inside = !stage || !m_opened.isEmpty() || (before && before->module == stage->module);
    setSelected(inside ? part : stage->module);
}

void DiagramView::mouseDoubleClickEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton || !m_opened.isEmpty()) return;
    const QString part = partAt(event->position());
    if (part.isEmpty()) return;
    openModule(stageOf(m_stages, part)->module);
}

void DiagramView::wheelEvent(QWheelEvent* event) {
    const int turned = event->angleDelta().y();
    if (turned != 0) changeZoom(m_zoom * std::pow(kZoomPerUnit, turned), event->position());
    event->accept();
}

void DiagramView::walk(Step step) {
    m_byKeys = true;
    const QString next =
        m_opened.isEmpty() ? walkNetwork(m_stages, m_selected, step) : walkPlaces(drawing(), m_selected, step);
    setSelected(next);
    reveal(next);
    viewport()->update();
}

void DiagramView::reveal(const QString& part) {
    constexpr int kMargin = 24;
    if (canZoomOut()) ensureVisible(shown().outline(part), kMargin, kMargin);
}

/// From the opened module to the network, from a layer to its module, from there to nothing.
void DiagramView::goBack() {
    if (!m_opened.isEmpty()) return openModule({});
    const Stage* stage = m_selected.isEmpty() ? nullptr : stageOf(m_stages, m_selected);
    setSelected(stage && stage->module != m_selected ? stage->module : QString());
}

void DiagramView::keyPressEvent(QKeyEvent* event) {
    const bool plain = !(event->modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier));
    if (!plain) return QWidget::keyPressEvent(event);
    if (const auto step = stepOf(event->key())) return walk(*step);
    switch (event->key()) {
        case Qt::Key_Return:
        case Qt::Key_Enter:
            if (m_selected.isEmpty() || !m_opened.isEmpty()) break;
            m_byKeys = true;
            return openModule(stageOf(m_stages, m_selected)->module);
        case Qt::Key_Escape:
            if (m_opened.isEmpty() && m_selected.isEmpty()) break;
            return goBack();
        case Qt::Key_Plus:
        case Qt::Key_Equal:
            return zoomIn();
        case Qt::Key_Minus:
            return zoomOut();
        case Qt::Key_0:
            return fit();
        default:
            break;
    }
    QWidget::keyPressEvent(event);
}

void DiagramView::focusInEvent(QFocusEvent* event) {
    QGraphicsView::focusInEvent(event);
    m_byKeys = event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason;
    viewport()->update();
}

void DiagramView::focusOutEvent(QFocusEvent* event) {
    QGraphicsView::focusOutEvent(event);
    viewport()->update();
}

void DiagramView::leaveEvent(QEvent* event) {
    QGraphicsView::leaveEvent(event);
    setHovered({});
}

bool DiagramView::viewportEvent(QEvent* event) {
    if (event->type() == QEvent::Leave) setHovered({});
    if (event->type() != QEvent::ToolTip) return QGraphicsView::viewportEvent(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    const QString part = partAt(help->pos());
    QToolTip::showText(help->globalPos(), part.isEmpty() ? QString() : sentenceOf(part), viewport());
    return true;
}

}  // namespace studio::ui
