// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/network/channel_image.h"

#include "ui/theme/theme.h"
#include "ui/widgets/map_image.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace studio::ui {
namespace {

constexpr int kLast = 254;       ///< of the ramp's steps
constexpr int kNoNumber = 255;   ///< the colour after them
constexpr int kLargeSide = 160;  ///< pixels of a map over its picture; the screen's are smoothed from them
constexpr double kGrey = 127.5;

int stepOf(float value, double maximum) {
    if (!std::isfinite(value)) return kNoNumber;
    return maximum > 0 ? static_cast<int>(std::lround(kLast * std::clamp(value / maximum, 0.0, 1.0))) : 0;
}

}  // namespace

QColor rampColour(double share, Token token) {
    const Theme& theme = Theme::instance();
    if (!std::isfinite(share)) return theme.color(Token::Wrong);
    const QColor least = theme.color(Token::Sunken), most = theme.color(token);
    const auto between = [share](int from, int to) {
        return static_cast<int>(std::lround(std::lerp(from, to, share)));
    };
    return {between(least.red(), most.red()), between(least.green(), most.green()), between(least.blue(), most.blue())};
}

QImage channelImage(std::span<const float> map, int side, double maximum, Token token) {
    QImage image(side, side, QImage::Format_Indexed8);
    QList<QRgb> colours;
    for (int step = 0; step <= kLast; ++step) colours << rampColour(double(step) / kLast, token).rgb();
    colours << rampColour(NAN, token).rgb();
    image.setColorTable(colours);
    for (int y = 0; y < side; ++y) {
        const auto row = map.subspan(static_cast<std::size_t>(y) * static_cast<std::size_t>(side));
        uchar* line = image.scanLine(y);
        for (int x = 0; x < side; ++x) line[x] = static_cast<uchar>(stepOf(row[static_cast<std::size_t>(x)], maximum));
    }
    return image;
}

QImage filterImage(const ColourFilters& filters, int filter) {
    const int side = filters.side;
    QImage image(side, side, QImage::Format_RGB32);
    const auto weight = [&](int colour, int y, int x) {
        const auto at = ((static_cast<std::size_t>(filter) * 3 + static_cast<std::size_t>(colour)) *
                             static_cast<std::size_t>(side) +
                         static_cast<std::size_t>(y)) *
                            static_cast<std::size_t>(side) +
                        static_cast<std::size_t>(x);
        const double share = filters.largest > 0 ? filters.values[at] / filters.largest : 0;
        return static_cast<int>(std::lround(kGrey + kGrey * (std::isfinite(share) ? share : 0)));
    };
    for (int y = 0; y < side; ++y)
        for (int x = 0; x < side; ++x) image.setPixel(x, y, qRgb(weight(0, y, x), weight(1, y, x), weight(2, y, x)));
    return image;
}

QImage channelOverPicture(std::span<const float> map, int places, double maximum, Token token) {
    const QColor colour = Theme::instance().color(token);
    return overPicture(map, places, kLargeSide,
                       [&](double value) { return overPicture(colour, maximum > 0 ? value / maximum : 0); });
}

}  // namespace studio::ui
