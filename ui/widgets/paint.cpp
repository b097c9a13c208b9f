// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/paint.h"

#include "ui/theme/icon.h"
#include "ui/theme/theme.h"

#include <QFontMetrics>
#include <QPainter>
#include <QPainterPath>
#include <algorithm>

namespace studio::ui {

QRectF coveringPart(QSizeF whole, QSizeF box) {
    if (whole.isEmpty() || box.isEmpty()) return {};
    const double scale = std::min(whole.width() / box.width(), whole.height() / box.height());
    const QSizeF part(box.width() * scale, box.height() * scale);
    return {QPointF((whole.width() - part.width()) / 2, (whole.height() - part.height()) / 2), part};
}

QRectF fittedInto(QSizeF whole, const QRectF& box, double mostScale) {
    if (whole.isEmpty() || box.isEmpty()) return {};
    const double scale = std::min({box.width() / whole.width(), box.height() / whole.height(), mostScale});
    const QSizeF size = whole * scale;
    return {box.center() - QPointF(size.width() / 2, size.height() / 2), size};
}

void paintCovering(QPainter& painter, const QRectF& box, const QImage& image) {
    painter.save();
    painter.setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
    QPainterPath shape;
    shape.addRoundedRect(box, 2, 2);
    painter.fillPath(shape, Theme::instance().color(Token::Sunken));
    if (!image.isNull()) {
        painter.setClipPath(shape);
        painter.drawImage(box, image, coveringPart(image.size(), box.size()));
    }
    painter.restore();
}

void paintShare(QPainter& painter, const QRectF& box, double share, const QColor& colour) {
    painter.fillRect(box, Theme::instance().color(Token::Sunken));
    QRectF full = box;
    full.setWidth(share > 0 ? std::max(1.0, box.width() * std::clamp(share, 0.0, 1.0)) : 0);
    painter.fillRect(full, colour);
}

void paintVerdict(QPainter& painter, QPointF place, bool right) {
    const QPixmap mark = iconPixmap(right ? QStringLiteral("tick") : QStringLiteral("cross"),
                                    right ? Token::Right : Token::Wrong, 12, painter.device()->devicePixelRatioF());
    painter.drawPixmap(QPointF(place.x(), place.y() - 6), mark);
}

QString withFittingName(const QString& pattern, const QString& name, const QFontMetrics& metrics, int width) {
    if (metrics.horizontalAdvance(pattern.arg(name)) <= width) return pattern.arg(name);
    const int around = metrics.horizontalAdvance(pattern.arg(QString()));
    return pattern.arg(metrics.elidedText(name, Qt::ElideMiddle, std::max(0, width - around)));
}

}  // namespace studio::ui
