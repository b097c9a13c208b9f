// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/diagram/piece_item.h"

class QPainter;

namespace studio::ui {

/// Paints the values of a piece in the colours of the present theme.
class PiecePainter {
public:
    PiecePainter(QPainter& painter, const DiagramState& state);

    void paint(const Piece& piece);
    void paintLabels(const std::vector<Label>& labels);

private:
    void paintGround(const Piece& piece);
    void paintCard(const Piece& piece);
    void paintBar(const Bar& bar);
    void paintBox(const Box& box);
    void paintNumber(const Box& box);
    void paintLine(const Line& line);
    void paintMark(const Mark& mark);
    void paintKernel(const KernelGrid& grid);
    void paintOutlines(const Piece& piece);
    void paintHatch(const Piece& piece);

    QPainter& m_painter;
    const DiagramState& m_state;
    double m_detail;  ///< screen pixels per pixel of the drawing
};

}  // namespace studio::ui
