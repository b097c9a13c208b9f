// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/thumbnails/picture_grid.h"

#include "ui/models/picture_model.h"
#include "ui/session.h"
#include "ui/theme/theme.h"
#include "ui/thumbnails/picture_cell.h"
#include "ui/thumbnails/thumbnail_cache.h"
#include "ui/widgets/layout.h"

#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>
#include <QWheelEvent>
#include <algorithm>

namespace studio::ui {
namespace {

constexpr int kZoomStep = 16;

}  // namespace

PictureGrid::PictureGrid(Session& session, PictureModel* pictures, QWidget* parent)
    : QListView(parent),
      m_pictures(*pictures),
      m_thumbnails(ThumbnailCache::of(session)),
      m_cell(new PictureCell(session, this)) {
    setRole(this, "grid");
    setObjectName("pictureGrid");
    setUniformItemSizes(true);
    setSelectionMode(QAbstractItemView::ExtendedSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    keepScrollBar(*this);
    setItemDelegate(m_cell);
    setModel(pictures);
    const auto repaint = [this] { viewport()->update(); };
    connect(&m_thumbnails, &ThumbnailCache::ready, this, repaint);
    connect(&Theme::instance(), &Theme::themeChanged, this, repaint);
    connect(pictures, &QAbstractItemModel::modelReset, this, [this] { m_asked = {0, -1}; });
    connect(this, &QListView::doubleClicked, this, &PictureGrid::openAsked);
    layOut();
}

void PictureGrid::setZoom(int width) {
    width = std::clamp(width, kSmallest, kLargest);
    if (width == m_wanted) return;
    const QModelIndex kept = currentIndex().isValid() ? currentIndex() : indexAt({PictureCell::kGap, 0});
    m_wanted = width;
    layOut();
    if (kept.isValid()) scrollTo(kept);
    emit zoomChanged(width);
}

void PictureGrid::layOut() {
    const int room = std::max(m_wanted + PictureCell::kGap, viewport()->width());
    m_columns = std::max(1, qRound(double(room) / (m_wanted + PictureCell::kGap)));
    m_cell->setWidth(room / m_columns - PictureCell::kGap);
    updateGeometries();
    viewport()->update();
}

int PictureGrid::count() const {
    return m_pictures.rowCount();
}

int PictureGrid::chosenCount() const {
    int chosen = 0;
    for (const QItemSelectionRange& range : selectionModel()->selection()) chosen += range.height();
    return chosen;
}

QRect PictureGrid::rectOf(int row) const {
    const QSize cell = m_cell->size();
    return {QPoint(row % m_columns * cell.width(), row / m_columns * cell.height() - verticalOffset()), cell};
}

std::pair<int, int> PictureGrid::visibleRows() const {
    const int height = m_cell->size().height();
    const int first = verticalOffset() / height * m_columns;
    const int last = ((verticalOffset() + viewport()->height() - 1) / height + 1) * m_columns - 1;
    return {first, std::min(last, count() - 1)};
}

QRect PictureGrid::visualRect(const QModelIndex& index) const {
    return index.isValid() ? rectOf(index.row()) : QRect();
}

QModelIndex PictureGrid::indexAt(const QPoint& point) const {
    const QSize cell = m_cell->size();
    const int column = point.x() / cell.width();
    const int y = point.y() + verticalOffset();
    if (point.x() < 0 || column >= m_columns || y < 0) return {};
    const int row = y / cell.height() * m_columns + column;
    return row < count() ? m_pictures.index(row) : QModelIndex();
}

void PictureGrid::scrollTo(const QModelIndex& index, ScrollHint hint) {
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

QModelIndex PictureGrid::moveCursor(CursorAction action, Qt::KeyboardModifiers) {
    const int rows = count();
    if (rows == 0) return {};
    if (!currentIndex().isValid()) return m_pictures.index(0);
    const int now = currentIndex().row();
    const int page = std::max(1, viewport()->height() / m_cell->size().height()) * m_columns;
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
    return m_pictures.index(row);
}

int PictureGrid::verticalOffset() const {
    return verticalScrollBar()->value();
}

/// Qt gives the two corners as they are: of a click twice the same, of Shift from where the range began to where it
/// ends, in whatever direction.
void PictureGrid::setSelection(const QRect& rect, QItemSelectionModel::SelectionFlags command) {
    if (state() == DragSelectingState) return selectTouched(rect.normalized(), command);
    const QModelIndex from = indexAt(rect.topLeft());
    const QModelIndex to = indexAt(rect.bottomRight());
    QItemSelection range;
    if (from.isValid() && to.isValid())
        range.select(m_pictures.index(std::min(from.row(), to.row())),
                     m_pictures.index(std::max(from.row(), to.row())));
    selectionModel()->select(range, command);
}

void PictureGrid::selectTouched(const QRect& rect, QItemSelectionModel::SelectionFlags command) {
    const QSize cell = m_cell->size();
    const int left = std::clamp(rect.left() / cell.width(), 0, m_columns - 1);
    const int right = std::clamp(rect.right() / cell.width(), 0, m_columns - 1);
    const int top = std::max(0, rect.top() + verticalOffset()) / cell.height();
    const int bottom = std::min(std::max(0, rect.bottom() + verticalOffset()) / cell.height(), count() / m_columns);
    QItemSelection touched;
    for (int line = top; line <= bottom; ++line) {
        const int first = line * m_columns + left;
        const int last = std::min(line * m_columns + right, count() - 1);
        if (first <= last) touched.select(m_pictures.index(first), m_pictures.index(last));
    }
    selectionModel()->select(touched, command);
}

QRegion PictureGrid::visualRegionForSelection(const QItemSelection& selection) const {
    const auto [first, last] = visibleRows();
    QRegion region;
    for (const QItemSelectionRange& range : selection)
        for (int row = std::max(first, range.top()); row <= std::min(last, range.bottom()); ++row)
            region += rectOf(row);
    return region;
}

void PictureGrid::updateGeometries() {
    const int height = m_cell->size().height();
    const int lines = (count() + m_columns - 1) / m_columns;
    verticalScrollBar()->setRange(0, std::max(0, lines * height - viewport()->height()));
    verticalScrollBar()->setPageStep(viewport()->height());
    verticalScrollBar()->setSingleStep(height / 3);
    horizontalScrollBar()->setRange(0, 0);
    QAbstractItemView::updateGeometries();
}

/// Nothing is laid out ahead: only the scroll bar's range depends on the rows.
void PictureGrid::doItemsLayout() {
    QAbstractItemView::doItemsLayout();
}

void PictureGrid::dataChanged(const QModelIndex& first, const QModelIndex& last, const QList<int>& roles) {
    QAbstractItemView::dataChanged(first, last, roles);
}

/// What is still wanted is copied by the window system; only what came into sight is painted.
void PictureGrid::scrollContentsBy(int dx, int dy) {
    viewport()->scroll(dx, dy);
    forgetScrolledPast();
}

void PictureGrid::forgetScrolledPast() {
    const auto now = visibleRows();
    for (int row = m_asked.first; row <= std::min(m_asked.second, count() - 1); ++row)
        if (row < now.first || row > now.second) m_thumbnails.forget(m_pictures.item(row)->path);
    m_asked = now;
}

void PictureGrid::paintEvent(QPaintEvent* event) {
    QPainter painter(viewport());
    QStyleOptionViewItem option;
    initViewItemOption(&option);
    const auto [first, last] = visibleRows();
    m_asked = {first, last};
    // From the last to the first: what is asked for last is made first.
    for (int row = last; row >= first; --row) {
        option.rect = rectOf(row);
        if (!event->region().intersects(option.rect)) continue;
        const QModelIndex index = m_pictures.index(row);
        option.state.setFlag(QStyle::State_Selected, selectionModel()->isSelected(index));
        option.state.setFlag(QStyle::State_HasFocus, hasFocus() && index == currentIndex());
        m_cell->paint(&painter, option, index);
    }
}

void PictureGrid::resizeEvent(QResizeEvent* event) {
    const QModelIndex top = indexAt({PictureCell::kGap, 0});
    const int before = m_columns;
    QAbstractItemView::resizeEvent(event);
    layOut();
    if (m_columns != before && top.isValid() && top.row() > 0) scrollTo(top, PositionAtTop);
}

void PictureGrid::wheelEvent(QWheelEvent* event) {
    if (!(event->modifiers() & Qt::ControlModifier)) return QAbstractItemView::wheelEvent(event);
    setZoom(m_wanted + (event->angleDelta().y() > 0 ? kZoomStep : -kZoomStep));
    event->accept();
}

void PictureGrid::keyPressEvent(QKeyEvent* event) {
    if (event->matches(QKeySequence::Copy)) return emit copyAsked();
    if (event->matches(QKeySequence::ZoomIn) || event->matches(QKeySequence::ZoomOut))
        return setZoom(m_wanted + (event->matches(QKeySequence::ZoomIn) ? kZoomStep : -kZoomStep));
    if (event->key() == Qt::Key_0 && event->modifiers() == Qt::ControlModifier) return setZoom(kUsual);
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) return emit openAsked();
    QListView::keyPressEvent(event);
}

}  // namespace studio::ui
