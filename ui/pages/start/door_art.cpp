// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/start/door_art.h"

#include "ui/theme/icon.h"
#include "ui/theme/theme.h"

#include <QPainter>
#include <QPainterPath>
#include <QtMath>
#include <array>

namespace studio::ui {
namespace {

enum class Shape { Flower, Ring, Star, Triangle };

struct Tile {
    Shape shape;
    qreal size;  ///< share of the tile's height
    QPointF centre;
    Token color;
    QRgb ground;
};
constexpr std::array<Tile, 8> kSample{{
    {Shape::Flower, 0.84, {0.5, 0.5}, Token::Branch5x5, 0xFF7FA650},
    {Shape::Ring, 0.24, {0.72, 0.34}, Token::Main, 0xFF6C9BD0},
    {Shape::Star, 0.72, {0.47, 0.5}, Token::Aux1, 0xFFE0A060},
    {Shape::Triangle, 0.24, {0.28, 0.66}, Token::Branch3x3, 0xFF9D84D8},
    {Shape::Ring, 0.62, {0.5, 0.5}, Token::Main, 0xFF62B5A8},
    {Shape::Flower, 0.32, {0.22, 0.26}, Token::Branch5x5, 0xFFE08080},
    {Shape::Triangle, 0.72, {0.52, 0.5}, Token::Branch3x3, 0xFF9090D0},
    {Shape::Star, 0.24, {0.76, 0.74}, Token::Aux1, 0xFFC0C060},
}};

QPainterPath starPath(QPointF centre, qreal radius) {
    QPolygonF points;
    for (int i = 0; i < 10; ++i) {
        const qreal angle = i * M_PI / 5 - M_PI / 2;
        const qreal length = i % 2 == 0 ? radius : radius * 0.42;
        points << centre + QPointF(std::cos(angle), std::sin(angle)) * length;
    }
    QPainterPath path;
    path.addPolygon(points);
    return path;
}

void drawShape(QPainter& painter, Shape shape, QPointF centre, qreal size, const QColor& color) {
    const qreal radius = size / 2;
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    if (shape == Shape::Flower) {
        for (int i = 0; i < 6; ++i) {
            const qreal angle = i * M_PI / 3;
            painter.drawEllipse(centre + QPointF(std::cos(angle), std::sin(angle)) * radius * 0.62, radius * 0.38,
                                radius * 0.38);
        }
        painter.setBrush(QColor(0xF5, 0xCB, 0x5C));
        painter.drawEllipse(centre, radius * 0.3, radius * 0.3);
    } else if (shape == Shape::Ring) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(color, radius * 0.36));
        painter.drawEllipse(centre, radius * 0.8, radius * 0.8);
    } else if (shape == Shape::Star) {
        painter.drawPath(starPath(centre, radius));
    } else {
        painter.drawPolygon(QPolygonF({centre + QPointF(0, -radius), centre + QPointF(radius, radius * 0.9),
                                       centre + QPointF(-radius, radius * 0.9)}));
    }
}

void drawTile(QPainter& painter, const QRectF& box, const Tile& tile, qreal groundAlpha) {
    const Theme& theme = Theme::instance();
    QColor ground = QColor::fromRgb(tile.ground);
    ground.setAlphaF(static_cast<float>(groundAlpha));
    painter.save();
    painter.setClipRect(box);
    painter.fillRect(box, ground);
    const QPointF centre(box.left() + tile.centre.x() * box.width(), box.top() + tile.centre.y() * box.height());
    drawShape(painter, tile.shape, centre, tile.size * box.height(), theme.color(tile.color));
    painter.restore();
}

void drawSample(QPainter& painter, const QRectF& room) {
    const qreal width = (room.width() - 9) / 4;
    const qreal height = (room.height() - 3) / 2;
    for (std::size_t i = 0; i < kSample.size(); ++i) {
        const QPointF corner(room.left() + qreal(i % 4) * (width + 3), room.top() + qreal(i / 4) * (height + 3));
        drawTile(painter, QRectF(corner, QSizeF(width, height)), kSample[i], 0.22);
    }
}

void drawFolder(QPainter& painter, const QRectF& room) {
    constexpr int kRows = 4;
    constexpr int kColumns = 5;
    const qreal row = room.height() / kRows;
    for (int r = 0; r < kRows; ++r) {
        const qreal y = room.top() + r * row;
        const qreal ratio = painter.device()->devicePixelRatioF();
        painter.drawPixmap(QPointF(room.left() + 8, y + row / 2 - 8), iconPixmap("folder", Token::Text, 16, ratio));
        painter.fillRect(QRectF(room.left() + 32, y + row / 2 - 2, 22 + (r * 9) % 20, 4),
                         Theme::instance().color(Token::Border));
        const qreal side = row - 8;
        const qreal width = side * 1.3;
        for (int c = 0; c < kColumns; ++c) {
            Tile tile = kSample[static_cast<std::size_t>(r)];
            tile.centre = {0.5 + 0.1 * ((c * 2) % 3 - 1), 0.5};
            tile.size = 0.45 + 0.12 * ((c + r) % 4);
            tile.ground = kSample[static_cast<std::size_t>((c * 3 + r) % 8)].ground;
            const qreal x = room.right() - 8 - (kColumns - c) * (width + 5) + 5;
            drawTile(painter, QRectF(x, y + 4, width, side), tile, 0.35);
        }
    }
}

/// The shape of a training, not any run's values.
void drawRun(QPainter& painter, const QRectF& room) {
    const Theme& theme = Theme::instance();
    const QRectF plot = room.adjusted(18, 14, -14, -16);
    painter.setPen(QPen(theme.color(Token::Border), 1));
    painter.drawLine(plot.topLeft(), plot.bottomLeft());
    painter.drawLine(plot.bottomLeft(), plot.bottomRight());
    const std::array<Token, 3> heads{Token::Aux1, Token::Aux2, Token::Main};
    for (std::size_t head = 0; head < heads.size(); ++head) {
        QPainterPath path;
        constexpr int kPoints = 15;
        for (int i = 0; i < kPoints; ++i) {
            const qreal t = qreal(i) / (kPoints - 1);
            const qreal wobble = 0.035 * std::sin(i * 2.3 + qreal(head) * 1.7);
            const qreal level = (head == 2 ? 0.8 : 0.94) * std::exp(-1.9 * t) + 0.06 + wobble * (1 - t * 0.5);
            const QPointF point(plot.left() + t * plot.width(), plot.bottom() - level * plot.height() * 0.95);
            i == 0 ? path.moveTo(point) : path.lineTo(point);
        }
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(theme.color(heads[head]), 2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter.drawPath(path);
    }
}

}  // namespace

DoorArt::DoorArt(Door door, QWidget* parent) : QWidget(parent), m_door(door) {
    setFixedHeight(136);
    setMinimumWidth(200);
    connect(&Theme::instance(), &Theme::themeChanged, this, QOverload<>::of(&QWidget::update));
}

void DoorArt::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QPainterPath ground;
    ground.addRoundedRect(rect(), 4, 4);
    painter.fillPath(ground, Theme::instance().color(Token::Window));
    const QRectF room = QRectF(rect()).adjusted(6, 6, -6, -6);
    if (m_door == Door::Sample) drawSample(painter, room);
    if (m_door == Door::Folder) drawFolder(painter, room);
    if (m_door == Door::Run) drawRun(painter, room);
}

}  // namespace studio::ui
