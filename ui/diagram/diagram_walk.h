// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/diagram/diagram_shapes.h"
#include "ui/diagram/network_stages.h"

namespace studio::ui {

enum class Step { Left, Right, Up, Down, First, Last };

/// Where an arrow leads in the whole network. Left and right walk the river's modules with its pools (and from an
/// auxiliary head to the other heads); down goes into the layers of a module, one after another, then to the head that
/// hangs below it; up comes back. Nothing chosen: any step leads to an end. Stays where there is no way.
QString walkNetwork(const std::vector<Stage>& stages, const QString& part, Step step);

/// Where an arrow leads among the places of an opened module: the nearest one in that direction.
QString walkPlaces(const Drawing& drawing, const QString& part, Step step);

}  // namespace studio::ui
