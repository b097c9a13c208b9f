// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/picture_hash.h"

#include "core/data/decode.h"
#include "core/data/encode_jpeg.h"
#include "support/made_photo.h"
#include "support/shared_data.h"
#include "support/temporary_folder.h"

#include <QTest>
#include <algorithm>
#include <set>

using namespace studio;
using studio::test::madePhoto;

namespace {

using Pairs = std::set<std::pair<std::uint32_t, std::uint32_t>>;

Pairs pairsOf(const std::vector<PictureHash>& hashes) {
    Pairs pairs;
    forAlike(hashes, [&](std::uint32_t a, std::uint32_t b) {
        QVERIFY(a < b);
        pairs.emplace(a, b);
    });
    return pairs;
}

Pairs pairsOneByOne(const std::vector<PictureHash>& hashes) {
    Pairs pairs;
    for (std::uint32_t a = 0; a < hashes.size(); ++a)
        for (std::uint32_t b = a + 1; b < hashes.size(); ++b)
            if (!hashes[a].isNone() && !hashes[b].isNone() && lookAlike(hashes[a], hashes[b])) pairs.emplace(a, b);
    return pairs;
}

void flip(PictureHash& hash, std::uint64_t bit) {
    (bit < 64 ? hash.across : hash.down) ^= std::uint64_t{1} << bit % 64;
}

/// `originals` random ones, each followed by `others` in which up to 12 bits and some brightness changed.
std::vector<PictureHash> families(int originals, int others) {
    Random random(7);
    std::vector<PictureHash> hashes;
    for (int i = 0; i < originals; ++i) {
        const PictureHash first{random.next(), random.next(), 128};
        hashes.push_back(first);
        for (int k = 0; k < others; ++k) {
            PictureHash next = first;
            for (std::uint64_t bits = random.below(13); bits > 0; --bits) flip(next, random.below(128));
            next.brightness = static_cast<std::uint8_t>(128 + random.below(60));
            hashes.push_back(next);
        }
    }
    return hashes;
}

Picture asJpeg(const Picture& picture, int quality) {
    return decodePicture(encodeJpeg(picture, quality)).picture.value();
}

Picture filled(int width, int height, const std::function<int(int x, int y)>& grey) {
    Picture picture{width, height, {}};
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x) picture.rgb.insert(picture.rgb.end(), 3, static_cast<std::uint8_t>(grey(x, y)));
    return picture;
}

}  // namespace

class PictureHashTest : public QObject {
    Q_OBJECT

private slots:
    /// The bits themselves: columns that go up, down, up, .. and rows that only go down.
    void theBits() {
        const Picture picture =
            filled(9 * 20, 9 * 20, [](int x, int y) { return (x / 20 % 2 ? 230 : 160) - y / 20 * 18; });
        const PictureHash hash = pictureHash(picture);
        QCOMPARE(hash.across, 0x5555555555555555u);  // the first is brighter on its right
        QCOMPARE(hash.down, 0u);
        QVERIFY(hash.brightness > 110 && hash.brightness < 130);
    }

    void savedAnew() {
        for (std::uint64_t number = 0; number < 20; ++number) {
            const Picture photo = madePhoto(number);
            const PictureHash hash = pictureHash(photo);
            QVERIFY(!hash.isNone());
            QVERIFY(lookAlike(hash, pictureHash(asJpeg(photo, 40))));
            QVERIFY(lookAlike(hash, pictureHash(asJpeg(resize(photo, 120, 90), 75))));
            QVERIFY(lookAlike(hash, pictureHash(resize(photo, 1280, 960))));  // not every row of it is read
            QVERIFY(lookAlike(hash, pictureHash(test::cutBy(photo, 2))));
            QVERIFY(!lookAlike(hash, pictureHash(test::mirrored(photo))));
            QVERIFY(!lookAlike(hash, pictureHash(madePhoto(number + 100))));
        }
    }

    void brightnessCounts() {
        PictureHash a{1, 2, 100}, b{1, 2, 140};
        QVERIFY(lookAlike(a, b));
        b.brightness = 141;
        QVERIFY(!lookAlike(a, b));
    }

    /// What would look like every other of its kind looks like nothing.
    void nothingToSay() {
        const Picture photo = madePhoto(3);
        const std::vector<Picture> flat{
            filled(200, 100, [](int, int) { return 255; }),
            filled(200, 100, [](int x, int) { return x; }),
            filled(200, 100, [](int x, int y) { return (x + y) / 2; }),
            filled(200, 100, [](int x, int y) { return x > 90 && x < 110 && y > 40 && y < 60 ? 0 : 255; }),
            filled(320, 240,
                   [&](int x, int y) { return 100 + photo.rgb[(std::size_t(y) * 320 + std::size_t(x)) * 3] / 80; }),
            madePhoto(3, 40, 31)};
        for (std::size_t i = 0; i < flat.size(); ++i)
            QVERIFY2(pictureHash(flat[i]).isNone(), qPrintable(QString("picture %1").arg(i)));
        QVERIFY(!pictureHash(madePhoto(3, 40, 32)).isNone());
    }

    void bandsFindWhatComparingAllFinds() {
        std::vector<PictureHash> hashes = families(150, 12);
        hashes[5] = hashes[200] = hashes[300] = {};  // alike, and nothing
        const Pairs pairs = pairsOf(hashes);
        QVERIFY(pairs.size() > 1000);
        QVERIFY(pairs == pairsOneByOne(hashes));
    }

    /// Bits that differ wherever they hurt most: six bands of eight.
    void sixBitsInSixBands() {
        for (int spared = 0; spared < 7; ++spared) {
            std::vector<PictureHash> hashes{{0x123456789abcdef0, 0x0fedcba987654321, 90}};
            hashes.push_back(hashes[0]);
            for (int band = 0; band < 8; ++band)
                if (band != spared && band != 7) flip(hashes[1], static_cast<std::uint64_t>(band * 16 + spared));
            QCOMPARE(pairsOf(hashes).size(), std::size_t{1});
            flip(hashes[1], static_cast<std::uint64_t>(spared * 16));
            QVERIFY(pairsOf(hashes).empty());
        }
    }

    /// A film: each looks like all, and each meets its neighbours.
    void thousandsAlike() {
        const std::vector<PictureHash> hashes(5000, {0x123456789abcdef0, 0x0fedcba987654321, 90});
        const Pairs pairs = pairsOf(hashes);
        QVERIFY(pairs.size() > 5000 && pairs.size() < 5000 * 100);
        for (std::uint32_t i = 1; i < hashes.size(); ++i) QVERIFY(pairs.contains({i - 1, i}));
    }

    /// Where it takes longest: asked after each pair of bands.
    void itCanBeStopped() {
        constexpr int kHashes = 5000;
        const std::vector<PictureHash> hashes(kHashes, {0x123456789abcdef0, 0x0fedcba987654321, 90});
        std::stop_source stop;
        int visits = 0;
        const auto visit = [&](std::uint32_t, std::uint32_t) {
            ++visits;
            stop.request_stop();
        };
        const auto error = errorOf([&] { forAlike(hashes, visit, stop.get_token()); });
        QVERIFY(error);
        QCOMPARE(error->code(), ErrorCode::Cancelled);
        QVERIFY(visits >= kHashes && visits < 20 * kHashes);  // of 28 times as many
    }

    void photographsOfFlowers() {
        STUDIO_NEED_SHARED();
        std::vector<PictureHash> hashes;
        std::vector<std::string> names;
        for (const auto& entry : std::filesystem::recursive_directory_iterator(test::sharedPath() / "data/flowers")) {
            if (entry.path().extension() != ".jpg") continue;
            hashes.push_back(pictureHash(decodeFile(entry.path()).picture.value()));
            names.push_back(entry.path().filename().string());
        }
        QVERIFY(hashes.size() > 1000);
        // The one photograph that is among them twice, edited.
        const Pairs pairs = pairsOf(hashes);
        QCOMPARE(pairs.size(), std::size_t{1});
        std::set<std::string> both{names[pairs.begin()->first], names[pairs.begin()->second]};
        QVERIFY(both == (std::set<std::string>{"17433282043_441b0a07f4_n.jpg", "22429946721_e17a12cb39_n.jpg"}));
    }
};

QTEST_GUILESS_MAIN(PictureHashTest)
#include "picture_hash_test.moc"
