// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plots/run_style.h"

#include "ui/theme/theme.h"

#include <cmath>
#include <numbers>

namespace studio::ui {

QColor runColour(int slot) {
    static constexpr Token kTokens[] = {Token::Run1, Token::Run2, Token::Run3};
    return Theme::instance().color(kTokens[slot % 3]);
}

bool repeatsColour(int slot) {
    return slot >= 3;
}

QPen runPen(int slot, double width) {
    if (!repeatsColour(slot)) return {runColour(slot), width, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin};
    QPen pen(runColour(slot), width, Qt::CustomDashLine, Qt::FlatCap, Qt::RoundJoin);
    pen.setDashPattern({2, 1.5});  // short: there are several between two markers
    return pen;
}

QPainterPath runMarker(int slot, double size) {
    const double half = size / 2;
    QPainterPath path;
    if (slot == 0) {
        path.addEllipse(QPointF(0, 0), half, half);
        return path;
    }
    static constexpr int kCorners[] = {0, 4, 3, 4, 3, 5};
    static constexpr double kTurns[] = {0, 0.125, 0, 0, 0.5, 0};  // of a whole turn; 0: a corner on top
    const int corners = kCorners[slot];
    const double radius = slot == 1 ? size * std::numbers::sqrt2 / 2 : half * 1.2;
    for (int corner = 0; corner < corners; ++corner) {
        const double angle = 2 * std::numbers::pi * (kTurns[slot] + double(corner) / corners);
        const QPointF point(radius * std::sin(angle), -radius * std::cos(angle));
        corner == 0 ? path.moveTo(point) : path.lineTo(point);
    }
    path.closeSubpath();
    return path;
}

}  // namespace studio::ui
