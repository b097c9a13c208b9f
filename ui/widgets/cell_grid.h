// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QListView>
#include <utility>

namespace studio::ui {

/// A grid of uniform cells that share the width evenly, zoomed by the width of a cell (Ctrl and wheel, plus, minus, 0).
///
/// A QListView for its keyboard, selection and accessibility, but where a cell lies is computed and never stored: Qt's
/// icon mode lays out 100,000 items for seconds after every change of width. Drawing a range with Shift selects in
/// reading order, a drag with the mouse the cells it touches.
class CellGrid : public QListView {
    Q_OBJECT
public:
    /// Of a cell without the gap to the next one.
    struct Widths {
        int smallest, usual, largest, gap;
    };
    explicit CellGrid(const Widths& widths, QWidget* parent = nullptr);

    int zoom() const { return m_wanted; }
    void setZoom(int width);
    int columns() const { return m_columns; }
    std::pair<int, int> visibleRows() const;  ///< first and last; last < first: none

    QRect visualRect(const QModelIndex& index) const override;
    QModelIndex indexAt(const QPoint& point) const override;
    void scrollTo(const QModelIndex& index, ScrollHint hint = EnsureVisible) override;
    void doItemsLayout() override;
    void reset() override;

signals:
    void zoomChanged(int width);

protected:
    /// The size of a cell, gap included, of that width; called after each change of room or zoom.
    virtual QSize fitCells(int width) = 0;
    virtual void scrolledPast(int row) { Q_UNUSED(row) }  ///< it was painted and is out of sight now
    /// For constructors of what derives, once fitCells() can be called.
    void layOut();
    int count() const;

    QModelIndex moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) override;
    int horizontalOffset() const override { return 0; }
    int verticalOffset() const override;
    void setSelection(const QRect& rect, QItemSelectionModel::SelectionFlags command) override;
    QRegion visualRegionForSelection(const QItemSelection& selection) const override;
    void updateGeometries() override;
    void dataChanged(const QModelIndex& first, const QModelIndex& last, const QList<int>& roles) override;
    void scrollContentsBy(int dx, int dy) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    QModelIndex at(int row) const { return model()->index(row, 0); }
    QRect rectOf(int row) const;  ///< in the viewport
    void selectTouched(const QRect& rect, QItemSelectionModel::SelectionFlags command);

    const Widths m_widths;
    int m_wanted;  ///< as zoomed
    int m_columns = 1;
    QSize m_cell;
    std::pair<int, int> m_painted{0, -1};  ///< rows
};

}  // namespace studio::ui
