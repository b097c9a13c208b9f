// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "made_data_set.h"

#include <QTest>
#include <algorithm>
#include <map>

using namespace studio;
namespace fs = std::filesystem;

namespace {

QStringList validationOf(const PreparedData& data) {
    QStringList paths;
    for (const std::uint32_t index : data.indicesOf(Split::Validation))
        paths << QString::fromStdString(data.items[index].path);
    return paths;
}

PreparedData prepare(const fs::path& path, const SplitSettings& settings = {}, CheckDepth depth = CheckDepth::Hashes) {
    const auto set = listShared(path);
    CheckOptions options;
    options.depth = depth;
    options.useCache = false;
    return prepareData(set, checkDataSet(*set, options), settings);
}

}  // namespace

class SplitTest : public QObject {
    Q_OBJECT

private slots:
    void whatIsTooLittle_data() {
        QTest::addColumn<QStringList>("files");
        QTest::addColumn<int>("code");
        const auto row = [](const char* name, const QStringList& files, ErrorCode code) {
            QTest::newRow(name) << files << static_cast<int>(code);
        };
        row("one class", {"a/1.ppm", "a/2.ppm"}, ErrorCode::OneClassOnly);
        row("one picture", {"a/1.ppm", "a/2.ppm", "b/3.ppm"}, ErrorCode::ClassTooSmall);
        row("one picture, thrice", {"a/1.ppm", "a/2.ppm", "b/3.ppm", "b/3x.ppm", "b/3xx.ppm"},
            ErrorCode::ClassTooSmall);
        row("one usable", {"a/1.ppm", "a/2.ppm", "b/3.ppm", "b/empty.ppm"}, ErrorCode::ClassTooSmall);
        row("none usable", {"a/empty.ppm", "b/empty.ppm"}, ErrorCode::EmptyDataSet);
        row("all in two classes", {"a/1.ppm", "b/1.ppm", "a/2.ppm", "b/2.ppm"}, ErrorCode::EmptyDataSet);
        row("own split without training", {"val/a/1.ppm", "val/b/2.ppm"}, ErrorCode::NoPicturesInSplit);
        row("own split, all validation broken", {"train/a/1.ppm", "train/b/2.ppm", "val/a/empty.ppm"},
            ErrorCode::NoPicturesInSplit);
        row("a class that only validates", {"train/a/1.ppm", "val/a/2.ppm", "val/b/3.ppm"}, ErrorCode::ClassTooSmall);
    }
    void whatIsTooLittle() {
        QFETCH(QStringList, files);
        QFETCH(int, code);
        MadeDataSet made;
        for (const QString& file : files) {
            const std::string name = fs::path(file.toStdString()).filename().string();
            made.put(file.toStdString(), name[0] == 'e' ? "" : tinyPicture(name[0]));
        }
        const auto error = errorOf([&] { prepare(made.path()); });
        QVERIFY(error);
        QCOMPARE(static_cast<int>(error->code()), code);
        if (error->code() == ErrorCode::EmptyDataSet) return;
        SplitSettings looking;
        looking.forTraining = false;
        QVERIFY(!prepare(made.path(), looking).items.empty());
    }

    void stratified_data() {
        QTest::addColumn<double>("fraction");
        QTest::addColumn<std::vector<int>>("validation");  // of classes of 2, 5, 10 and 33
        QTest::newRow("0.2") << 0.2 << std::vector<int>{1, 1, 2, 7};
        QTest::newRow("0.1") << 0.1 << std::vector<int>{1, 1, 1, 3};
        QTest::newRow("half") << 0.5 << std::vector<int>{1, 3, 5, 17};
        QTest::newRow("nearly all") << 0.99 << std::vector<int>{1, 4, 9, 32};
    }
    void stratified() {
        QFETCH(double, fraction);
        QFETCH(std::vector<int>, validation);
        MadeDataSet made;
        made.putClasses({2, 5, 10, 33});
        SplitSettings settings;
        settings.validationFraction = fraction;
        const PreparedData data = prepare(made.path(), settings);
        for (int label = 0; label < 4; ++label)
            QCOMPARE(data.count(Split::Validation, label), validation[static_cast<std::size_t>(label)]);
        QCOMPARE(data.count(Split::Train) + data.count(Split::Validation), 50);
    }

    /// Pinned: this list must be the same on every machine and in every version that reads old checkpoints.
    void theSameEverywhere() {
        MadeDataSet made;
        made.putClasses({10, 6});
        const PreparedData data = prepare(made.path());
        QCOMPARE(validationOf(data), (QStringList{"a/a101.ppm", "a/a104.ppm", "b/b105.ppm"}));
        QCOMPARE(QString::fromStdString(data.fingerprint), QString("ee9cd56b242ac6ad369806f0dae78bb2"));
        SplitSettings second;
        second.seed = 2;
        const PreparedData other = prepare(made.path(), second);
        QCOMPARE(validationOf(other), (QStringList{"a/a106.ppm", "a/a107.ppm", "b/b103.ppm"}));
        QCOMPARE(other.fingerprint, data.fingerprint);
    }

    void seedsMatter() {
        MadeDataSet made;
        made.putClasses({40, 40});
        SplitSettings settings;
        std::map<QString, int> times;
        for (settings.seed = 1; settings.seed <= 20; ++settings.seed)
            for (const QString& path : validationOf(prepare(made.path(), settings))) ++times[path];
        // Each picture validates about 4 times of 20; none always or (for nearly all) never.
        QVERIFY(times.size() > 75);
        for (const auto& [path, count] : times) QVERIFY2(count < 14, qPrintable(path));
    }

    void copiesStayOnOneSide() {
        MadeDataSet made;
        for (int i = 0; i < 40; ++i)
            for (int copy = 0; copy < 3; ++copy)
                made.put((i % 2 ? "a/" : "b/") + std::to_string(copy) + "-" + std::to_string(i) + ".ppm",
                         tinyPicture(i));
        for (std::uint64_t seed = 1; seed <= 5; ++seed) {
            SplitSettings settings;
            settings.seed = seed;
            const PreparedData data = prepare(made.path(), settings);
            std::map<std::string, Split> sides;
            for (const Item& item : data.items) {
                const std::string picture = item.path.substr(item.path.rfind('-'));
                QCOMPARE(sides.emplace(picture, item.split).first->second, item.split);
            }
            QCOMPARE(data.count(Split::Validation, 0), 12);
        }
    }

    void aLargeGroupDoesNotEmptyTheTraining() {
        MadeDataSet made;
        made.putClasses({5, 1});
        for (int copy = 0; copy < 9; ++copy) made.put("b/copy" + std::to_string(copy) + ".ppm", tinyPicture(777));
        for (std::uint64_t seed = 1; seed <= 5; ++seed) {
            SplitSettings settings;
            settings.seed = seed;
            QCOMPARE(prepare(made.path(), settings).count(Split::Validation, 1), 1);
        }
    }

    void oneMoreMovesFewOthers() {
        MadeDataSet made;
        made.putClasses({50, 50});
        const QStringList before = validationOf(prepare(made.path()));
        made.put("a/more.ppm", tinyPicture(4000));
        const QStringList after = validationOf(prepare(made.path()));
        int moved = 0;
        for (const QString& path : before) moved += !after.contains(path);
        QVERIFY2(moved <= 1, qPrintable(QString::number(moved)));
    }

    void bothDepthsSplitAlike() {
        MadeDataSet made;
        made.putClasses({20, 20});
        for (int i = 0; i < 5; ++i) made.put("a/cut" + std::to_string(i) + ".ppm", tinyPicture(500 + i).substr(0, 60));
        const PreparedData hashes = prepare(made.path()), full = prepare(made.path(), {}, CheckDepth::Full);
        QCOMPARE(full.fingerprint, hashes.fingerprint);
        QStringList usable = validationOf(hashes);
        usable.erase(
            std::remove_if(usable.begin(), usable.end(), [](const QString& path) { return path.contains("cut"); }),
            usable.end());
        QCOMPARE(validationOf(full), usable);
        QCOMPARE(full.items.size(), 40u);
    }

    void theFingerprintSeesChanges() {
        MadeDataSet made;
        made.putClasses({4, 4});
        const std::string before = prepare(made.path()).fingerprint;
        made.put("notes.txt", "not part of it");
        QCOMPARE(prepare(made.path()).fingerprint, before);
        made.put("a/a100.ppm", tinyPicture(900));
        const std::string changed = prepare(made.path()).fingerprint;
        QVERIFY(changed != before);
        fs::rename(made.path() / "a/a100.ppm", made.path() / "a/a1000.ppm");
        QVERIFY(prepare(made.path()).fingerprint != changed);
    }

    void chosenClasses() {
        MadeDataSet made;
        made.putClasses({4, 4, 4});
        SplitSettings settings;
        settings.useClasses = {"c", "a", "c"};
        const PreparedData data = prepare(made.path(), settings);
        QCOMPARE(data.classes, (std::vector<std::string>{"a", "c"}));
        QCOMPARE(data.items.size(), 8u);
        for (const Item& item : data.items)
            QCOMPARE(data.classes[static_cast<std::size_t>(item.label)], item.path.substr(0, 1));
        settings.useClasses = {"a", "d"};
        const auto error = errorOf([&] { prepare(made.path(), settings); });
        QVERIFY(error);
        QCOMPARE(error->code(), ErrorCode::UnknownChoice);
        settings.useClasses = {"b"};
        QCOMPARE(errorOf([&] { prepare(made.path(), settings); })->code(), ErrorCode::OneClassOnly);
    }

    /// The others keep their sides, copies with them, and a run can tell what was left out.
    void leavingAPictureOutMovesNoOther() {
        MadeDataSet made;
        made.putClasses({20, 20});
        for (const char* copy : {"a/copy 1.ppm", "a/copy 2.ppm"}) made.put(copy, tinyPicture(500));
        const PreparedData all = prepare(made.path());
        std::map<std::string, Split> sides;
        for (const Item& item : all.items) sides[item.path] = item.split;
        for (const Item& item : all.items) {
            SplitSettings settings;
            settings.leaveOut = sortedOnce({item.path, "a/copy 1.ppm", "no/such.ppm"});
            const PreparedData data = prepare(made.path(), settings);
            QCOMPARE(data.items.size(), all.items.size() - (item.path == "a/copy 1.ppm" ? 1u : 2u));
            for (const Item& one : data.items) {
                QVERIFY(!isLeftOut(settings.leaveOut, one.path));
                QCOMPARE(one.split, sides.at(one.path));
            }
            QVERIFY(data.fingerprint != all.fingerprint);
            LeftOut recorded;
            for (const DataEntry& entry : data.entries())
                if (entry.leftOut) recorded.push_back(entry.path);
            QCOMPARE(recorded, ofSet(settings.leaveOut, *data.set));
            QCOMPARE(data.entries().size(), all.entries().size());
            QCOMPARE(data.entries().front().hash, all.entries().front().hash);
        }
        SplitSettings none;
        none.leaveOut = {"no/such.ppm"};
        QCOMPARE(prepare(made.path(), none).fingerprint, all.fingerprint);
    }

    /// A side is never left empty; a class of which too little is left says so.
    void whatIsLeftMustDo() {
        MadeDataSet made;
        made.putClasses({3, 3});
        const PreparedData all = prepare(made.path());
        SplitSettings settings;
        settings.leaveOut = {validationOf(all).first().toStdString()};
        QCOMPARE(prepare(made.path(), settings).count(Split::Validation), 2);
        settings.leaveOut = {"a/a100.ppm", "a/a101.ppm"};
        const auto error = errorOf([&] { prepare(made.path(), settings); });
        QVERIFY(error);
        QCOMPARE(error->code(), ErrorCode::ClassTooSmall);
    }

    void itsOwnSplitStays() {
        MadeDataSet made;
        for (const char* file : {"train/a/1.ppm", "train/a/2.ppm", "train/b/3.ppm", "val/a/4.ppm", "test/b/5.ppm"})
            made.putPicture(file);
        const PreparedData data = prepare(made.path());
        QCOMPARE(validationOf(data), QStringList{"val/a/4.ppm"});
        QCOMPARE(data.count(Split::Train), 3);
        QCOMPARE(data.count(Split::Test), 1);
        QCOMPARE(data.leaked, 0);
    }

    /// Of the classes that are used, and of pictures that are.
    void whatBothSidesHaveIsCounted() {
        MadeDataSet made;
        made.putClasses({2, 2});
        for (const char* file : {"a/copy.ppm", "a/copy too.ppm"}) made.put(file, tinyPicture(500));
        QCOMPARE(prepare(made.path()).leaked, 0);  // the studio draws this split
        MadeDataSet own;
        int number = 0;
        for (const char* name : {"a", "b", "c"})
            for (int i = 0; i < 2; ++i) {
                const std::string bytes = tinyPicture(number++);
                for (const char* side : {"train/", "val/"})
                    own.put(std::string(side) + name + "/" + std::to_string(i) + ".ppm", bytes);
            }
        for (const char* side : {"train/a/cut.ppm", "val/a/cut.ppm"}) own.put(side, tinyPicture(600).substr(0, 60));
        SplitSettings settings;
        QCOMPARE(prepare(own.path(), settings, CheckDepth::Full).leaked, 6);
        settings.useClasses = {"a", "c"};
        const PreparedData data = prepare(own.path(), settings, CheckDepth::Full);
        QCOMPARE(data.leaked, 4);
        QCOMPARE(data.count(Split::Validation), 4);  // and they are used
        // Who leaves one of a pair out has mended it.
        settings.leaveOut = {"train/a/0.ppm", "val/c/1.ppm"};
        QCOMPARE(prepare(own.path(), settings, CheckDepth::Full).leaked, 2);
    }
};

QTEST_GUILESS_MAIN(SplitTest)
#include "split_test.moc"
