// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plots/head_style.h"

#include "ui/theme/theme.h"

#include <QCoreApplication>

namespace studio::ui {

QString headName(Head head) {
    switch (head) {
        case Head::Main:
            return QCoreApplication::translate("Heads", "main");
        case Head::Aux1:
            return QCoreApplication::translate("Heads", "aux1");
        case Head::Aux2:
            return QCoreApplication::translate("Heads", "aux2");
        case Head::Total:
            return QCoreApplication::translate("Heads", "total");
    }
    return {};
}

QString headRole(Head head) {
    switch (head) {
        case Head::Main:
            return QCoreApplication::translate("Heads", "The main head: its answer is the prediction.");
        case Head::Aux1:
            return QCoreApplication::translate("Heads", "The auxiliary head after 4a: it serves training only.");
        case Head::Aux2:
            return QCoreApplication::translate("Heads", "The auxiliary head after 4d: it serves training only.");
        case Head::Total:
            return QCoreApplication::translate("Heads",
                                               "What training lowers: main plus the weighted auxiliary losses.");
    }
    return {};
}

Token headToken(Head head) {
    switch (head) {
        case Head::Main:
            return Token::Main;
        case Head::Aux1:
            return Token::Aux1;
        case Head::Aux2:
            return Token::Aux2;
        case Head::Total:
            return Token::Total;
    }
    return Token::Text;
}

QColor headColour(Head head) {
    return Theme::instance().color(headToken(head));
}

QPainterPath headMarker(Head head, double size) {
    const double half = size / 2;
    QPainterPath path;
    if (head == Head::Main) path.addEllipse(QPointF(0, 0), half, half);
    if (head == Head::Aux1) path.addRect(-half, -half, size, size);
    if (head == Head::Aux2) {
        path.moveTo(0, -half);
        path.lineTo(half, half);
        path.lineTo(-half, half);
        path.closeSubpath();
    }
    return path;
}

}  // namespace studio::ui
