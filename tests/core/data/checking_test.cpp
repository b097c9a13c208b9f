// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "made_data_set.h"
#include "support/shared_data.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <QTest>
#include <atomic>
#include <map>
#include <set>

using namespace studio;
namespace fs = std::filesystem;

namespace {

fs::path cacheFile() {
    fs::path found;
    for (const auto& entry : fs::directory_iterator(cacheHome() / "checks")) found = entry.path();
    return found;
}

std::string read(const fs::path& path) {
    return readTextFile(path);
}

/// One line of an INDEX.tsv: the file and its verdict.
std::vector<std::pair<std::string, std::string>> verdicts(const fs::path& index) {
    std::vector<std::pair<std::string, std::string>> rows;
    const QStringList lines = QString::fromStdString(read(index)).split('\n', Qt::SkipEmptyParts);
    for (const QString& line : lines.mid(1)) {
        const QStringList fields = line.split('\t');
        rows.emplace_back(fields[0].toStdString(), fields[2].toStdString());
    }
    return rows;
}

}  // namespace

class CheckingTest : public QObject {
    Q_OBJECT

private slots:
    void init() { fs::remove_all(cacheHome() / "checks"); }

    void problems() {
        MadeDataSet made;
        made.putPicture("a/good.ppm");
        made.put("a/empty.ppm", "");
        made.put("a/text.png", "no picture at all");
        made.put("a/cut.ppm", tinyPicture(7).substr(0, 100));
        made.put("a/small.ppm", tinyPicture(8, 30, 7));
        made.put("a/named.png", tinyPicture(9));
        made.put("a/one.ppm", tinyPicture(10));
        made.put("a/two.ppm", tinyPicture(10));
        made.put("a/both.bmp", tinyPicture(10));
        made.put("a/conflict.ppm", tinyPicture(11));
        made.put("b/conflict.ppm", tinyPicture(11));
        made.put("b/empty.ppm", "");
        const DataSet set = listDataSet(made.path());
        const CheckReport report = checkDataSet(set);
        const std::vector<Problem> wanted{
            {ProblemKind::Duplicate, "a/both.bmp", "Same picture as a/one.ppm"},
            {ProblemKind::WrongEnding, "a/both.bmp", "Content is PNM, the name ends in .bmp"},
            {ProblemKind::TwoClasses, "a/conflict.ppm", "Also in b: two classes"},
            {ProblemKind::Truncated, "a/cut.ppm", {}},
            {ProblemKind::Empty, "a/empty.ppm", {}},
            {ProblemKind::WrongEnding, "a/named.png", "Content is PNM, the name ends in .png"},
            {ProblemKind::Duplicate, "a/one.ppm", "Same picture as a/both.bmp"},
            {ProblemKind::TooSmall, "a/small.ppm", {}},
            {ProblemKind::NotAPicture, "a/text.png", {}},
            {ProblemKind::Duplicate, "a/two.ppm", "Same picture as a/both.bmp"},
            {ProblemKind::TwoClasses, "b/conflict.ppm", "Also in a: two classes"},
            {ProblemKind::Empty, "b/empty.ppm", {}}};
        QCOMPARE(linesOf(report.problems), linesOf(wanted));
        for (std::size_t i = 0; i < wanted.size(); ++i) {
            QVERIFY(!report.problems[i].message.empty());
            if (!wanted[i].message.empty()) QCOMPARE(report.problems[i].message, wanted[i].message);
        }
        const FileFacts& good = report.facts[4];
        QCOMPARE(set.items[4].path, std::string("a/good.ppm"));
        QVERIFY(!good.problem && good.decoded);
        QCOMPARE(good.width, 12);
        QCOMPARE(good.height, 10);
        QCOMPARE(good.bytes, static_cast<std::int64_t>(tinyPicture(0).size()));
        const std::string bytes = tinyPicture(0);
        QCOMPARE(good.hash, contentHash(std::as_bytes(std::span(bytes))));
    }

    /// A split of the set's own is kept; a picture that was learned and is asked about is told of its other side.
    void equalPicturesOnBothSides() {
        MadeDataSet made;
        for (const char* file : {"train/a/1.ppm", "train/a/copy.ppm", "val/a/1.ppm"}) made.put(file, tinyPicture(1));
        for (const char* file : {"train/b/2.ppm", "test/b/2.ppm"}) made.put(file, tinyPicture(2));
        for (const char* file : {"test/b/3.ppm", "val/b/3.ppm"}) made.put(file, tinyPicture(3));
        const DataSet set = listDataSet(made.path());
        const CheckReport report = checkQuickly(set);
        QStringList said;
        for (const Problem& problem : report.problems) {
            QCOMPARE(problem.kind, ProblemKind::Duplicate);
            said << QString::fromStdString(problem.path + ": " + problem.message);
        }
        QCOMPARE(
            said,
            (QStringList{"test/b/2.ppm: Same picture as train/b/2.ppm, which trains: the answer here is no proof",
                         "test/b/3.ppm: Same picture as val/b/3.ppm",
                         "train/a/1.ppm: Same picture as val/a/1.ppm, which validates: its answer there is no proof",
                         "train/a/copy.ppm: Same picture as val/a/1.ppm, which validates: its answer there is no proof",
                         "train/b/2.ppm: Same picture as test/b/2.ppm, which tests: its answer there is no proof",
                         "val/a/1.ppm: Same picture as train/a/1.ppm, which trains: the answer here is no proof",
                         "val/b/3.ppm: Same picture as test/b/3.ppm"}));
        QStringList leaked;
        for (std::size_t i = 0; i < set.items.size(); ++i)
            if (report.facts[i].leaked) leaked << QString::fromStdString(set.items[i].path);
        QCOMPARE(leaked, (QStringList{"test/b/2.ppm", "val/a/1.ppm"}));
    }

    void hashesAloneDoNotDecode() {
        MadeDataSet made;
        made.put("a/cut.ppm", tinyPicture(7).substr(0, 100));
        made.put("b/text.ppm", "text");
        QCOMPARE(linesOf(checkQuickly(listDataSet(made.path())).problems), QStringList{"not_a_picture b/text.ppm"});
    }

    /// The files of tests/data/odd_files and, where it is, of shared/: each in a class of its own, so that copies of
    /// one photograph do not meet, except where the collection says that they do.
    void oddFiles_data() {
        QTest::addColumn<QString>("folder");
        QTest::newRow("ours") << QString(STUDIO_TEST_DATA "/odd_files");
        if (!test::sharedPath().empty())
            QTest::newRow("shared") << QString::fromStdString(test::sharedPath() / "data/odd_files");
    }
    void oddFiles() {
        QFETCH(QString, folder);
        MadeDataSet made;
        const fs::path from = folder.toStdString();
        std::map<std::string, std::string> wanted;
        std::set<std::string> bytesSeen;
        int ignored = 0;
        for (const auto& [file, verdict] : verdicts(from / "INDEX.tsv")) {
            const std::string bytes = read(from / file);
            const bool copy =
                !bytesSeen.insert(bytes).second && verdict != "used:duplicate" && !verdict.ends_with("classes");
            if (copy) continue;  // the same bytes under another name: listing's affair, see namesOfAllKinds
            const std::string own = verdict == "used:duplicate" ? "twins" : "class " + fs::path(file).stem().string();
            const std::string path = own + '/' + fs::path(file).filename().string();
            made.put(path, bytes);
            wanted[path] = verdict;
            ignored += verdict == "ignored";
        }
        const DataSet set = listDataSet(made.path());
        const CheckReport report = checkDataSet(set);
        std::map<std::string, std::string> found;
        for (std::size_t i = 0; i < set.items.size(); ++i) found[set.items[i].path] = "used";
        for (const Problem& problem : report.problems)
            if (problem.kind != ProblemKind::NearDuplicate)  // of many ways to save one photograph
                found[problem.path] =
                    (isUsed(problem.kind) ? "used:" : "problem:") + std::string(problemName(problem.kind));
        QVERIFY(found.size() > 15);
        for (const auto& [path, verdict] : wanted) {
            const std::string was = found.contains(path) ? found[path] : "ignored";
            QVERIFY2(was == verdict, (path + " was " + was + ", not " + verdict).c_str());
        }
        QCOMPARE(set.ignored, ignored);
    }

    void namesOfAllKinds() {
        STUDIO_NEED_SHARED();
        MadeDataSet made;
        const fs::path from = test::sharedPath() / "data/odd_files/made";
        fs::copy(from, made.path() / "made");
        const DataSet set = listDataSet(made.path());
        const QStringList items = linesOf(set);
        QVERIFY(items.contains("made train made/UPPER.JPG"));
        QVERIFY(items.contains("made train made/名前 に空白 ü.jpg"));
        QVERIFY(items.contains("made train made/jpeg_named.png"));
        QCOMPARE(set.ignored, 3);  // no ending, hidden, Thumbs.db
    }

    void theCacheKnowsWhatDidNotChange() {
        MadeDataSet made;
        made.putClasses({3, 3});
        made.put("a/cut.ppm", tinyPicture(99).substr(0, 100));
        const DataSet set = listDataSet(made.path());
        const CheckReport first = checkDataSet(set);
        QVERIFY(fs::exists(cacheFile()));
        const std::string cache = read(cacheFile());

        // Same size, inode and time, other bytes: only a cache would not see it. Then the time moves on, and it is
        // seen.
        const fs::path file = made.path() / "a/a100.ppm";
        struct stat before {};
        QCOMPARE(::stat(file.c_str(), &before), 0);
        FILE* open = std::fopen(file.c_str(), "r+");
        std::fputs("XX", open);
        std::fclose(open);
        const timespec times[] = {before.st_atim, before.st_mtim};
        QCOMPARE(::utimensat(AT_FDCWD, file.c_str(), times, 0), 0);
        const CheckReport second = checkDataSet(set);
        QCOMPARE(second.problems, first.problems);
        QCOMPARE(second.facts[0].hash, first.facts[0].hash);
        QCOMPARE(second.facts[0].width, 12);
        QCOMPARE(read(cacheFile()), cache);

        CheckOptions fresh;
        fresh.useCache = false;
        QVERIFY(checkDataSet(set, fresh).facts[0].hash != first.facts[0].hash);
        const timespec later[] = {before.st_atim, {before.st_mtim.tv_sec, before.st_mtim.tv_nsec ^ 1}};
        QCOMPARE(::utimensat(AT_FDCWD, file.c_str(), later, 0), 0);
        QVERIFY(checkDataSet(set).facts[0].hash != first.facts[0].hash);
    }

    void hashesDoNotPassForDecoding() {
        MadeDataSet made;
        made.put("a/cut.ppm", tinyPicture(7).substr(0, 100));
        made.putPicture("b/1.ppm");
        const DataSet set = listDataSet(made.path());
        CheckOptions hashes;
        hashes.depth = CheckDepth::Hashes;
        QVERIFY(checkDataSet(set, hashes).problems.empty());
        QCOMPARE(linesOf(checkDataSet(set).problems), QStringList{"truncated a/cut.ppm"});
        QCOMPARE(linesOf(checkDataSet(set, hashes).problems), QStringList{"truncated a/cut.ppm"});  // known by now
    }

    void aDamagedCacheIsPassedOver_data() {
        QTest::addColumn<int>("kind");
        QTest::newRow("empty") << 0;
        QTest::newRow("cut") << 1;
        QTest::newRow("a byte changed") << 2;
        QTest::newRow("another's") << 3;
    }
    void aDamagedCacheIsPassedOver() {
        QFETCH(int, kind);
        MadeDataSet made;
        made.putClasses({3, 3});
        const DataSet set = listDataSet(made.path());
        const CheckReport first = checkDataSet(set);
        const fs::path file = cacheFile();
        const std::string whole = read(file);
        std::string damaged = whole;
        if (kind == 0) damaged.clear();
        if (kind == 1) damaged.resize(damaged.size() / 2);
        if (kind == 2) damaged[damaged.size() / 2] ^= 1;
        if (kind == 3) damaged = "somebody else's file of some length, with no hash of ours at its end";
        writeFileAtomically(file, damaged);
        const CheckReport second = checkDataSet(set);
        QCOMPARE(second.facts.back().hash, first.facts.back().hash);
        QVERIFY(read(file) == whole);
    }

    void aFolderThatVanished() {
        MadeDataSet made;
        made.putClasses({3, 3});
        const DataSet set = listDataSet(made.path());
        fs::remove(made.path() / "a/a101.ppm");
        QCOMPARE(linesOf(checkQuickly(set).problems), QStringList{"unreadable a/a101.ppm"});
        fs::rename(made.path(), made.path().native() + ".away");
        const auto error = errorOf([&] { checkQuickly(set); });
        fs::rename(made.path().native() + ".away", made.path());
        QVERIFY(error);
        QCOMPARE(error->code(), ErrorCode::DataVanished);
    }

    void aPipeThatTookAPicturesPlace() {
        MadeDataSet made;
        made.putClasses({2, 2});
        const DataSet set = listDataSet(made.path());
        fs::remove(made.path() / "a/a100.ppm");
        QCOMPARE(::mkfifo((made.path() / "a/a100.ppm").c_str(), 0600), 0);
        QCOMPARE(linesOf(checkQuickly(set).problems), QStringList{"not_a_file a/a100.ppm"});
    }

    /// A film that was renamed is not read: its size says enough.
    void aFileFarTooLarge() {
        MadeDataSet made;
        made.putClasses({1, 1});
        fs::resize_file(made.put("a/film.jpg", "x"), (std::uintmax_t{1} << 30) + 1);  // a hole: takes no room
        const DataSet set = listDataSet(made.path());
        QCOMPARE(linesOf(checkQuickly(set).problems), QStringList{"too_large a/film.jpg"});
        QCOMPARE(linesOf(checkDataSet(set).problems), QStringList{"too_large a/film.jpg"});
        QVERIFY(checkQuickly(set).facts[1].hash.empty());
    }

    void aStoppedCheckForgetsNothing() {
        MadeDataSet made;
        made.putClasses({20, 20});
        const DataSet set = listDataSet(made.path());
        checkDataSet(set);
        const std::size_t whole = read(cacheFile()).size();
        made.put("a/a100.ppm", tinyPicture(999));
        std::stop_source stop;
        CheckOptions options;
        options.threads = 1;
        options.stop = stop.get_token();
        options.progress = [&](std::int64_t, std::int64_t) { stop.request_stop(); };
        QCOMPARE(errorOf([&] { checkDataSet(set, options); })->code(), ErrorCode::Cancelled);
        QCOMPARE(read(cacheFile()).size(), whole);
    }

    void stopIsHeardAndProgressTold() {
        MadeDataSet made;
        made.putClasses({20, 20});
        const DataSet set = listDataSet(made.path());
        std::stop_source stop;
        CheckOptions options;
        options.threads = 3;
        options.stop = stop.get_token();
        options.progress = [&](std::int64_t, std::int64_t total) {
            if (total == 40) stop.request_stop();
        };
        const auto error = errorOf([&] { checkDataSet(set, options); });
        QVERIFY(error);
        QCOMPARE(error->code(), ErrorCode::Cancelled);
        QVERIFY(fs::exists(cacheFile()));  // what was checked is kept

        std::int64_t done = 0;
        options.stop = {};
        options.progress = [&](std::int64_t now, std::int64_t) { done = now; };
        checkDataSet(set, options);
        QCOMPARE(done, 40);
    }

    void threadsDoNotChangeTheAnswer() {
        MadeDataSet made;
        made.putClasses({30, 20, 10});
        const DataSet set = listDataSet(made.path());
        CheckOptions options;
        options.useCache = false;
        options.threads = 1;
        const CheckReport one = checkDataSet(set, options);
        options.threads = 4;
        const CheckReport four = checkDataSet(set, options);
        for (std::size_t i = 0; i < one.facts.size(); ++i) QCOMPARE(four.facts[i].hash, one.facts[i].hash);
    }
};

QTEST_GUILESS_MAIN(CheckingTest)
#include "checking_test.moc"
