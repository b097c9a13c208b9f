// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/network/channel_image.h"
#include "support/fake_engine.h"
#include "ui/theme/theme.h"

#include <QTest>
#include <cmath>

using namespace studio;
using namespace studio::ui;

/// What a channel and a filter look like.
class ChannelImageTest : public QObject {
    Q_OBJECT

private slots:
    /// The fake's first filter is 0.5 in its first colour and -0.25 in its second, at the first place.
    void redIsRedWhateverTheNetworksOrder() {
        const Picture picture{.width = 96, .height = 96, .rgb = std::vector<std::uint8_t>(96 * 96 * 3, 7)};
        for (const bool turned : {false, true}) {
            test::FakeOptions options;
            options.filters.assign(64 * 3 * 7 * 7, 0);
            options.filters[0] = 0.5F;
            options.filters[49] = -0.25F;
            Preprocessing how;
            how.size = how.crop = 96;
            how.channels = turned ? Preprocessing::Channels::Bgr : Preprocessing::Channels::Rgb;
            const test::FakeModel model({.progress = 1}, {.classes = 3, .inputSize = 96}, how,
                                        std::make_shared<const test::FakeOptions>(options));
            const SeenMaps seen = seenMaps(model, picture, "conv1");
            QVERIFY(seen.filters && seen.filters->largest == 0.5);
            const QImage image = filterImage(*seen.filters, 0);
            QCOMPARE(image.size(), QSize(7, 7));
            QCOMPARE(image.pixelColor(0, 0), turned ? QColor(128, 64, 255) : QColor(255, 64, 128));
            QCOMPARE(image.pixelColor(1, 0), QColor(128, 128, 128));
        }
    }

    void aMapGoesFromTheGroundToTheToken() {
        const std::vector<float> map{0, 1, 2, NAN};
        const QImage image = channelImage(map, 2, 2, Token::Branch3x3);
        const Theme& theme = Theme::instance();
        QCOMPARE(image.pixelColor(0, 0), theme.color(Token::Sunken));
        QCOMPARE(image.pixelColor(0, 1), theme.color(Token::Branch3x3));
        QCOMPARE(image.pixelColor(1, 0), rampColour(0.5, Token::Branch3x3));
        QCOMPARE(image.pixelColor(1, 1), theme.color(Token::Wrong));
        QCOMPARE(channelImage(map, 2, 0, Token::Text).pixelColor(1, 0), theme.color(Token::Sunken));
    }
};

QTEST_MAIN(ChannelImageTest)
#include "channel_image_test.moc"
