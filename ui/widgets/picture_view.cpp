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

void PictureView::setOverlay(const QImage& overlay, const QRectF& part) {
    m_overlay = overlay;
    m_overlaid = part;
    update();
}

void PictureView::paintOverlay(QPainter& painter, const QRectF& box) const {
    const QRectF part(box.x() + m_overlaid.x() * box.width(), box.y() + m_overlaid.y() * box.height(),
                      m_overlaid.width() * box.width(), m_overlaid.height() * box.height());
    QPainterPath whole, covered;
    whole.addRect(box);
    covered.addRect(part);
    QColor veil = Theme::instance().color(Token::Sunken);
    veil.setAlphaF(0.75);
    painter.fillPath(whole.subtracted(covered), veil);
    painter.setClipRect(box, Qt::IntersectClip);
    painter.drawImage(part, m_overlay);
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
        painter.drawText(contentsRect().adjusted(8, 8, -8, -8), Qt::AlignCenter | Qt::TextWordWrap, m_text);
        return;
    }
    // Scaled to the screen's pixels here: a smooth transform alone drops lines of large pictures.
    const QRectF room = contentsRect();
    QImage shown =
        m_image.scaled((room.size() * devicePixelRatioF()).toSize(), Qt::KeepAspectRatio, Qt::SmoothTransformation);
    if (!m_overlay.isNull()) shown = std::move(shown).convertToFormat(QImage::Format_Grayscale8);
    shown.setDevicePixelRatio(devicePixelRatioF());
    QRectF box(QPointF(), QSizeF(shown.size()) / devicePixelRatioF());
    box.moveCenter(room.center());
    painter.setClipPath(ground);
    painter.drawImage(box.topLeft(), shown);
    if (!m_overlay.isNull()) paintOverlay(painter, box);
}

}  // namespace studio::ui
