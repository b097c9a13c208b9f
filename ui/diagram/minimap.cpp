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
    setToolTip(tr("Overview: click a module to open it"));
}

void Minimap::changeEvent(QEvent* event) {
    QGraphicsView::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) retranslate();
}

void Minimap::showRiver(DiagramScene* whole, const QString& module) {
    m_whole = whole;
    m_module = module;
    setScene(whole);
    setBackgroundBrush(Theme::instance().color(Token::Panel));
    if (!whole) return;
    fitRiver();
    viewport()->update();
}

void Minimap::fitRiver() {
    constexpr double kEdge = 8;
    if (!m_whole) return;
    const Hit* hit = m_whole->drawing().find(m_module);
    const QRectF river = m_whole->drawing().river;  // without the heads, unless one is open
    const QRectF all = hit ? river.united(hit->rect) : river;
    fitInView(all.adjusted(-kEdge, -kEdge, kEdge, kEdge), Qt::KeepAspectRatio);
}

void Minimap::resizeEvent(QResizeEvent* event) {
    QGraphicsView::resizeEvent(event);
    fitRiver();
}

/// The view's own frame and the mark around the module.
void Minimap::drawForeground(QPainter* painter, const QRectF&) {
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setBrush(Qt::NoBrush);
    if (const Hit* hit = m_whole ? m_whole->drawing().find(m_module) : nullptr) {
        QPen pen(Theme::instance().color(Token::Accent), 1.5);
        pen.setCosmetic(true);
        painter->setPen(pen);
        painter->drawRect(hit->rect.adjusted(-4, -4, 4, 4));
    }
    painter->resetTransform();
    painter->setPen(QPen(Theme::instance().color(Token::Border), 1));
    painter->drawRoundedRect(QRectF(viewport()->rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
    painter->restore();
}

void Minimap::mousePressEvent(QMouseEvent* event) {
    if (!m_whole || event->button() != Qt::LeftButton) return;
    const Hit* hit = m_whole->drawing().at(mapToScene(event->position().toPoint()));
    if (hit) emit moduleClicked(hit->module);
}

}  // namespace studio::ui
