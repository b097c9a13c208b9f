// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/thumbnails/picture_grid.h"

#include "ui/models/picture_model.h"
#include "ui/session.h"
#include "ui/theme/icon.h"
#include "ui/theme/theme.h"
#include "ui/thumbnails/thumbnail_cache.h"

#include <QPainter>
#include <QPainterPath>
#include <QScrollBar>
#include <QStyledItemDelegate>
#include <QWheelEvent>

namespace studio::ui {
namespace {

constexpr int kGap = 6;
constexpr int kCaption = 20;
constexpr int kRadius = 2;

QSize pictureSize(int cellWidth) {
    return {cellWidth, cellWidth * 3 / 4};
}

/// The part of `image` that fills `box` without stretching.
QRectF filling(const QSize& image, const QSize& box) {
    const qreal scale = std::max(qreal(box.width()) / image.width(), qreal(box.height()) / image.height());
    const QSizeF part(box.width() / scale, box.height() / scale);
    return {QPointF((image.width() - part.width()) / 2, (image.height() - part.height()) / 2), part};
}

class Delegate final : public QStyledItemDelegate {
public:
    Delegate(PictureGrid& grid, ThumbnailCache& cache) : QStyledItemDelegate(&grid), m_grid(grid), m_cache(cache) {}

    QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override {
        return pictureSize(m_grid.cellWidth()) + QSize(kGap, kGap + kCaption);
    }

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override {
        const Theme& theme = Theme::instance();
        const QSize size = pictureSize(m_grid.cellWidth());
        const QRect box(option.rect.topLeft() + QPoint(kGap / 2, kGap / 2), size);
        const bool selected = option.state & QStyle::State_Selected;
        painter->save();
        painter->setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
        const QByteArray path = index.data(PictureModel::PathRole).toByteArray();
        const Thumbnail thumbnail = m_cache.find(path.toStdString());
        QPainterPath clip;
        clip.addRoundedRect(box, kRadius, kRadius);
        painter->fillPath(clip, theme.color(Token::Sunken));
        painter->setClipPath(clip);
        if (!thumbnail.image.isNull()) {
            painter->drawImage(box, thumbnail.image, filling(thumbnail.image.size(), size));
        } else if (!thumbnail.problem.isEmpty()) {
            const QPixmap sign = iconPixmap("warning", Token::Warning, 16, painter->device()->devicePixelRatioF());
            painter->drawPixmap(box.center() - QPoint(8, 8), sign);
        }
        painter->setClipping(false);
        if (selected) {
            painter->setPen(QPen(theme.color(Token::Accent), 2));
            painter->drawRoundedRect(QRectF(box).adjusted(-2, -2, 2, 2), kRadius + 2, kRadius + 2);
        }
        const QFont font = theme.font(TextSize::Caption, selected);
        painter->setFont(font);
        painter->setPen(theme.color(Token::Text));
        const QRect caption(box.left(), box.bottom() + 3, box.width(), kCaption - 4);
        const QString text = QFontMetrics(font).elidedText(index.data().toString(), Qt::ElideRight, caption.width());
        painter->drawText(caption, Qt::AlignLeft | Qt::AlignVCenter, text);
        painter->restore();
    }

private:
    PictureGrid& m_grid;
    ThumbnailCache& m_cache;
};

}  // namespace

PictureGrid::PictureGrid(Session& session, QWidget* parent) : QListView(parent) {
    setRole(this, "grid");
    setObjectName("pictureGrid");
    setViewMode(QListView::IconMode);
    setMovement(QListView::Static);
    setResizeMode(QListView::Adjust);
    setUniformItemSizes(true);
    setSelectionMode(QAbstractItemView::ExtendedSelection);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn);  // or columns would come and go with it
    // Laid out in slices, so that 100,000 rows do not hold up the window.
    setLayoutMode(QListView::Batched);
    setBatchSize(2000);
    ThumbnailCache& cache = ThumbnailCache::of(session);
    setItemDelegate(new Delegate(*this, cache));
    connect(&cache, &ThumbnailCache::ready, viewport(), QOverload<>::of(&QWidget::update));
    connect(&Theme::instance(), &Theme::themeChanged, viewport(), QOverload<>::of(&QWidget::update));
    layOut();
}

void PictureGrid::setZoom(int width) {
    width = std::clamp(width, kSmallest, kLargest);
    if (width == m_wanted) return;
    const QModelIndex kept = currentIndex().isValid() ? currentIndex() : indexAt({kGap * 2, kGap * 2});
    m_wanted = width;
    layOut();
    if (kept.isValid()) scrollTo(kept);
    emit zoomChanged(width);
}

void PictureGrid::layOut() {
    const int room = std::max(m_wanted + kGap, viewport()->width() - 1);
    const int columns = std::max(1, qRound(double(room) / (m_wanted + kGap)));
    m_cellWidth = room / columns - kGap;
    const QSize cell = pictureSize(m_cellWidth) + QSize(kGap, kGap + kCaption);
    if (cell == gridSize()) return;
    setGridSize(cell);
    verticalScrollBar()->setSingleStep(cell.height() / 3);
}

void PictureGrid::resizeEvent(QResizeEvent* event) {
    layOut();
    QListView::resizeEvent(event);
}

void PictureGrid::wheelEvent(QWheelEvent* event) {
    if (!(event->modifiers() & Qt::ControlModifier)) return QListView::wheelEvent(event);
    setZoom(m_wanted + (event->angleDelta().y() > 0 ? 16 : -16));
    event->accept();
}

}  // namespace studio::ui
