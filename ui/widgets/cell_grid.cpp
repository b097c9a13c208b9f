// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/cell_grid.h"

#include "ui/theme/theme.h"
#include "ui/widgets/layout.h"

#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>
#include <QWheelEvent>
#include <algorithm>

namespace studio::ui {
namespace {

constexpr int kZoomStep = 16;
constexpr int kInside = 6;  ///< px from the left edge: surely in the first cell

}  // namespace

CellGrid::CellGrid(const Widths& widths, QWidget* parent)
    : QListView(parent), m_widths(widths), m_wanted(widths.usual), m_cell(widths.usual + widths.gap, widths.usual) {
    setRole(this, "grid");
    setUniformItemSizes(true);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFrameShape(QFrame::NoFrame);
    keepScrollBar(*this);
    connect(&Theme::instance(), &Theme::themeChanged, this, [this] { viewport()->update(); });
}

void CellGrid::reset() {
    m_painted = {0, -1};
    QListView::reset();
}

void CellGrid::setZoom(int width) {
    width = std::clamp(width, m_widths.smallest, m_widths.largest);
    if (width == m_wanted) return;
    const QModelIndex kept = currentIndex().isValid() ? currentIndex() : indexAt({kInside, 0});
    m_wanted = width;
    layOut();
    if (kept.isValid()) scrollTo(kept);
    emit zoomChanged(width);
}

void CellGrid::layOut() {
    const int wanted = m_wanted + m_widths.gap, room = std::max(wanted, viewport()->width());
    m_columns = std::max(1, qRound(double(room) / wanted));
    m_cell = fitCells(room / m_columns);
    updateGeometries();
    viewport()->update();
}

int CellGrid::count() const {
    return model() ? model()->rowCount() : 0;
}

QRect CellGrid::rectOf(int row) const {
    return {QPoint(row % m_columns * m_cell.width(), row / m_columns * m_cell.height() - verticalOffset()), m_cell};
}

std::pair<int, int> CellGrid::visibleRows() const {
    const int height = m_cell.height();
    const int first = verticalOffset() / height * m_columns;
    const int last = ((verticalOffset() + viewport()->height() - 1) / height + 1) * m_columns - 1;
    return {first, std::min(last, count() - 1)};
}

QRect CellGrid::visualRect(const QModelIndex& index) const {
    return index.isValid() ? rectOf(index.row()) : QRect();
}

QModelIndex CellGrid::indexAt(const QPoint& point) const {
    const int column = point.x() / m_cell.width();
    const int y = point.y() + verticalOffset();
    if (point.x() < 0 || column >= m_columns || y < 0) return {};
    const int row = y / m_cell.height() * m_columns + column;
    return row < count() ? at(row) : QModelIndex();
}

void CellGrid::scrollTo(const QModelIndex& index, ScrollHint hint) {
    if (!index.isValid()) return;
    updateGeometries();  // the model may have grown in this turn of the event loop
    const QRect cell = rectOf(index.row());
    const int room = viewport()->height();
    int by = 0;
    if (hint == PositionAtCenter) {
        by = cell.center().y() - room / 2;
    } else if (cell.top() < 0 || hint == PositionAtTop) {
        by = cell.top();
    } else if (cell.bottom() >= room || hint == PositionAtBottom) {
        by = std::min(cell.bottom() + 1 - room, cell.top());
    }
    verticalScrollBar()->setValue(verticalOffset() + by);
}

QModelIndex CellGrid::moveCursor(CursorAction action, Qt::KeyboardModifiers) {
    const int rows = count();
    if (rows == 0) return {};
    if (!currentIndex().isValid()) return at(0);
    const int now = currentIndex().row();
    const int page = std::max(1, viewport()->height() / m_cell.height()) * m_columns;
    const auto down = [&](int by) {
        // The last line may be short: its end is below everything of the line before.
        if (now + by < rows) return now + by;
        return now / m_columns == (rows - 1) / m_columns ? now : rows - 1;
    };
    const auto up = [&](int by) { return now - by >= 0 ? now - by : now % m_columns; };
    int row = now;
    switch (action) {
        case MoveLeft:
        case MovePrevious:
            row = std::max(0, now - 1);
            break;
        case MoveRight:
        case MoveNext:
            row = std::min(rows - 1, now + 1);
            break;
        case MoveUp:
            row = up(m_columns);
            break;
        case MoveDown:
            row = down(m_columns);
            break;
        case MovePageUp:
            row = up(page);
            break;
        case MovePageDown:
            row = down(page);
            break;
        case MoveHome:
            row = 0;
            break;
        case MoveEnd:
            row = rows - 1;
            break;
    }
    return at(row);
}

int CellGrid::verticalOffset() const {
    return verticalScrollBar()->value();
}

/// Qt gives the two corners as they are: of a click twice the same, of Shift from where the range began to where it
/// ends, in whatever direction.
void CellGrid::setSelection(const QRect& rect, QItemSelectionModel::SelectionFlags command) {
    if (state() == DragSelectingState) return selectTouched(rect.normalized(), command);
    const QModelIndex from = indexAt(rect.topLeft());
    const QModelIndex to = indexAt(rect.bottomRight());
    QItemSelection range;
    if (from.isValid() && to.isValid())
        range.select(at(std::min(from.row(), to.row())), at(std::max(from.row(), to.row())));
    selectionModel()->select(range, command);
}

void CellGrid::selectTouched(const QRect& rect, QItemSelectionModel::SelectionFlags command) {
    const int left = std::clamp(rect.left() / m_cell.width(), 0, m_columns - 1);
    const int right = std::clamp(rect.right() / m_cell.width(), 0, m_columns - 1);
    const int top = std::max(0, rect.top() + verticalOffset()) / m_cell.height();
    const int bottom = std::min(std::max(0, rect.bottom() + verticalOffset()) / m_cell.height(), count() / m_columns);
    QItemSelection touched;
    for (int line = top; line <= bottom; ++line) {
        const int first = line * m_columns + left;
        const int last = std::min(line * m_columns + right, count() - 1);
        if (first <= last) touched.select(at(first), at(last));
    }
    selectionModel()->select(touched, command);
}

QRegion CellGrid::visualRegionForSelection(const QItemSelection& selection) const {
    const auto [first, last] = visibleRows();
    QRegion region;
    for (const QItemSelectionRange& range : selection)
        for (int row = std::max(first, range.top()); row <= std::min(last, range.bottom()); ++row)
            region += rectOf(row);
    return region;
}

void CellGrid::updateGeometries() {
    const int height = m_cell.height();
    const int lines = (count() + m_columns - 1) / m_columns;
    verticalScrollBar()->setRange(0, std::max(0, lines * height - viewport()->height()));
    verticalScrollBar()->setPageStep(viewport()->height());
    verticalScrollBar()->setSingleStep(height / 3);
    horizontalScrollBar()->setRange(0, 0);
    QAbstractItemView::updateGeometries();
}

/// Nothing is laid out ahead: only the scroll bar's range depends on the rows.
void CellGrid::doItemsLayout() {
    QAbstractItemView::doItemsLayout();
}

void CellGrid::dataChanged(const QModelIndex& first, const QModelIndex& last, const QList<int>& roles) {
    QAbstractItemView::dataChanged(first, last, roles);
}

/// What is still wanted is copied by the window system; only what came into sight is painted.
void CellGrid::scrollContentsBy(int dx, int dy) {
    viewport()->scroll(dx, dy);
    const auto now = visibleRows();
    for (int row = m_painted.first; row <= std::min(m_painted.second, count() - 1); ++row)
        if (row < now.first || row > now.second) scrolledPast(row);
    m_painted = now;
}

void CellGrid::paintEvent(QPaintEvent* event) {
    QPainter painter(viewport());
    QStyleOptionViewItem option;
    initViewItemOption(&option);
    const auto [first, last] = visibleRows();
    m_painted = {first, last};
    // From the last to the first: what is asked for last is made first.
    for (int row = last; row >= first; --row) {
        option.rect = rectOf(row);
        if (!event->region().intersects(option.rect)) continue;
        const QModelIndex index = at(row);
        option.state.setFlag(QStyle::State_Selected, selectionModel()->isSelected(index));
        option.state.setFlag(QStyle::State_HasFocus, hasFocus() && index == currentIndex());
        itemDelegate()->paint(&painter, option, index);
    }
}

void CellGrid::resizeEvent(QResizeEvent* event) {
    const QModelIndex top = indexAt({kInside, 0});
    const int before = m_columns;
    QAbstractItemView::resizeEvent(event);
    layOut();
    if (m_columns != before && top.isValid() && top.row() > 0) scrollTo(top, PositionAtTop);
}

void CellGrid::wheelEvent(QWheelEvent* event) {
    if (!(event->modifiers() & Qt::ControlModifier)) return QAbstractItemView::wheelEvent(event);
    setZoom(m_wanted + (event->angleDelta().y() > 0 ? kZoomStep : -kZoomStep));
    event->accept();
}

void CellGrid::keyPressEvent(QKeyEvent* event) {
    if (event->matches(QKeySequence::ZoomIn) || event->matches(QKeySequence::ZoomOut))
        return setZoom(m_wanted + (event->matches(QKeySequence::ZoomIn) ? kZoomStep : -kZoomStep));
    if (event->key() == Qt::Key_0 && event->modifiers() == Qt::ControlModifier) return setZoom(m_widths.usual);
    QListView::keyPressEvent(event);
}

}  // namespace studio::ui
