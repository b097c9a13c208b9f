// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
/// DiagramView as a picture in a file.
#include "ui/diagram/diagram_scene.h"
#include "ui/diagram/diagram_view.h"

#include <QBuffer>
#include <QPainter>
#include <QSvgGenerator>
#include <cmath>

namespace studio::ui {
namespace {

/// Without what is chosen and pointed at.
void paintScene(QPainter& painter, const DiagramScene& shown, const QImage& picture, const QSizeF& target) {
    DiagramScene scene(shown.drawing());
    scene.setPicture(picture);
    scene.setLossLabels(shown.lossLabels());
    painter.fillRect(QRectF(QPointF(), target), Theme::instance().color(Token::Window));
    scene.render(&painter, QRectF(QPointF(), target), scene.sceneRect());
}

}  // namespace

std::function<std::string()> DiagramView::svg() const {
    QBuffer buffer;
    const QSizeF size = drawing().size;
    QSvgGenerator generator;
    generator.setOutputDevice(&buffer);
    generator.setSize(size.toSize());
    generator.setViewBox(QRectF(QPointF(), size));
    generator.setTitle(accessibleName());
    generator.setDescription(sentenceOf(m_opened));
    QPainter painter(&generator);
    paintScene(painter, shown(), m_picture, size);
    painter.end();
    return [bytes = buffer.data()] { return bytes.toStdString(); };
}

std::function<std::string()> DiagramView::png(double scale) const {
    const QSizeF size = drawing().size * scale;
    QImage image(static_cast<int>(std::ceil(size.width())), static_cast<int>(std::ceil(size.height())),
                 QImage::Format_ARGB32_Premultiplied);
    image.fill(Theme::instance().color(Token::Window));
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    paintScene(painter, shown(), m_picture, size);
    painter.end();
    return [image] {
        QBuffer buffer;
        buffer.open(QIODevice::WriteOnly);
        image.save(&buffer, "PNG");
        return buffer.data().toStdString();
    };
}

}  // namespace studio::ui
