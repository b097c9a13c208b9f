// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/diagram/piece_item.h"

#include <QGraphicsScene>
#include <QImage>

namespace studio::ui {

class PictureItem;

/// A drawing with an item for each of its pieces.
class DiagramScene : public QGraphicsScene {
public:
    explicit DiagramScene(Drawing drawing);
    ~DiagramScene() override;

    const Drawing& drawing() const { return m_drawing; }
    /// Only the items that show it are drawn anew.
    void setState(const DiagramState& state);
    void setLossLabels(std::vector<Label> labels);
    const std::vector<Label>& lossLabels() const { return m_losses->labels(); }
    void setPicture(const QImage& picture);
    QRectF outline(const QString& part) const;  ///< null where the drawing has no such part

private:
    Drawing m_drawing;
    DiagramState m_state;
    std::vector<PieceItem*> m_pieces;  ///< owned by the scene, as the next two
    LabelsItem* m_losses = nullptr;
    PictureItem* m_picture = nullptr;
};

}  // namespace studio::ui
