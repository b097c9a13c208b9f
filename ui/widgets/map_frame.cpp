// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/map_frame.h"

#include <algorithm>

namespace studio::ui {

static constexpr double kMostZoom = 50;
static constexpr double kEdge = 12;  ///< px that stay free around all there is
static constexpr double kLeastSide = 1e-9;

void MapFrame::setWhole(const QRectF& whole) {
    m_whole = whole;
    showAll();
}

void MapFrame::setRoom(QSizeF room) {
    m_room = room;
    keepInside();
}

void MapFrame::showAll() {
    m_zoom = 1;
    m_middle = m_whole.center();
}

double MapFrame::scale() const {
    const double across = std::max(1.0, m_room.width() - 2 * kEdge), down = std::max(1.0, m_room.height() - 2 * kEdge);
    return m_zoom *
           std::min(across / std::max(m_whole.width(), kLeastSide), down / std::max(m_whole.height(), kLeastSide));
}

QPointF MapFrame::toRoom(QPointF onMap) const {
    const QPointF away = (onMap - m_middle) * scale();
    return {m_room.width() / 2 + away.x(), m_room.height() / 2 - away.y()};
}

QPointF MapFrame::toMap(QPointF inRoom) const {
    const double over = scale();
    return m_middle + QPointF((inRoom.x() - m_room.width() / 2) / over, (m_room.height() / 2 - inRoom.y()) / over);
}

void MapFrame::zoomAt(QPointF inRoom, double factor) {
    const QPointF stays = toMap(inRoom);
    m_zoom = std::clamp(m_zoom * factor, 1.0, kMostZoom);
    m_middle += stays - toMap(inRoom);
    keepInside();
}

void MapFrame::move(QPointF byPixels) {
    m_middle += QPointF(-byPixels.x(), byPixels.y()) / scale();
    keepInside();
}

bool MapFrame::reveal(QPointF onMap) {
    if (QRectF(QPointF(), m_room).contains(toRoom(onMap))) return false;
    m_middle = onMap;
    keepInside();
    return true;
}

/// The middle of what is seen stays within all there is; all of it stands in the middle.
void MapFrame::keepInside() {
    if (m_zoom <= 1) return showAll();
    m_middle = {std::clamp(m_middle.x(), m_whole.left(), m_whole.right()),
                std::clamp(m_middle.y(), m_whole.top(), m_whole.bottom())};
}

}  // namespace studio::ui
