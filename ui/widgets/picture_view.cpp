// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/picture_view.h"

#include "ui/theme/theme.h"

#include <QPainter>
#include <QPainterPath>

namespace studio::ui {

PictureView::PictureView(QWidget* parent) : QWidget(parent) {
    connect(&Theme::instance(), &Theme::themeChanged, this, QOverload<>::of(&QWidget::update));
}

void PictureView::setImage(const QImage& image) {
    m_image = image;
    update();
}

void PictureView::setText(const QString& text) {
    m_text = text;
    update();
}

void PictureView::paintEvent(QPaintEvent*) {
    constexpr int kRadius = 2;
    const Theme& theme = Theme::instance();
    QPainter painter(this);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
    QPainterPath ground;
    ground.addRoundedRect(rect(), kRadius, kRadius);
    painter.fillPath(ground, theme.color(Token::Sunken));
    if (m_image.isNull()) {
        painter.setPen(theme.color(Token::Muted));
        painter.setFont(theme.font(TextSize::Caption));
        painter.drawText(rect().adjusted(8, 8, -8, -8), Qt::AlignCenter | Qt::TextWordWrap, m_text);
        return;
    }
    // Scaled to the screen's pixels here: a smooth transform alone drops lines of large pictures.
    const QSize room = (QSizeF(size()) * devicePixelRatioF()).toSize();
    QImage shown = m_image.scaled(room, Qt::KeepAspectRatio, Qt::SmoothTransformation);
    shown.setDevicePixelRatio(devicePixelRatioF());
    const QSizeF box = QSizeF(shown.size()) / devicePixelRatioF();
    painter.setClipPath(ground);
    painter.drawImage(QPointF((width() - box.width()) / 2, (height() - box.height()) / 2), shown);
}

}  // namespace studio::ui
