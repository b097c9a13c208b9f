// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network/network.h"
#include "ui/diagram/diagram_shapes.h"

namespace studio::ui {

/// The whole network as a river from left to right: the heights of tensors and (by channels) of boxes are channels, the
/// grounds are sizes of pictures, heads hang below the tensor they read. Fills `room`, and is larger than it where the
/// texts would else touch (the view then scales it down). Pure: the same values give the same drawing.
Drawing layOutNetwork(const NetworkSpec& spec, QSizeF room, Lanes lanes, const TextMeasure& measure);

/// One module opened: each branch reads the whole input, the outputs are stacked (Inception), or its layers follow one
/// another (stem, heads). A module that can't be opened gives an empty drawing.
Drawing layOutModule(const NetworkSpec& spec, const QString& module, QSizeF room, const TextMeasure& measure);

}  // namespace studio::ui
