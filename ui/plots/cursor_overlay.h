// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QString>
#include <QWidget>
#include <optional>
#include <vector>

namespace studio::ui {

/// What the cursor of a plot shows, in pixels of the overlay.
struct CursorDrawing {
    struct Row {
        QString name, value;
        QColor colour;
        std::optional<double> y;  ///< where its line stands; a dot is drawn there
        bool dashed = false;      ///< as the curve is
    };
    double x = 0;
    QRectF plot;  ///< the axis rectangle
    QString title;
    std::vector<Row> rows;
};

/// Lies over a plot, takes no mouse: a line at the cursor, dots on the curves and a small table of values. Moving it
/// repaints this widget alone; the plot below is not drawn again.
class CursorOverlay : public QWidget {
    Q_OBJECT
public:
    explicit CursorOverlay(QWidget* parent);
    void show(const CursorDrawing& drawing);
    void clear();
    const std::optional<CursorDrawing>& drawing() const { return m_drawing; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void paintCard(QPainter& painter) const;

    std::optional<CursorDrawing> m_drawing;
};

}  // namespace studio::ui
