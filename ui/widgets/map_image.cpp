// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/map_image.h"

#include "ui/theme/theme.h"

#include <algorithm>
#include <cmath>

namespace studio::ui {

static constexpr double kStrongest = 0.8;  ///< of the colour

QColor overPicture(QColor colour, double share) {
    colour.setAlphaF(share > 0 ? float(kStrongest * std::min(share, 1.0)) : 0);  // not a number: clear
    return colour;
}

QImage overPicture(std::span<const float> values, int places, int side, const std::function<QColor(double)>& colourOf) {
    struct Between {
        int before, after;
        double share;  ///< of `after`
    };
    const auto between = [&](int pixel) -> Between {
        const double at = std::clamp((pixel + 0.5) * places / side - 0.5, 0.0, places - 1.0);
        const int before = static_cast<int>(at);
        return {before, std::min(before + 1, places - 1), at - before};
    };
    const auto value = [&](int row, int column) -> double {
        return values[static_cast<std::size_t>(row * places + column)];
    };
    QImage image(side, side, QImage::Format_ARGB32);
    for (int y = 0; y < side; ++y) {
        const Between down = between(y);
        for (int x = 0; x < side; ++x) {
            const Between across = between(x);
            const auto in = [&](int row) {
                return std::lerp(value(row, across.before), value(row, across.after), across.share);
            };
            image.setPixelColor(x, y, colourOf(std::lerp(in(down.before), in(down.after), down.share)));
        }
    }
    return image;
}

QRectF fedPart(int width, int height, const Preprocessing& preprocessing) {
    const Box fed = fedBox(width, height, preprocessing);
    return {fed.left / width, fed.top / height, (fed.right - fed.left) / width, (fed.bottom - fed.top) / height};
}

double mapScale(std::span<const float> values) {
    double scale = 0;
    for (const float value : values) scale = std::max(scale, std::abs(double(value)));
    return scale;
}

MapColours mapColours() {
    const Theme& theme = Theme::instance();
    return {theme.color(Token::Main), theme.color(Token::Wrong)};
}

QColor mapColour(double value, double scale, const MapColours& colours) {
    return overPicture(value < 0 ? colours.against : colours.of, std::abs(value) / scale);
}

QImage mapImage(std::span<const float> values, int places, int side, const MapColours& colours) {
    return overPicture(values, places, side,
                       [&, scale = mapScale(values)](double value) { return mapColour(value, scale, colours); });
}

}  // namespace studio::ui
