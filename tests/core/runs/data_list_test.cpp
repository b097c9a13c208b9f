// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/data_list.h"
#include "core/base/files.h"
#include "support/temporary_folder.h"
#include "support/tiny_data_set.h"

#include <QTest>
#include <algorithm>

using namespace studio;
using test::writePicture;
namespace fs = std::filesystem;

/// What a run remembers of its pictures, and what it says when they are others.
class DataListTest : public QObject {
    Q_OBJECT

    static PreparedData read(const fs::path& folder, const LeftOut& leaveOut = {}) {
        const auto set = std::make_shared<const DataSet>(listDataSet(folder));
        SplitSettings settings;
        settings.leaveOut = leaveOut;
        return prepareData(set, checkDataSet(*set, {.depth = CheckDepth::Hashes, .useCache = false}), settings);
    }

private slots:
    void namesSurvive() {
        const TemporaryFolder folder;
        const fs::path data = folder / "data";
        test::writeDataSet(data, {"a, with a comma", "b"}, 4);
        writePicture(data / "b" / "a \"quoted\"\nname %41 \xff.ppm", 1, 2, 77);
        const PreparedData prepared = read(data);
        QCOMPARE(prepared.entries().size(), std::size_t(9));
        QVERIFY(std::ranges::is_sorted(prepared.entries(), {}, &DataEntry::path));
        writeDataList(folder / "", prepared);
        const DataDifference none = dataDifference(folder / "", prepared);
        QVERIFY(none.known);
        QCOMPARE(differenceText(none), std::string("0 missing, 0 new, 0 changed"));
        QCOMPARE(differenceDetail(none), std::string());
    }

    void whatWasLeftOutIsKnown() {
        const TemporaryFolder folder;
        const fs::path data = folder / "data";
        test::writeDataSet(data, {"a", "b"}, 4);
        const std::string odd = "b/a \"quoted\"\nname %41 \xff.ppm";
        writePicture(data / odd, 1, 2, 77);
        writeDataList(folder / "", read(data));
        QVERIFY(leftOutOfRun(folder / "").empty());
        QVERIFY(readTextFile(folder / "data.csv").starts_with("path,class,bytes,hash\r\n"));  // as it always was
        QVERIFY(readLeaveOut(folder / "data.csv", *read(data).set).empty());
        const LeftOut out{"a/p1.ppm", odd};
        const PreparedData without = read(data, out);
        writeDataList(folder / "", without);
        QCOMPARE(leftOutOfRun(folder / ""), out);
        QCOMPARE(differenceText(dataDifference(folder / "", without)), std::string("0 missing, 0 new, 0 changed"));
        QCOMPARE(readLeaveOut(folder / "data.csv", *without.set), out);
        QVERIFY(leftOutOfRun(folder / "no such run").empty());
        // Of other data only the same pictures: one is another there, and then one is gone.
        QCOMPARE(leftOutOfRun(folder / "", data), out);
        writePicture(data / "a" / "p1.ppm", 1, 2, 200);
        QCOMPARE(leftOutOfRun(folder / "", data), LeftOut{odd});
        QCOMPARE(leftOutOfRun(folder / "", data / "list.csv"), LeftOut{odd});
        fs::remove(data / odd);
        QVERIFY(leftOutOfRun(folder / "", data).empty());
    }

    void everyChangeIsTold() {
        const TemporaryFolder folder;
        const fs::path data = folder / "data";
        test::writeDataSet(data, {"a", "b"}, 4);
        writeDataList(folder / "", read(data));
        fs::remove(data / "a" / "p0.ppm");
        fs::rename(data / "a" / "p1.ppm", data / "a" / "renamed.ppm");
        writePicture(data / "b" / "p2.ppm", 1, 2, 200);
        const DataDifference difference = dataDifference(folder / "", read(data));
        QCOMPARE(difference.missing, (std::vector<std::string>{"a/p0.ppm", "a/p1.ppm"}));
        QCOMPARE(difference.added, std::vector<std::string>{"a/renamed.ppm"});
        QCOMPARE(difference.changed, std::vector<std::string>{"b/p2.ppm"});
        QCOMPARE(differenceText(difference), std::string("2 missing, 1 new, 1 changed"));
        QCOMPARE(differenceDetail(difference),
                 std::string("missing: a/p0.ppm\nmissing: a/p1.ppm\nnew: a/renamed.ppm\nchanged: b/p2.ppm"));
    }

    void manyAreNotAllNamed() {
        DataDifference difference{
            .known = true, .missing = std::vector<std::string>(25, "a"), .added = {}, .changed = {}};
        const std::string text = differenceDetail(difference);
        QCOMPARE(std::ranges::count(text, '\n'), 10);
        QVERIFY(text.ends_with(".. and 15 more missing"));
    }

    void anOlderRunHasNoList() {
        const TemporaryFolder folder;
        test::writeDataSet(folder / "data", {"a", "b"}, 4);
        const DataDifference difference = dataDifference(folder / "", read(folder / "data"));
        QVERIFY(!difference.known);
        QCOMPARE(differenceText(difference), std::string("what changed is not recorded"));
    }
};

QTEST_GUILESS_MAIN(DataListTest)
#include "data_list_test.moc"
