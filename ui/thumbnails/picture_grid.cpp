// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/thumbnails/picture_grid.h"

#include "ui/models/picture_model.h"
#include "ui/session.h"
#include "ui/thumbnails/picture_cell.h"
#include "ui/thumbnails/thumbnail_cache.h"

#include <QKeyEvent>

namespace studio::ui {

PictureGrid::PictureGrid(Session& session, PictureModel* pictures, QWidget* parent)
    : CellGrid({kSmallest, kUsual, kLargest, PictureCell::kGap}, parent),
      m_pictures(*pictures),
      m_thumbnails(ThumbnailCache::of(session)),
      m_cell(new PictureCell(session, this)) {
    setObjectName("pictureGrid");
    setSelectionMode(QAbstractItemView::ExtendedSelection);
    setItemDelegate(m_cell);
    setModel(pictures);
    connect(&m_thumbnails, &ThumbnailCache::ready, this, [this] { viewport()->update(); });
    connect(this, &QListView::doubleClicked, this, &PictureGrid::openAsked);
    layOut();
}

QSize PictureGrid::fitCells(int width) {
    m_cell->setWidth(width - PictureCell::kGap);
    return m_cell->size();
}

int PictureGrid::chosenCount() const {
    int chosen = 0;
    for (const QItemSelectionRange& range : selectionModel()->selection()) chosen += range.height();
    return chosen;
}

void PictureGrid::scrolledPast(int row) {
    m_thumbnails.forget(m_pictures.item(row)->path);
}

void PictureGrid::keyPressEvent(QKeyEvent* event) {
    if (event->matches(QKeySequence::Copy)) return emit copyAsked();
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) return emit openAsked();
    if (event->key() == Qt::Key_Delete) return emit leaveOutAsked();
    CellGrid::keyPressEvent(event);
}

}  // namespace studio::ui
