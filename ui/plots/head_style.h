// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/plots/series.h"
#include "ui/theme/tokens.h"

#include <QPainterPath>
#include <QString>

namespace studio::ui {

/// What a head is called on the screen: "main", "aux1", "aux2", "total".
QString headName(Head head);
/// What a head is there for, in a sentence: main gives the prediction, the auxiliary heads only serve training.
QString headRole(Head head);
Token headToken(Head head);
/// The colour of a head in the present theme.
QColor headColour(Head head);
/// The marker of a head's validation, `size` px across, around (0, 0): circle, square, triangle; none for the total.
QPainterPath headMarker(Head head, double size);

}  // namespace studio::ui
