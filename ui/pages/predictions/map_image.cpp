// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/predictions/map_image.h"

#include "ui/theme/theme.h"

#include <algorithm>
#include <cmath>

namespace studio::ui {

static constexpr double kStrongest = 0.8;  ///< of the colour; the picture is seen through it

double mapScale(const ClassMap& map) {
    double scale = 0;
    for (const float value : map.values) scale = std::max(scale, std::abs(double(value)));
    return scale;
}

QColor mapColour(double value, double scale) {
    QColor colour = Theme::instance().color(value < 0 ? Token::Wrong : Token::Main);
    const double share = std::abs(value) / scale;
    colour.setAlphaF(share > 0 ? float(kStrongest * std::min(share, 1.0)) : 0);  // not a number: clear
    return colour;
}

QImage mapImage(const ClassMap& map, int side) {
    struct Between {
        int before, after;
        double share;  ///< of `after`
    };
    const auto between = [&](int pixel) -> Between {
        const double at = std::clamp((pixel + 0.5) * map.side / side - 0.5, 0.0, map.side - 1.0);
        const int before = static_cast<int>(at);
        return {before, std::min(before + 1, map.side - 1), at - before};
    };
    const auto value = [&](int row, int column) -> double {
        return map.values[static_cast<std::size_t>(row * map.side + column)];
    };
    const double scale = mapScale(map);
    QImage image(side, side, QImage::Format_ARGB32);
    for (int y = 0; y < side; ++y) {
        const Between down = between(y);
        for (int x = 0; x < side; ++x) {
            const Between across = between(x);
            const auto in = [&](int row) {
                return std::lerp(value(row, across.before), value(row, across.after), across.share);
            };
            image.setPixelColor(x, y, mapColour(std::lerp(in(down.before), in(down.after), down.share), scale));
        }
    }
    return image;
}

}  // namespace studio::ui
