// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/pictures/stage.h"

/// States of the Network page: what is opened, chosen and seen in its diagram.
namespace studio::pictures {

bool moduleIsChosen(Stage& stage);
bool moduleIsOpened(Stage& stage);
bool moduleIsSeen(Stage& stage);    ///< its maps of the picture, the strongest channel over that
bool filtersAreSeen(Stage& stage);  ///< and those of conv1, beside its filters
void showNumbers(Stage& stage);     ///< in place of the maps
bool headIsChosen(Stage& stage);
bool partsAreFrozen(Stage& stage);
void thaw(Stage& stage);
bool allIsChosen(Stage& stage);  ///< the whole network
bool diagramIsZoomed(Stage& stage);
void zoomOut(Stage& stage);

}  // namespace studio::pictures
