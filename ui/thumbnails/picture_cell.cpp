// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/thumbnails/picture_cell.h"

#include "ui/models/picture_model.h"
#include "ui/session.h"
#include "ui/theme/icon.h"
#include "ui/theme/theme.h"
#include "ui/thumbnails/thumbnail_cache.h"
#include "ui/widgets/paint.h"

#include <QPainter>
#include <QPainterPath>

namespace studio::ui {
namespace {

constexpr int kCaption = 20;
constexpr int kRadius = 2;
constexpr int kScaledKilobytes = 64 * 1024;
constexpr double kPale = 0.3;  ///< of a picture that somebody left out
constexpr int kSign = 22;      ///< side of the sign on it

/// Said by shape, too: a ring with a bar through it, on a ground that stands out from any picture.
void paintLeftOutSign(QPainter& painter, const QRect& box) {
    QRect ground(0, 0, kSign, kSign);
    ground.moveCenter(box.center());
    painter.setPen(Qt::NoPen);
    painter.setBrush(Theme::instance().color(Token::Panel));
    painter.drawEllipse(ground);
    painter.drawPixmap(ground.center() - QPoint(7, 7),
                       iconPixmap("left-out", Token::Text, 16, painter.device()->devicePixelRatioF()));
}

}  // namespace

PictureCell::PictureCell(Session& session, QObject* parent)
    : QStyledItemDelegate(parent), m_thumbnails(ThumbnailCache::of(session)), m_scaled(kScaledKilobytes) {
    connect(&session, &Session::dataSetChanged, this, [this] { m_scaled.clear(); });
}

void PictureCell::setWidth(int pictureWidth) {
    m_width = pictureWidth;
}

QSize PictureCell::size() const {
    return pictureSize() + QSize(kGap, kGap + kCaption);
}

QSize PictureCell::sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const {
    return size();
}

const QPixmap& PictureCell::scaled(const QByteArray& path, const QImage& image, qreal ratio) const {
    const QSize box = (QSizeF(pictureSize()) * ratio).toSize();
    Scaled* kept = m_scaled.object(path);
    if (kept && kept->of == image.cacheKey() && kept->box == box) return kept->pixmap;
    const QRect part = coveringPart(image.size(), box).toRect() & image.rect();
    QPixmap pixmap(box);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    QPainterPath clip;
    clip.addRoundedRect(QRectF(QPointF(), box), kRadius * ratio, kRadius * ratio);
    // As a brush: a clip path would have hard edges.
    painter.setPen(Qt::NoPen);
    painter.setBrush(QBrush(image.copy(part).scaled(box, Qt::IgnoreAspectRatio, Qt::SmoothTransformation)));
    painter.drawPath(clip);
    painter.end();
    pixmap.setDevicePixelRatio(ratio);
    kept = new Scaled{pixmap, image.cacheKey(), box};
    static const QPixmap kNone;
    return m_scaled.insert(path, kept, 1 + box.width() * box.height() * 4 / 1024) ? kept->pixmap : kNone;
}

void PictureCell::paintPicture(QPainter* painter, const QRect& box, const QModelIndex& index) const {
    const Theme& theme = Theme::instance();
    const QByteArray path = index.data(PictureModel::PathRole).toByteArray();
    const qreal ratio = painter->device()->devicePixelRatioF();
    const Thumbnail thumbnail = m_thumbnails.find(path.toStdString());
    if (!thumbnail.image.isNull()) return painter->drawPixmap(box.topLeft(), scaled(path, thumbnail.image, ratio));
    painter->setPen(Qt::NoPen);
    painter->setBrush(theme.color(Token::Sunken));
    painter->drawRoundedRect(box, kRadius, kRadius);
    if (thumbnail.problem.isEmpty()) return;
    painter->drawPixmap(box.center() - QPoint(8, 8), iconPixmap("warning", Token::Warning, 16, ratio));
}

void PictureCell::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
    const Theme& theme = Theme::instance();
    const QRect box(option.rect.topLeft() + QPoint(kGap / 2, kGap / 2), pictureSize());
    const bool chosen = option.state & QStyle::State_Selected;
    const bool current = option.state & QStyle::State_HasFocus;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const auto use = static_cast<PictureUse>(index.data(PictureModel::UseRole).toInt());
    const bool byPerson = use == PictureUse::PictureLeftOut;
    if (byPerson) painter->setOpacity(kPale);
    paintPicture(painter, box, index);
    painter->setOpacity(1);
    if (byPerson) paintLeftOutSign(*painter, box);
    painter->setBrush(Qt::NoBrush);
    if (chosen || current) {
        painter->setPen(QPen(theme.color(Token::Accent), chosen ? 2 : 1));
        painter->drawRoundedRect(QRectF(box).adjusted(-2, -2, 2, 2), kRadius + 2, kRadius + 2);
    }
    const QFont font = theme.font(TextSize::Caption, chosen);
    const bool leftOut = use >= PictureUse::ClassLeftOut;
    QRect caption(box.left(), box.bottom() + 3, box.width(), kCaption - 4);
    if (leftOut) {
        const qreal ratio = painter->device()->devicePixelRatioF();
        painter->drawPixmap(caption.left(), caption.top() + 2,
                            byPerson ? iconPixmap("left-out", Token::Muted, 12, ratio)
                                     : iconPixmap("warning", Token::Warning, 12, ratio));
        caption.setLeft(caption.left() + 16);
    }
    painter->setFont(font);
    painter->setPen(theme.color(leftOut ? Token::Muted : Token::Text));
    const QString text = QFontMetrics(font).elidedText(index.data().toString(), Qt::ElideRight, caption.width());
    painter->drawText(caption, Qt::AlignLeft | Qt::AlignVCenter, text);
    painter->restore();
}

}  // namespace studio::ui
