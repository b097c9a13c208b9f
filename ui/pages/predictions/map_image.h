// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/engine.h"

#include <QColor>
#include <QImage>

namespace studio::ui {

/// The largest absolute value, which is drawn strongest.
double mapScale(const ClassMap& map);
/// A value's colour in the present theme: the main head's blue for the class, the mistakes' red against it, the clearer
/// the nearer to 0.
QColor mapColour(double value, double scale);
/// The map as it lies over the picture, `side` pixels square: its values stand in the middles of their places, what is
/// between them is bilinear.
QImage mapImage(const ClassMap& map, int side);

}  // namespace studio::ui
