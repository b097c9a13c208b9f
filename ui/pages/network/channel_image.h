// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/network/seen_maps.h"

#include <QColor>
#include <QImage>

/// Maps and filters as pictures, a pixel for each of their places.
namespace studio::ui {

/// From the sunken ground at 0 to the token at 1; what is no number is drawn as a mistake is.
QColor rampColour(double share, Token token);
/// `side` x `side` values from 0 to `maximum`, in the present theme.
QImage channelImage(std::span<const float> map, int side, double maximum, Token token);
/// Each colour's weight from grey, 0; full is the largest of all filters.
QImage filterImage(const ColourFilters& filters, int filter);
/// The map over its picture, its own maximum strongest.
QImage channelOverPicture(std::span<const float> map, int places, double maximum, Token token);

}  // namespace studio::ui
