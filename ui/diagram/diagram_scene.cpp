// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/diagram/diagram_scene.h"

#include "ui/theme/icon.h"
#include "ui/widgets/paint.h"

#include <QPainter>
#include <algorithm>

namespace studio::ui {

/// The network's input. Without a picture: an empty frame with the icon of one.
class PictureItem : public QGraphicsItem {
public:
    explicit PictureItem(const QRectF& box) : m_box(box) {}

    void setPicture(const QImage& picture) {
        m_picture = picture;
        update();
    }
    QRectF boundingRect() const override { return m_box.adjusted(-1, -1, 1, 1); }

    void paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*) override {
        paintCovering(*painter, m_box, m_picture);
        if (!m_picture.isNull()) return;
        painter->setPen(QPen(Theme::instance().color(Token::Border), 1));
        painter->setBrush(Qt::NoBrush);
        painter->drawRoundedRect(m_box, 2, 2);
        constexpr int kIcon = 20;
        const QPixmap mark = iconPixmap(QStringLiteral("picture"), Token::Muted, kIcon, 2);
        painter->drawPixmap(m_box.center() - QPointF(kIcon / 2.0, kIcon / 2.0), mark);
    }

private:
    QRectF m_box;
    QImage m_picture;
};

DiagramScene::DiagramScene(Drawing drawing) : m_drawing(std::move(drawing)) {
    setSceneRect(QRectF(QPointF(), m_drawing.size));
    setItemIndexMethod(QGraphicsScene::NoIndex);  // few items, and they do not move
    double above = 0;
    for (const Piece& piece : m_drawing.pieces) {
        m_pieces.push_back(new PieceItem(piece, m_state));
        m_pieces.back()->setZValue(above++);
        addItem(m_pieces.back());
    }
    if (!m_drawing.picture.isEmpty()) {
        m_picture = new PictureItem(m_drawing.picture);
        m_picture->setZValue(above++);
        addItem(m_picture);
    }
    m_losses = new LabelsItem;
    m_losses->setZValue(above);
    addItem(m_losses);
}

DiagramScene::~DiagramScene() {
    clear();  // the items look at the drawing, which goes before them otherwise
}

void DiagramScene::setState(const DiagramState& state) {
    const DiagramState before = std::exchange(m_state, state);
    const auto shows = [](const Piece& piece, const DiagramState& one) {
        return std::ranges::any_of(piece.hits, [&](const Hit& hit) {
            return hit.part == one.selected || hit.part == one.selectedModule || hit.part == one.hovered ||
                   hit.part == one.hoveredModule;
        });
    };
    const bool all = before.frozen != m_state.frozen;
    for (PieceItem* item : m_pieces)
        if (all || shows(item->piece(), before) || shows(item->piece(), m_state)) item->update();
}

void DiagramScene::setLossLabels(std::vector<Label> labels) {
    m_losses->setLabels(std::move(labels));
}

void DiagramScene::setPicture(const QImage& picture) {
    if (m_picture) m_picture->setPicture(picture);
}

QRectF DiagramScene::outline(const QString& part) const {
    for (const Piece& piece : m_drawing.pieces) {
        const QRectF rect = outlineOf(piece, part);
        if (!rect.isNull()) return rect;
    }
    return {};
}

}  // namespace studio::ui
