// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/class_mark.h"
#include "ui/widgets/map_frame.h"

#include <QImage>
#include <QPixmap>
#include <QPolygonF>
#include <QStringList>
#include <QWidget>
#include <functional>
#include <optional>
#include <vector>

namespace studio::ui {

/// Points of pictures, painted: a click chooses one, a drag draws a lasso around some, the wheel zooms, the middle
/// button moves, a double click shows all. Arrow keys walk to the nearest point that way, Enter opens it, Space catches
/// it with what is around it, Escape lets go; plus, minus and 0 zoom.
class PointMap : public QWidget {
    Q_OBJECT
public:
    struct Point {
        QPointF place;  ///< y upwards
        ClassMark mark;
    };
    /// What stands beside the point that the mouse is on.
    struct Hint {
        QImage picture;
        QStringList lines;  ///< the first one strong
    };
    static constexpr int kAround = 12;  ///< points that Space catches

    explicit PointMap(QWidget* parent = nullptr);

    void setPoints(std::vector<Point> points);          ///< all of them are seen then, none is current
    void setShown(std::vector<bool> shown);             ///< of each point; the others are paler. Empty: all
    void setCurrent(std::optional<std::size_t> point);  ///< without a signal
    void setHints(std::function<Hint(std::size_t point)> hints);
    void showAll();

    const std::vector<Point>& points() const { return m_points; }
    std::optional<std::size_t> current() const { return m_current; }
    QPointF placeOf(std::size_t point) const { return m_frame.toRoom(m_points[point].place); }  ///< in the widget
    std::optional<std::size_t> pointAt(QPointF place) const;
    double zoom() const { return m_frame.zoom(); }

    QSize sizeHint() const override { return {304, 304}; }
    QSize minimumSizeHint() const override { return {120, 120}; }

signals:
    void chosen(std::size_t point);
    void opened(std::size_t point);
    void caught(const std::vector<std::size_t>& points);  ///< never none
    void letGo();

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void repaintPoints();
    void choose(std::size_t point);
    void walk(QPointF way);
    void catchAround();
    void catchInLasso();
    void zoomBy(double factor, QPointF at);
    void point(std::optional<std::size_t> point);
    double radius() const;
    bool isShown(std::size_t point) const { return m_shown.empty() || m_shown[point]; }
    void paintPoints();
    void paintRing(QPainter& painter, std::optional<std::size_t> point, const QColor& colour) const;
    void paintLasso(QPainter& painter) const;
    void paintHint(QPainter& painter) const;

    std::vector<Point> m_points;
    std::vector<bool> m_shown;
    std::optional<std::size_t> m_current, m_pointed;
    std::function<Hint(std::size_t)> m_hints;
    MapFrame m_frame;
    QPixmap m_painted;  ///< the points; null: to be painted anew
    QPolygonF m_lasso;  ///< while it is drawn
    QPointF m_last;     ///< of a drag
    bool m_pressed = false, m_moving = false;
};

}  // namespace studio::ui
