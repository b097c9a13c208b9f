// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/diagram/river_frame.h"

namespace studio::ui {

/// An Inception module in the river: its card, the fans from the tensor before it (right edge `edge`, `inHeight` high,
/// in the river's middle) into each branch, the boxes, and the bands to the segments of the tensor it writes.
void fillInception(Piece& piece, const RiverFrame& frame, const Slot& slot, double edge, double inHeight);

}  // namespace studio::ui
