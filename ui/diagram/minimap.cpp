// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/diagram/minimap.h"

#include <QEvent>
#include <QMouseEvent>
#include <QPainter>

namespace studio::ui {

Minimap::Minimap(QWidget* parent) : QGraphicsView(parent) {
    setFocusPolicy(Qt::NoFocus);
    setFrameShape(QFrame::NoFrame);
    setInteractive(false);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setCursor(Qt::PointingHandCursor);
    retranslate();
}

void Minimap::retranslate() {
    setAccessibleName(tr("Overview of the network"));
    setToolTip(m_module.isEmpty() ? tr("Overview: click where you want to look")
                                  : tr("Overview: click a module to open it"));
}

void Minimap::changeEvent(QEvent* event) {
    QGraphicsView::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) retranslate();
}

void Minimap::showRiver(DiagramScene* whole, const QString& module) {
    m_whole = whole;
    m_module = module;
    retranslate();
    setScene(whole);
    setBackgroundBrush(Theme::instance().color(Token::Panel));
    if (!whole) return;
    fitRiver();
    viewport()->update();
}

void Minimap::setSeen(const QRectF& seen) {
    m_seen = seen;
    viewport()->update();
}

void Minimap::fitRiver() {
    constexpr double kEdge = 8;
    if (!m_whole) return;
    if (m_module.isEmpty()) return fitInView(QRectF({}, m_whole->drawing().size), Qt::KeepAspectRatio);
    const Hit* hit = m_whole->drawing().find(m_module);
    const QRectF river = m_whole->drawing().river;  // without the heads, unless one is open
    const QRectF all = hit ? river.united(hit->rect) : river;
    fitInView(all.adjusted(-kEdge, -kEdge, kEdge, kEdge), Qt::KeepAspectRatio);
}

void Minimap::resizeEvent(QResizeEvent* event) {
    QGraphicsView::resizeEvent(event);
    fitRiver();
}

/// The view's own frame, and the mark around the module or around what is seen.
void Minimap::drawForeground(QPainter* painter, const QRectF&) {
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setBrush(Qt::NoBrush);
    const Hit* hit = m_whole ? m_whole->drawing().find(m_module) : nullptr;
    const QRectF marked = m_module.isEmpty() ? m_seen : hit ? hit->rect.adjusted(-4, -4, 4, 4) : QRectF();
    QPen pen(Theme::instance().color(Token::Accent), 1.5);
    pen.setCosmetic(true);
    painter->setPen(pen);
    if (!marked.isEmpty()) painter->drawRect(marked);
    painter->resetTransform();
    painter->setPen(QPen(Theme::instance().color(Token::Border), 1));
    painter->drawRoundedRect(QRectF(viewport()->rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
    painter->restore();
}

void Minimap::mousePressEvent(QMouseEvent* event) {
    if (!m_whole || event->button() != Qt::LeftButton) return;
    if (m_module.isEmpty()) return emit placeAsked(mapToScene(event->position().toPoint()));
    const Hit* hit = m_whole->drawing().at(mapToScene(event->position().toPoint()));
    if (hit) emit moduleClicked(hit->module);
}

void Minimap::mouseMoveEvent(QMouseEvent* event) {
    if (m_whole && m_module.isEmpty() && (event->buttons() & Qt::LeftButton))
        emit placeAsked(mapToScene(event->position().toPoint()));
}

}  // namespace studio::ui
