// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QPainterPath>
#include <QPen>

/// How the runs of a comparison are told apart: by lightness, marker and dashes, never by a hue of their own.
namespace studio::ui {

/// The lightness of slot 0..5 in the present theme; 3 to 5 repeat 0 to 2 with other markers and pens.
QColor runColour(int slot);
bool repeatsColour(int slot);
/// In the slot's colour; dashed where another slot has that, too.
QPen runPen(int slot, double width);
/// Circle, square, triangle, diamond, triangle on its tip, pentagon; `size` px across, around (0, 0).
QPainterPath runMarker(int slot, double size);

}  // namespace studio::ui
