// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/class_mark.h"

#include "ui/theme/theme.h"

#include <QPainter>
#include <QPixmap>
#include <QPolygonF>

namespace studio::ui {

static constexpr Token kColours[] = {Token::Class1, Token::Class2, Token::Class3,
                                     Token::Class4, Token::Class5, Token::Class6};
static constexpr int kColourCount = static_cast<int>(std::size(kColours));
static constexpr int kShapes = 4;

QColor markColour(const ClassMark& mark) {
    const Theme& theme = Theme::instance();
    if (mark.wrong) return theme.color(Token::Wrong);
    return theme.color(mark.label < 0 ? Token::Muted : kColours[mark.label % kColourCount]);
}

void paintMark(QPainter& painter, const ClassMark& mark, QPointF middle, double radius) {
    const QColor colour = markColour(mark);
    const double side = radius * 0.9;
    if (mark.wrong) {
        painter.setPen(QPen(colour, 1.6, Qt::SolidLine, Qt::RoundCap));
        painter.drawLine(middle + QPointF(-side, -side), middle + QPointF(side, side));
        painter.drawLine(middle + QPointF(-side, side), middle + QPointF(side, -side));
        return;
    }
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    const double tip = radius * 1.25;
    switch (mark.label < 0 ? 0 : mark.label / kColourCount % kShapes) {
        case 1:
            return painter.drawRect(QRectF(middle - QPointF(side, side), QSizeF(2 * side, 2 * side)));
        case 2:
            painter.drawPolygon(
                QPolygonF{middle + QPointF(0, -tip), middle + QPointF(tip, side), middle + QPointF(-tip, side)});
            return;
        case 3:
            painter.drawPolygon(QPolygonF{middle + QPointF(0, -tip), middle + QPointF(tip, 0), middle + QPointF(0, tip),
                                          middle + QPointF(-tip, 0)});
            return;
        default:
            painter.drawEllipse(middle, radius, radius);
    }
}

QIcon markIcon(const ClassMark& mark, int side, double pixelRatio) {
    QPixmap pixmap(QSize(side, side) * pixelRatio);
    pixmap.setDevicePixelRatio(pixelRatio);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    paintMark(painter, mark, QPointF(side / 2.0, side / 2.0), side / 3.0);
    return pixmap;
}

}  // namespace studio::ui
