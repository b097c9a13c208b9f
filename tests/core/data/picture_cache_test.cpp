// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/picture_cache.h"

#include <QTest>

using namespace studio;

class PictureCacheTest : public QObject {
    Q_OBJECT

    static Picture picture(int side, std::uint8_t value) {
        return {side, side, std::vector<std::uint8_t>(static_cast<std::size_t>(side * side * 3), value)};
    }

private slots:
    void keepsWhatThereIsRoomFor() {
        PictureCache cache(4, 400);
        cache.keep(0, picture(10, 1));                                 // 300 bytes
        cache.keep(1, picture(10, 2));                                 // no room
        QVERIFY(!cache.hasRoomFor(34, 1) && cache.hasRoomFor(3, 11));  // of 100 bytes
        cache.keep(2, picture(5, 3));                                  // 75 bytes
        cache.keep(3, picture(3, 4));                                  // 27 bytes, 2 more than are left
        QVERIFY(*cache.find(0) == picture(10, 1));
        QVERIFY(!cache.find(1));
        QVERIFY(*cache.find(2) == picture(5, 3));
        QVERIFY(!cache.find(3));
    }

    void keepsTheFirst() {
        PictureCache cache(2, 150);
        cache.keep(0, picture(5, 1));
        cache.keep(0, picture(5, 2));
        QVERIFY(*cache.find(0) == picture(5, 1));
        cache.keep(1, picture(5, 3));  // the one that was not kept took no room
        QVERIFY(cache.find(1));
    }
};

QTEST_GUILESS_MAIN(PictureCacheTest)
#include "picture_cache_test.moc"
