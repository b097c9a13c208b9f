// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QListView>
#include <utility>

namespace studio::ui {

class PictureCell;
class PictureModel;
class Session;
class ThumbnailCache;

/// The grid of thumbnails over a PictureModel: uniform cells, zoomed by the width of a cell, pictures filling their
/// cell.
///
/// A QListView for its keyboard, selection and accessibility, but where a cell lies is computed and never stored: Qt's
/// icon mode lays out 100,000 items for seconds after every change of width. Drawing a range with Shift selects in
/// reading order, a drag with the mouse the cells it touches.
class PictureGrid : public QListView {
    Q_OBJECT
public:
    explicit PictureGrid(Session& session, PictureModel* pictures, QWidget* parent = nullptr);

    static constexpr int kSmallest = 80, kLargest = 240, kUsual = 112;
    int zoom() const { return m_wanted; }
    void setZoom(int width);
    int columns() const { return m_columns; }
    std::pair<int, int> visibleRows() const;  ///< first and last; last < first: none
    int chosenCount() const;

    QRect visualRect(const QModelIndex& index) const override;
    QModelIndex indexAt(const QPoint& point) const override;
    void scrollTo(const QModelIndex& index, ScrollHint hint = EnsureVisible) override;
    void doItemsLayout() override;
    void keyboardSearch(const QString&) override {}  ///< the page has a search of its own

signals:
    void zoomChanged(int width);
    void openAsked();  ///< double click, Return
    void copyAsked();

protected:
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
    void layOut();
    int count() const;
    QRect rectOf(int row) const;  ///< in the viewport
    void forgetScrolledPast();
    void selectTouched(const QRect& rect, QItemSelectionModel::SelectionFlags command);

    PictureModel& m_pictures;
    ThumbnailCache& m_thumbnails;
    PictureCell* m_cell;
    int m_wanted = kUsual;               ///< as zoomed
    int m_columns = 1;                   ///< that share the width evenly
    std::pair<int, int> m_asked{0, -1};  ///< rows whose thumbnails were asked for
};

}  // namespace studio::ui
