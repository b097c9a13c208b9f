// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/augment.h"

#include "core/data/geometry.h"

#include <algorithm>
#include <array>
#include <cmath>

using namespace studio;

static bool same(const AugmentationDraw& a, const AugmentationDraw& b) {
    return a.mirrored == b.mirrored && a.box.left == b.box.left && a.box.top == b.box.top &&
           a.box.right == b.box.right && a.box.bottom == b.box.bottom;
}

static Preprocessing ruleOf(int side) {
    Preprocessing rule;
    rule.size = rule.crop = side;
    return rule;
}

/// A square picture's pixels after what `draw` does to them; neither cropped nor resized.
static std::vector<std::uint8_t> changed(const Picture& square, AugmentationDraw draw) {
    draw.box = {0, 0, double(square.width), double(square.height)};
    std::vector<std::uint8_t> out(square.rgb.size());
    renderAugmented(square, draw, ruleOf(square.width), out.data());
    return out;
}

class AugmentTest : public QObject {
    Q_OBJECT

private slots:
    void rendersAsTorchvision_data() { addGeometryRows({"crop", "mirror"}); }
    void rendersAsTorchvision() {
        QFETCH(GeometryRow, row);
        std::vector<std::uint8_t> out(static_cast<std::size_t>(row.outWidth * row.outHeight * 3));
        renderAugmented(madeUpPicture(row.width, row.height), {.box = row.box, .mirrored = row.kind == "mirror"},
                        ruleOf(row.outWidth), out.data());
        QCOMPARE(md5Of(out), row.md5);
    }

    void drawStaysInside_data() {
        QTest::addColumn<int>("width");
        QTest::addColumn<int>("height");
        QTest::newRow("photograph") << 500 << 333;
        QTest::newRow("banner") << 1024 << 8;
        QTest::newRow("strip") << 8 << 500;
        QTest::newRow("pixel") << 1 << 1;
    }
    void drawStaysInside() {
        QFETCH(int, width);
        QFETCH(int, height);
        for (std::uint64_t sample = 0; sample < 2000; ++sample) {
            const Box box = drawAugmentation({}, 1, 1, sample, width, height).box;
            QVERIFY(box.left >= 0 && box.top >= 0 && box.right <= width && box.bottom <= height);
            QVERIFY(box.right - box.left >= 1 && box.bottom - box.top >= 1);
            QVERIFY(box.left == std::floor(box.left) && box.bottom == std::floor(box.bottom));
        }
    }

    void drawDependsOnItsThreeNumbers() {
        const auto draw = [](std::uint64_t seed, std::uint64_t epoch, std::uint64_t sample) {
            return drawAugmentation({}, seed, epoch, sample, 500, 333);
        };
        QVERIFY(same(draw(1, 2, 3), draw(1, 2, 3)));
        QVERIFY(!same(draw(1, 2, 3), draw(2, 2, 3)));
        QVERIFY(!same(draw(1, 2, 3), draw(1, 3, 3)));
        QVERIFY(!same(draw(1, 2, 3), draw(1, 2, 4)));
    }

    /// The same on every machine: a run that goes on elsewhere sees the same crops.
    void drawIsPinned() {
        const AugmentationDraw draw = drawAugmentation({}, 1, 1, 0, 500, 333);
        QCOMPARE(QString("%1 %2 %3 %4 %5")
                     .arg(draw.box.left)
                     .arg(draw.box.top)
                     .arg(draw.box.right)
                     .arg(draw.box.bottom)
                     .arg(draw.mirrored),
                 QString("0 5 288 306 1"));
    }

    void sharesAndRatiosAreThoseAskedFor() {
        const Augmentation augmentation{.cropScale = {0.25, 0.5}, .cropRatio = {0.75, 4.0 / 3.0}, .flip = 0.25};
        int mirrored = 0;
        double share = 0;
        constexpr int kDraws = 4000;
        for (std::uint64_t sample = 0; sample < kDraws; ++sample) {
            const AugmentationDraw draw = drawAugmentation(augmentation, 7, 1, sample, 400, 400);
            const double w = draw.box.right - draw.box.left;
            const double h = draw.box.bottom - draw.box.top;
            QVERIFY(w / h > 0.74 && w / h < 1.35);
            QVERIFY(w * h / 160000 > 0.245 && w * h / 160000 < 0.505);
            share += w * h / 160000 / kDraws;
            mirrored += draw.mirrored;
        }
        QVERIFY2(std::abs(share - 0.375) < 0.01, qPrintable(QString::number(share)));
        QVERIFY2(std::abs(mirrored - 1000) < 120, qPrintable(QString::number(mirrored)));
    }

    /// What no crop fits takes the largest centre crop within the ratio bounds (torchvision's fallback).
    void fallsBackToTheCentre() {
        const Augmentation whole{.cropScale = {1.0, 1.0}, .flip = 0};
        const Box wide = drawAugmentation(whole, 1, 1, 1, 1024, 187).box;
        QCOMPARE(wide.right - wide.left, 249.0);
        QCOMPARE(wide.left, 387.0);
        QCOMPARE(wide.bottom - wide.top, 187.0);
        const Box high = drawAugmentation(whole, 1, 1, 1, 100, 400).box;
        QCOMPARE(high.bottom - high.top, 133.0);
        QCOMPARE(high.top, 133.0);
    }

    /// Runs of before there were colours and rotation see what they saw: drawIsPinned and rendersAsTorchvision have it
    /// written down, this one that nothing else is drawn or done.
    void whatIsOffDrawsNothing() {
        const AugmentationDraw plain = drawAugmentation({}, 1, 1, 0, 500, 333);
        QVERIFY(plain.brightness == 1 && plain.contrast == 1 && plain.saturation == 1 && plain.degrees == 0);
        const Picture picture = madeUpPicture(40, 40);
        QVERIFY(changed(picture, {}) == picture.rgb);
        // And what is on changes neither the crop nor the mirroring.
        const Augmentation all{.brightness = 0.4, .contrast = 0.3, .saturation = 0.2, .rotation = 15};
        for (std::uint64_t sample = 0; sample < 200; ++sample)
            QVERIFY(same(drawAugmentation(all, 3, 2, sample, 500, 333), drawAugmentation({}, 3, 2, sample, 500, 333)));
    }

    /// Uniform over the whole of its range, each a draw of its own.
    void coloursAndRotationAreThoseAskedFor() {
        const Augmentation all{.brightness = 0.4, .contrast = 0.3, .saturation = 1, .rotation = 20};
        constexpr int kDraws = 4000;
        std::array<double, 4> low{9, 9, 9, 99}, high{-9, -9, -9, -99}, mean{};
        for (std::uint64_t sample = 0; sample < kDraws; ++sample) {
            const AugmentationDraw draw = drawAugmentation(all, 7, 1, sample, 400, 400);
            const std::array values{draw.brightness, draw.contrast, draw.saturation, draw.degrees};
            for (std::size_t i = 0; i < values.size(); ++i) {
                low[i] = std::min(low[i], values[i]);
                high[i] = std::max(high[i], values[i]);
                mean[i] += values[i] / kDraws;
            }
        }
        const std::array middle{1.0, 1.0, 1.0, 0.0}, width{0.4, 0.3, 1.0, 20.0};
        for (std::size_t i = 0; i < middle.size(); ++i) {
            QVERIFY(low[i] >= middle[i] - width[i] && low[i] < middle[i] - 0.99 * width[i]);
            QVERIFY(high[i] <= middle[i] + width[i] && high[i] > middle[i] + 0.99 * width[i]);
            QVERIFY(std::abs(mean[i] - middle[i]) < 0.05 * width[i]);
        }
    }

    /// Pillow's ImageEnhance by hand. Grey of (200, 100, 50) is 124 (124.2), of (10, 20, 30) 18 (18.15); mean 71.
    void coloursArePillows_data() {
        using Bytes = std::vector<std::uint8_t>;
        QTest::addColumn<double>("brightness");
        QTest::addColumn<double>("contrast");
        QTest::addColumn<double>("saturation");
        QTest::addColumn<Bytes>("expected");
        QTest::newRow("as it is") << 1.0 << 1.0 << 1.0 << Bytes{200, 100, 50, 10, 20, 30};
        QTest::newRow("brighter, cut to white") << 1.5 << 1.0 << 1.0 << Bytes{255, 150, 75, 15, 30, 45};
        QTest::newRow("darker") << 0.75 << 1.0 << 1.0 << Bytes{150, 75, 37, 7, 15, 22};
        QTest::newRow("black") << 0.0 << 1.0 << 1.0 << Bytes{0, 0, 0, 0, 0, 0};
        QTest::newRow("more contrast, cut to black") << 1.0 << 1.5 << 1.0 << Bytes{255, 114, 39, 0, 0, 9};
        QTest::newRow("less contrast") << 1.0 << 0.5 << 1.0 << Bytes{135, 85, 60, 40, 45, 50};
        QTest::newRow("no contrast") << 1.0 << 0.0 << 1.0 << Bytes{71, 71, 71, 71, 71, 71};
        QTest::newRow("more saturation") << 1.0 << 1.0 << 1.5 << Bytes{238, 88, 13, 6, 21, 36};
        QTest::newRow("grey") << 1.0 << 1.0 << 0.0 << Bytes{124, 124, 124, 18, 18, 18};
        // (255, 114, 39) and (0, 0, 9), as above, of grey 148 and 1.
        QTest::newRow("contrast before saturation") << 1.0 << 1.5 << 0.0 << Bytes{148, 148, 148, 1, 1, 1};
        // Half as bright is (100, 50, 25) and (5, 10, 15), of grey 62 and 9; their mean 35.5 is rounded up.
        QTest::newRow("brightness before contrast") << 0.5 << 0.0 << 0.0 << Bytes{36, 36, 36, 36, 36, 36};
    }
    void coloursArePillows() {
        QFETCH(double, brightness);
        QFETCH(double, contrast);
        QFETCH(double, saturation);
        QFETCH(std::vector<std::uint8_t>, expected);
        Picture picture{2, 2, {200, 100, 50, 10, 20, 30, 10, 20, 30, 200, 100, 50}};
        const std::vector<std::uint8_t> out =
            changed(picture, {.brightness = brightness, .contrast = contrast, .saturation = saturation});
        QCOMPARE(std::vector(out.begin(), out.begin() + 6), expected);
        QVERIFY(std::equal(out.begin(), out.begin() + 3, out.begin() + 9));
    }

    void rotatesAboutTheCentre() {
        const Picture picture = madeUpPicture(31, 31);
        const auto pixel = [](const std::vector<std::uint8_t>& rgb, int x, int y) {
            const auto at = static_cast<std::size_t>(3 * (31 * y + x));
            return std::array{rgb[at], rgb[at + 1], rgb[at + 2]};
        };
        const auto quarter = changed(picture, {.degrees = 90}), half = changed(picture, {.degrees = 180});
        for (int y = 0; y < 31; ++y)
            for (int x = 0; x < 31; ++x) {
                QVERIFY(pixel(quarter, x, y) == pixel(picture.rgb, 30 - y, x));  // what is right comes to the top
                QVERIFY(pixel(half, x, y) == pixel(picture.rgb, 30 - x, 30 - y));
            }
        // In between: bilinear of the four neighbours, in doubles; outside the mean colour (0.5: 128).
        constexpr double kDegrees = -33.3;
        const auto turned = changed(picture, {.degrees = kDegrees});
        const double angle = kDegrees * std::acos(-1.0) / 180;
        int filled = 0;
        for (int y = 0; y < 31; ++y)
            for (int x = 0; x < 31; ++x) {
                const double fromX = 15 + std::cos(angle) * (x - 15) - std::sin(angle) * (y - 15);
                const double fromY = 15 + std::sin(angle) * (x - 15) + std::cos(angle) * (y - 15);
                const double outside = std::max(std::abs(fromX - 15), std::abs(fromY - 15)) - 15.5;
                if (std::abs(outside) < 1e-3) continue;
                if (outside > 0) {
                    QVERIFY(pixel(turned, x, y) == (std::array<std::uint8_t, 3>{128, 128, 128}));
                    ++filled;
                    continue;
                }
                const auto left = static_cast<int>(std::floor(fromX)), top = static_cast<int>(std::floor(fromY));
                for (std::size_t k = 0; k < 3; ++k) {
                    const auto at = [&](int column, int row) {
                        return double(pixel(picture.rgb, std::clamp(column, 0, 30), std::clamp(row, 0, 30))[k]);
                    };
                    const double above = std::lerp(at(left, top), at(left + 1, top), fromX - left);
                    const double below = std::lerp(at(left, top + 1), at(left + 1, top + 1), fromX - left);
                    const double expected = std::lerp(above, below, fromY - top);
                    QVERIFY(std::abs(pixel(turned, x, y)[k] - expected) < 1);
                }
            }
        QVERIFY(filled > 50);
    }

    void theMeanColourIsRedGreenBlue() {
        Preprocessing rule;
        rule.mean = {0.2, 0.4, 1.5};
        QVERIFY(meanColour(rule) == (std::array<std::uint8_t, 3>{51, 102, 255}));
        rule.channels = Preprocessing::Channels::Bgr;
        QVERIFY(meanColour(rule) == (std::array<std::uint8_t, 3>{255, 102, 51}));
    }
};

QTEST_GUILESS_MAIN(AugmentTest)
#include "augment_test.moc"
