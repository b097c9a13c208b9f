// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/augment.h"

#include "core/data/geometry.h"

#include <cmath>

using namespace studio;

static bool same(const AugmentationDraw& a, const AugmentationDraw& b) {
    return a.mirrored == b.mirrored && a.box.left == b.box.left && a.box.top == b.box.top &&
           a.box.right == b.box.right && a.box.bottom == b.box.bottom;
}

class AugmentTest : public QObject {
    Q_OBJECT

private slots:
    void rendersAsTorchvision_data() { addGeometryRows({"crop", "mirror"}); }
    void rendersAsTorchvision() {
        QFETCH(GeometryRow, row);
        std::vector<std::uint8_t> out(static_cast<std::size_t>(row.outWidth * row.outHeight * 3));
        renderAugmented(madeUpPicture(row.width, row.height), {row.box, row.kind == "mirror"}, row.outWidth,
                        out.data());
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
        const Augmentation augmentation{{0.25, 0.5}, {0.75, 4.0 / 3.0}, 0.25};
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
        const Augmentation whole{{1.0, 1.0}, {3.0 / 4.0, 4.0 / 3.0}, 0.0};
        const Box wide = drawAugmentation(whole, 1, 1, 1, 1024, 187).box;
        QCOMPARE(wide.right - wide.left, 249.0);
        QCOMPARE(wide.left, 387.0);
        QCOMPARE(wide.bottom - wide.top, 187.0);
        const Box high = drawAugmentation(whole, 1, 1, 1, 100, 400).box;
        QCOMPARE(high.bottom - high.top, 133.0);
        QCOMPARE(high.top, 133.0);
    }
};

QTEST_GUILESS_MAIN(AugmentTest)
#include "augment_test.moc"
