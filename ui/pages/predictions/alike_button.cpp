// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/predictions/alike_button.h"

#include "ui/theme/theme.h"
#include "ui/thumbnails/thumbnail_cache.h"
#include "ui/widgets/focus_ring.h"
#include "ui/widgets/paint.h"

#include <QPainter>

namespace studio::ui {

AlikeButton::AlikeButton(ThumbnailCache& thumbnails, QWidget* parent)
    : QAbstractButton(parent), m_thumbnails(thumbnails) {
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setCursor(Qt::PointingHandCursor);
    FocusRing::askFor(*this);
    connect(&thumbnails, &ThumbnailCache::ready, this, qOverload<>(&QWidget::update));
}

void AlikeButton::setPicture(const std::string& path, const QString& className) {
    m_path = path;
    setText(className);
    update();
}

void AlikeButton::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const Theme& theme = Theme::instance();
    const QFont font = theme.font(TextSize::Caption);
    const QFontMetrics metrics(font);
    const QRectF picture(0, 0, width(), height() - metrics.height());
    paintCovering(painter, picture, m_thumbnails.find(m_path).image);
    if (underMouse()) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(theme.color(Token::Accent), 2));
        painter.drawRoundedRect(picture.adjusted(1, 1, -1, -1), 2, 2);
    }
    painter.setFont(font);
    painter.setPen(theme.color(Token::Muted));
    painter.drawText(QRectF(0, picture.bottom(), width(), metrics.height()), Qt::AlignLeft | Qt::AlignVCenter,
                     metrics.elidedText(text(), Qt::ElideRight, width()));
}

}  // namespace studio::ui
