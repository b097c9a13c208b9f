// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/encode_jpeg.h"
#include "made_data_set.h"
#include "support/made_photo.h"

#include <QTest>
#include <algorithm>
#include <set>

using namespace studio;
using namespace studio::test;
namespace fs = std::filesystem;

namespace {

std::string jpeg(const Picture& picture, int quality = 90) {
    const std::vector<std::byte> bytes = encodeJpeg(picture, quality);
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

/// The file of that number in 80 %, so that its bytes differ.
std::string savedAnew(std::uint64_t number) {
    return jpeg(madePhoto(number), 80);
}

QStringList said(const CheckReport& report) {
    QStringList lines;
    for (const Problem& problem : report.problems)
        lines << QString::fromStdString(std::string(problemName(problem.kind)) + ' ' + problem.path + ": " +
                                        problem.message);
    return lines;
}

CheckReport check(const DataSet& set, CheckDepth depth = CheckDepth::Full, bool useCache = false) {
    CheckOptions options;
    options.depth = depth;
    options.useCache = useCache;
    return checkDataSet(set, options);
}

/// One photograph in many clothes, and what only seems to be it.
void plant(MadeDataSet& made) {
    const Picture photo = madePhoto(1);
    made.put("a/photo.jpg", jpeg(photo));
    made.put("a/quality.jpg", jpeg(photo, 40));
    made.put("a/small.jpg", jpeg(resize(photo, 160, 120), 75));
    made.put("a/cut.jpg", jpeg(cutBy(photo, 2)));
    made.put("a/mirrored.jpg", jpeg(mirrored(photo)));
    made.put("a/other.jpg", jpeg(madePhoto(2)));
    made.put("b/another.jpg", jpeg(madePhoto(3)));
    for (int grey : {10, 11, 200})
        made.put("b/flat" + std::to_string(grey) + ".jpg",
                 jpeg({64, 64, std::vector<std::uint8_t>(64 * 64 * 3, static_cast<std::uint8_t>(grey))}));
}

}  // namespace

class CheckingAlikeTest : public QObject {
    Q_OBJECT

private slots:
    void init() { fs::remove_all(cacheHome() / "checks"); }

    void exactlyWhatWasPlanted() {
        MadeDataSet made;
        plant(made);
        const DataSet set = listDataSet(made.path());
        const CheckReport report = check(set);
        QCOMPARE(said(report), (QStringList{"near_duplicate a/cut.jpg: Nearly the same picture as a/photo.jpg",
                                            "near_duplicate a/photo.jpg: Nearly the same picture as a/cut.jpg",
                                            "near_duplicate a/quality.jpg: Nearly the same picture as a/cut.jpg",
                                            "near_duplicate a/small.jpg: Nearly the same picture as a/cut.jpg"}));
        std::set<std::uint32_t> groups;
        for (std::size_t i = 0; i < set.items.size(); ++i)
            if (report.facts[i].problem) groups.insert(report.facts[i].alike);
        QVERIFY(groups.size() == 1 && !groups.contains(0));
    }

    void otherClassesAndEqualFiles() {
        MadeDataSet made;
        made.put("a/1.jpg", jpeg(madePhoto(1)));
        made.put("a/1 copy.jpg", jpeg(madePhoto(1)));
        made.put("a/1 too.png", jpeg(madePhoto(1), 70));
        made.put("b/1.jpg", savedAnew(1));
        made.put("b/2.jpg", jpeg(madePhoto(2)));
        const CheckReport report = check(listDataSet(made.path()));
        QCOMPARE(said(report),
                 (QStringList{"duplicate a/1 copy.jpg: Same picture as a/1.jpg",
                              "near_duplicate a/1 copy.jpg: Nearly the same picture as b/1.jpg, whose class is b",
                              "near_duplicate a/1 too.png: Nearly the same picture as b/1.jpg, whose class is b",
                              "wrong_ending a/1 too.png: Content is JPEG, the name ends in .png",
                              "duplicate a/1.jpg: Same picture as a/1 copy.jpg",
                              "near_duplicate b/1.jpg: Nearly the same picture as a/1 copy.jpg, whose class is a"}));
        QVERIFY(report.facts[0].problem == ProblemKind::Duplicate);  // the graver one stays
        QVERIFY(report.facts[2].alike != 0 && report.facts[2].alike == report.facts[0].alike);
    }

    /// What is left out for another reason is no picture's like.
    void badOnesLookLikeNothing() {
        MadeDataSet made;
        made.put("a/1.jpg", jpeg(madePhoto(1)));
        made.put("a/both.jpg", savedAnew(1));
        made.put("b/both.jpg", savedAnew(1));
        made.put("b/cut.jpg", jpeg(madePhoto(1), 70).substr(0, 3000));
        QCOMPARE(linesOf(check(listDataSet(made.path())).problems),
                 (QStringList{"two_classes a/both.jpg", "two_classes b/both.jpg", "truncated b/cut.jpg"}));
    }

    void onBothSidesOfItsOwnSplit() {
        MadeDataSet made;
        made.put("train/a/1.jpg", jpeg(madePhoto(1)));
        made.put("train/a/1 too.jpg", jpeg(madePhoto(1), 70));
        made.put("train/b/2.jpg", jpeg(madePhoto(2)));
        made.put("test/b/2.jpg", savedAnew(2));
        made.put("val/a/1.jpg", savedAnew(1));
        made.put("val/b/3.jpg", jpeg(madePhoto(3)));
        const auto set = listShared(made.path());
        const CheckReport report = check(*set);
        const QString kind = "near_duplicate ", like = ": Nearly the same picture as ";
        QCOMPARE(said(report),
                 (QStringList{
                     kind + "test/b/2.jpg" + like + "train/b/2.jpg, which trains: the answer here proves little",
                     kind + "train/a/1 too.jpg" + like + "val/a/1.jpg, which validates: its answer there proves little",
                     kind + "train/a/1.jpg" + like + "val/a/1.jpg, which validates: its answer there proves little",
                     kind + "train/b/2.jpg" + like + "test/b/2.jpg, which tests: its answer there proves little",
                     kind + "val/a/1.jpg" + like + "train/a/1 too.jpg, which trains: the answer here proves little"}));
        QCOMPARE(prepareData(set, report, {}).nearlyLeaked, 2);
        QCOMPARE(prepareData(set, report, {}).leaked, 0);
    }

    /// A hint changes nothing: neither what is used nor the split, at either depth. Where it falls apart is counted.
    void theSplitKnowsNothingOfIt() {
        MadeDataSet made;
        for (std::uint64_t i = 0; i < 10; ++i) {
            made.put("a/" + std::to_string(i) + ".jpg", jpeg(madePhoto(i)));
            made.put("a/" + std::to_string(i) + " too.jpg", savedAnew(i));
            made.put("b/" + std::to_string(i) + ".jpg", jpeg(madePhoto(100 + i)));
        }
        const auto set = listShared(made.path());
        const CheckReport full = check(*set), hashes = check(*set, CheckDepth::Hashes);
        QVERIFY(hashes.problems.empty());
        QCOMPARE(full.problems.size(), std::size_t{20});
        SplitSettings settings;
        std::int64_t most = 0;
        for (settings.seed = 1; settings.seed <= 5; ++settings.seed) {
            const PreparedData data = prepareData(set, full, settings);
            QCOMPARE(data.items, prepareData(set, hashes, settings).items);
            QCOMPARE(prepareData(set, hashes, settings).nearlyLeaked, 0);
            std::int64_t apart = 0;
            const auto sideOf = [&](const std::string& path) {
                return std::ranges::find(data.items, path, &Item::path)->split;
            };
            for (int i = 0; i < 10; ++i)
                apart += sideOf("a/" + std::to_string(i) + ".jpg") != sideOf("a/" + std::to_string(i) + " too.jpg");
            QCOMPARE(data.nearlyLeaked, apart);
            most = std::max(most, apart);
        }
        QVERIFY(most > 0);
        // Who leaves one of each pair out has mended it.
        for (int i = 0; i < 10; ++i) settings.leaveOut.push_back("a/" + std::to_string(i) + " too.jpg");
        QCOMPARE(prepareData(set, full, settings).nearlyLeaked, 0);
    }

    /// Of a chain of which each looks like the next, the ends are not alike.
    void theEndsOfAChainAreNotAlike() {
        const PictureHash first{0x123456789abcdef0, 0x0fedcba987654321, 90};
        PictureHash middle = first, last = first;
        middle.across ^= 0x3f;
        last.across ^= 0xfff;
        MadeDataSet made;
        for (const char* name : {"train/a/first.ppm", "train/a/middle.ppm", "train/b/1.ppm", "val/a/last.ppm",
                                 "val/a/like first.ppm", "val/b/2.ppm"})
            made.putPicture(name);
        const auto set = listShared(made.path());
        CheckReport report = check(*set, CheckDepth::Hashes);
        const auto looks = [&](const std::string& path, const PictureHash& look) {
            FileFacts& facts =
                report.facts[std::size_t(std::ranges::find(set->items, path, &Item::path) - set->items.begin())];
            facts.look = look;
            facts.alike = 1;
        };
        looks("train/a/first.ppm", first);
        looks("train/a/middle.ppm", middle);
        looks("val/a/last.ppm", last);
        QCOMPARE(prepareData(set, report, {}).nearlyLeaked, 1);
        SplitSettings without;
        without.leaveOut = {"train/a/middle.ppm"};
        QCOMPARE(prepareData(set, report, without).nearlyLeaked, 0);
        looks("val/a/like first.ppm", first);
        QCOMPARE(prepareData(set, report, {}).nearlyLeaked, 2);
        QCOMPARE(prepareData(set, report, without).nearlyLeaked, 1);
    }

    void theCacheKnowsHowPicturesLook() {
        MadeDataSet made;
        plant(made);
        const DataSet set = listDataSet(made.path());
        const CheckReport first = check(set, CheckDepth::Full, true);
        // Hashes alone decode nothing: what they tell comes from the cache.
        const CheckReport second = check(set, CheckDepth::Hashes, true);
        QCOMPARE(second.problems, first.problems);
        QCOMPARE(second.problems.size(), std::size_t{4});
        for (std::size_t i = 0; i < set.items.size(); ++i) QVERIFY(second.facts[i].look == first.facts[i].look);
    }
};

QTEST_GUILESS_MAIN(CheckingAlikeTest)
#include "checking_alike_test.moc"
