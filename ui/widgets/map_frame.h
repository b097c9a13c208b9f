// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointF>
#include <QRectF>
#include <QSizeF>

namespace studio::ui {

/// What part of a map is seen, and how large: both axes have one scale, and y grows upwards on the map.
class MapFrame {
public:
    /// `whole`: all there is, in the map's own units.
    void setWhole(const QRectF& whole);
    void setRoom(QSizeF room);  ///< px
    void showAll();

    QPointF toRoom(QPointF onMap) const;
    QPointF toMap(QPointF inRoom) const;
    double zoom() const { return m_zoom; }  ///< 1: all is seen
    /// Times `factor`, within 1 and 50; what is at `inRoom` stays there as far as the edges allow.
    void zoomAt(QPointF inRoom, double factor);
    void move(QPointF byPixels);
    /// Moves so that it is seen; false: it was.
    bool reveal(QPointF onMap);

private:
    double scale() const;
    void keepInside();

    QRectF m_whole{0, 0, 1, 1};
    QSizeF m_room{1, 1};
    QPointF m_middle{0.5, 0.5};  ///< on the map
    double m_zoom = 1;
};

}  // namespace studio::ui
