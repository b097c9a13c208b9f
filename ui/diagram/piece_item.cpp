// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/diagram/piece_item.h"

#include "ui/diagram/piece_painter.h"

#include <QPainter>
#include <QStyleOptionGraphicsItem>
#include <algorithm>

namespace studio::ui {

PieceItem::PieceItem(const Piece& piece, const DiagramState& state)
    : m_piece(piece), m_state(state), m_bounds(piece.bounds()) {
    setAcceptedMouseButtons(Qt::NoButton);  // the view knows what lies below the mouse
}

void PieceItem::paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*) {
    PiecePainter(*painter, m_state).paint(m_piece);
}

void LabelsItem::setLabels(std::vector<Label> labels) {
    QRectF bounds;
    for (const Label& label : labels) bounds = bounds.united(label.rect.adjusted(-2, -2, 2, 2));
    if (bounds != m_bounds) prepareGeometryChange();
    m_bounds = bounds;
    m_labels = std::move(labels);
    update();
}

void LabelsItem::paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*) {
    static const DiagramState kNothing;
    PiecePainter(*painter, kNothing).paintLabels(m_labels);
}

QRectF outlineOf(const Piece& piece, const QString& part) {
    if (part.isEmpty()) return {};
    const auto box = std::ranges::find(piece.boxes, part, &Box::part);
    if (box != piece.boxes.end()) return box->rect;
    if (piece.card && piece.name == part) return *piece.card;
    const auto hit = std::ranges::find(piece.hits, part, &Hit::part);
    return hit == piece.hits.end() ? QRectF() : hit->rect;
}

}  // namespace studio::ui
