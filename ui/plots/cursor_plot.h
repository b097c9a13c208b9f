// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/plots/cursor_overlay.h"
#include "ui/plots/plot_widget.h"
#include "ui/plots/series.h"

#include <QScopedValueRollback>
#include <optional>

namespace studio::ui {

/// A plot that is looked into: the wheel zooms, dragging pans, a double click or Home shows all again; the values at
/// the cursor are told, which follows the mouse and walks by the arrow keys (ten at a time with Shift).
class CursorPlot : public PlotWidget {
    Q_OBJECT
public:
    /// The place on the horizontal axis; none takes it away.
    void setCursor(std::optional<double> x);
    void showAll();

    /// What the axes show now; after a redraw.
    Range xRange() const;
    Range yRange() const;

signals:
    void cursorMoved();

protected:
    explicit CursorPlot(QWidget* parent);

    /// Sets the axes by setRanges() so that everything shows: in a redraw, unless somebody has zoomed.
    virtual void fitRanges() = 0;
    /// What is told at `x`: where the line stands (in the plot's coordinates), a title and rows, whose heights are in
    /// the plot's coordinates, too. None: nothing there.
    virtual std::optional<CursorDrawing> valuesAt(double x) const = 0;
    /// The place `by` values further, from none as from the one a walk begins at; none: there are no values.
    virtual std::optional<double> walked(std::optional<double> x, int by) const = 0;

    void setRanges(const Range& x, const Range& y);
    /// While it lives, changes of the axes are not taken for a person's.
    QScopedValueRollback<bool> byUs() { return QScopedValueRollback<bool>(m_byUs, true); }
    void forgetZoom() { m_zoomed = false; }
    const std::optional<double>& cursorPlace() const { return m_cursor; }
    void pointAt(const QPoint& inCanvas);  ///< the mouse does; outside of the axes there is no cursor
    QPoint cursorOnScreen() const;         ///< the middle of its line

    void redraw() final;
    virtual void takeData() = 0;  ///< redraw(), before the ranges
    void placeItems() final;
    virtual void placeParts() = 0;  ///< placeItems(), before the cursor
    void resizeEvent(QResizeEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void updateCursor();
    void sayCursor();

    CursorOverlay* m_overlay;
    std::optional<double> m_cursor;
    bool m_zoomed = false;  ///< by hand
    bool m_byUs = false;
};

}  // namespace studio::ui
