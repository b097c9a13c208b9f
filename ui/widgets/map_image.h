// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/preprocessing.h"

#include <QColor>
#include <QImage>
#include <QRectF>
#include <functional>
#include <span>

/// Square maps of numbers as they lie over the picture that the network was shown.
namespace studio::ui {

/// The clearer the nearer `share` is to 0; the picture is seen through the strongest, 1, too.
QColor overPicture(QColor colour, double share);
/// `side` pixels square: the values, `places` x `places`, stand in the middles of their places, what is between them is
/// bilinear.
QImage overPicture(std::span<const float> values, int places, int side, const std::function<QColor(double)>& colourOf);
/// What of a picture of that size the network was shown, in shares of its sides.
QRectF fedPart(int width, int height, const Preprocessing& preprocessing);

/// The largest absolute value, which is drawn strongest; 0 of none.
double mapScale(std::span<const float> values);
struct MapColours {
    QColor of, against;  ///< the class
    bool operator==(const MapColours&) const = default;
};
/// In the present theme the main head's blue, and the mistakes' red. GUI thread; what follows is for any.
MapColours mapColours();
QColor mapColour(double value, double scale, const MapColours& colours);
QImage mapImage(std::span<const float> values, int places, int side, const MapColours& colours);

}  // namespace studio::ui
