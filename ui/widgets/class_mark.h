// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QIcon>
#include <QPointF>

class QPainter;

namespace studio::ui {

/// How a picture's class is marked on a map: six colours that people who see few colours tell apart, each with four
/// shapes (disc, square, triangle, diamond), so that 24 classes look different; then they come again.
struct ClassMark {
    int label = 0;       ///< of a class; -1: not known
    bool wrong = false;  ///< a cross in the colour of what is wrong, whatever the class
};
QColor markColour(const ClassMark& mark);
/// `radius` in px.
void paintMark(QPainter& painter, const ClassMark& mark, QPointF middle, double radius);
QIcon markIcon(const ClassMark& mark, int side, double pixelRatio);

}  // namespace studio::ui
