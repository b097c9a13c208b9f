// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network/network.h"
#include "ui/diagram/diagram_shapes.h"

namespace studio::ui {

/// What an opened module writes in the box of a layer.
struct BoxText {
    QString title;                     ///< "3×3, pad 1"
    QString channels;                  ///< "96 → 208"
    QString parameters, multiplyAdds;  ///< "179,920 parameters", "35.22 M multiply-adds"; empty for a pool
    QString costs;                     ///< both, short: "179,920 parameters, 35.22 M"
    int kernel = 0;                    ///< 0: no window is drawn
};
BoxText boxText(const Layer& layer);

/// As wide as a box of that height must be for its text to stay inside, or as the text above and below it.
double boxTextWidth(const BoxText& text, double height, const TextMeasure& measure);

/// Writes it in the box of that height: four lines, or two, or (a low box) one above and one below it.
void writeBoxText(Piece& piece, const QRectF& box, const BoxText& text, Token token, const TextMeasure& measure);

}  // namespace studio::ui
