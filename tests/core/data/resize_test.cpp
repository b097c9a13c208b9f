// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/resize.h"

#include "core/data/geometry.h"
#include "core/data/preprocessing.h"
#include "core/data/resample.h"
#include "support/allocation_watch.h"

using namespace studio;

class ResizeTest : public QObject {
    Q_OBJECT

private slots:
    void equalsPillow_data() { addGeometryRows({"resize"}); }
    void equalsPillow() {
        QFETCH(GeometryRow, row);
        const Picture result = resize(madeUpPicture(row.width, row.height), row.box, row.outWidth, row.outHeight);
        QCOMPARE(result.width, row.outWidth);
        QCOMPARE(result.height, row.outHeight);
        QCOMPARE(md5Of(result.rgb), row.md5);

        // Whatever this processor has, the plain passes give the same.
        Picture plain = result;
        std::fill(plain.rgb.begin(), plain.rgb.end(), std::uint8_t{0});
        const Picture source = madeUpPicture(row.width, row.height);
        resampleBy(plainPasses(), viewOf(source), row.box, row.outWidth, row.outHeight, false, plain.rgb.data());
        QVERIFY(plain == result);
    }

    void shorterSideEqualsTorchvision_data() { addGeometryRows({"shorter"}); }
    void shorterSideEqualsTorchvision() {
        QFETCH(GeometryRow, row);
        Preprocessing preprocessing;
        preprocessing.resize = Preprocessing::Resize::ShorterSideThenCentreCrop;
        preprocessing.size = row.outWidth;
        preprocessing.crop = row.outHeight;
        const Picture result = prepareForNetwork(madeUpPicture(row.width, row.height), preprocessing);
        QCOMPARE(result.width, row.outHeight);
        QCOMPARE(result.height, row.outHeight);
        QCOMPARE(md5Of(result.rgb), row.md5);
    }

    void squashIsAPlainResize() {
        Preprocessing preprocessing;
        preprocessing.size = preprocessing.crop = 64;
        const Picture picture = madeUpPicture(200, 90);
        QVERIFY(prepareForNetwork(picture, preprocessing) == resize(picture, 64, 64));
    }

    void whatIsFedIsAPartOfThePicture() {
        const auto is = [](const Box& box, const Box& expected) {
            return box.left == expected.left && box.top == expected.top && box.right == expected.right &&
                   box.bottom == expected.bottom;
        };
        Preprocessing how;
        QVERIFY(is(fedBox(400, 200, how), {0, 0, 400, 200}));
        how.resize = Preprocessing::Resize::ShorterSideThenCentreCrop;
        how.size = 256;
        how.crop = 224;
        QVERIFY(is(fedBox(400, 200, how), {112.5, 12.5, 287.5, 187.5}));  // of 512 x 256
        QVERIFY(is(fedBox(200, 400, how), {12.5, 112.5, 187.5, 287.5}));
        QVERIFY(is(fedBox(8, 20000, how), {0.5, 9996.5, 7.5, 10003.5}));
        how.size = 100;  // zeros around
        QVERIFY(is(fedBox(50, 50, how), {-31, -31, 81, 81}));
    }

    /// 8 x 20,000 pixels would be 256 x 640,000 before the crop, half a gigabyte; a longer strip takes any machine's
    /// memory.
    void aStripIsNotEnlargedWhole() {
        Preprocessing preprocessing;
        preprocessing.resize = Preprocessing::Resize::ShorterSideThenCentreCrop;
        preprocessing.size = 256;
        preprocessing.crop = 224;
        for (const bool wide : {true, false}) {
            const Picture strip = wide ? madeUpPicture(20000, 8) : madeUpPicture(8, 20000);
            const AllocationWatch watch;
            const Picture result = prepareForNetwork(strip, preprocessing);
            QVERIFY2(watch.peak() < std::size_t{64} << 20, std::to_string(watch.peak()).c_str());
            QVERIFY(result.width == 224 && result.height == 224);
            if (wide) continue;
            Picture middle{8, 512, {}};
            middle.rgb.assign(strip.rgb.begin() + 9744 * 8 * 3, strip.rgb.begin() + 10256 * 8 * 3);
            QVERIFY(result == prepareForNetwork(middle, preprocessing));
        }
    }

    void aBoxOverTheEdgeIsCut() {
        const Picture picture = madeUpPicture(20, 10);
        QVERIFY(resize(picture, {-5, -5, 100, 100}, 7, 7) == resize(picture, 7, 7));
    }
};

QTEST_GUILESS_MAIN(ResizeTest)
#include "resize_test.moc"
