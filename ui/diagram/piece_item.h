// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/diagram/diagram_shapes.h"

#include <QGraphicsItem>
#include <QStringList>

namespace studio::ui {

/// What is chosen and pointed at, with the modules these are in. One for all items of a scene.
struct DiagramState {
    QString selected, selectedModule;
    QString hovered, hoveredModule;
    QStringList frozen = {};  ///< modules that a training leaves as they are: hatched

    /// The part is such a module, or a layer of one.
    bool isFrozen(const QString& part) const { return frozen.contains(part.section('/', 0, 0)); }
};

/// Paints one piece: a module, a tensor, a mark, a head. Colours are looked up while painting. The further away it is
/// seen from, the less it says: a number appears in a box that is 12 px high on the screen.
class PieceItem : public QGraphicsItem {
public:
    /// Both must outlive the item.
    PieceItem(const Piece& piece, const DiagramState& state);

    QRectF boundingRect() const override { return m_bounds; }
    void paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget* widget) override;
    const Piece& piece() const { return m_piece; }

private:
    const Piece& m_piece;
    const DiagramState& m_state;
    QRectF m_bounds;
};

/// Labels alone: the losses, which change while training.
class LabelsItem : public QGraphicsItem {
public:
    void setLabels(std::vector<Label> labels);

    QRectF boundingRect() const override { return m_bounds; }
    void paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget* widget) override;
    const std::vector<Label>& labels() const { return m_labels; }

private:
    std::vector<Label> m_labels;
    QRectF m_bounds;
};

/// What shows that a part of the piece is chosen: its box, its card, or else the place of its hit.
QRectF outlineOf(const Piece& piece, const QString& part);

}  // namespace studio::ui
