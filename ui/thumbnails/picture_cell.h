// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCache>
#include <QPixmap>
#include <QStyledItemDelegate>

namespace studio::ui {

class Session;
class ThumbnailCache;

/// Paints one picture of a PictureModel: the thumbnail filling its box, the class under it, a ring when it is chosen.
/// Pictures are scaled to the box once and kept so: a scrolled frame only copies pixels.
class PictureCell : public QStyledItemDelegate {
    Q_OBJECT
public:
    static constexpr int kGap = 6;  ///< half of it on each side of a cell

    PictureCell(Session& session, QObject* parent);
    void setWidth(int pictureWidth);
    QSize size() const;  ///< of a cell, gap and caption included

    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    struct Scaled {
        QPixmap pixmap;
        qint64 of = 0;  ///< cacheKey of the thumbnail
        QSize box;
    };
    QSize pictureSize() const { return {m_width, m_width * 3 / 4}; }
    const QPixmap& scaled(const QByteArray& path, const QImage& image, qreal ratio) const;
    void paintPicture(QPainter* painter, const QRect& box, const QModelIndex& index) const;

    ThumbnailCache& m_thumbnails;
    int m_width = 112;
    mutable QCache<QByteArray, Scaled> m_scaled;  ///< by path, cost in kilobytes
};

}  // namespace studio::ui
