// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/left_out.h"
#include "core/base/error.h"
#include "core/base/folder_lock.h"
#include "made_data_set.h"

#include <QTest>
#include <algorithm>
#include <atomic>
#include <functional>
#include <thread>

using namespace studio;
namespace fs = std::filesystem;

/// Lists of pictures that are left out: a person's, and what is kept between sessions.
class LeftOutTest : public QObject {
    Q_OBJECT

    static std::vector<std::string> tree(const fs::path& folder) {
        std::vector<std::string> names;
        for (const auto& entry : fs::recursive_directory_iterator(folder))
            names.push_back(entry.path().string() + ' ' +
                            (entry.is_regular_file() ? contentHash(readFile(entry.path())) : std::string()));
        std::ranges::sort(names);
        return names;
    }

private slots:
    void aPersonsListIsRead_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("a path a line") << QByteArray("b/b101.ppm\na/a, with a comma.ppm\n");
        QTest::newRow("no end, empty lines, Windows") << QByteArray("\r\nb/b101.ppm\r\n\r\na/a, with a comma.ppm");
        QTest::newRow("twice, roundabout") << QByteArray("b/../b//b101.ppm\nb/b101.ppm\na/a, with a comma.ppm\n");
        QTest::newRow("a table of answers")
            << QByteArray("truth,path,main\na,\"a/a, with a comma.ppm\",b\nb,b/b101.ppm,a\n");
        QTest::newRow("a run's data.csv")
            << QByteArray("path,class,left_out\nb/b100.ppm,b,0\nb/b101.ppm,b,1\n\"a/a, with a comma.ppm\",a,1\n");
        QTest::newRow("files") << QByteArray("DATA/b/b101.ppm\nDATA/a/a, with a comma.ppm\n");
    }
    void aPersonsListIsRead() {
        QFETCH(QByteArray, text);
        MadeDataSet made;
        made.putClasses({2, 2});
        made.putPicture("a/a, with a comma.ppm");
        text.replace("DATA", made.path().string().c_str());
        const fs::path list = made.put("the list.txt", text.toStdString());
        QCOMPARE(readLeaveOut(list, *listShared(made.path())), (LeftOut{"a/a, with a comma.ppm", "b/b101.ppm"}));
    }

    /// As scan and the tables write them: bytes that are no text as %XX.
    void namesThatAreNoText() {
        MadeDataSet made;
        made.putClasses({1, 1});
        made.putPicture("a/\xff %41.ppm");
        const fs::path list = made.put("list.txt", pathToText("a/\xff %41.ppm") + "\n");
        QCOMPARE(readLeaveOut(list, *listShared(made.path())), LeftOut{"a/\xff %41.ppm"});
    }

    void whatIsNotThereIsNamed() {
        MadeDataSet made;
        made.putClasses({2, 2});
        const fs::path list = made.put("list.txt", "b/b101.ppm\nb/none.ppm\n");
        const auto error = errorOf([&] { readLeaveOut(list, *listShared(made.path())); });
        QVERIFY(error);
        QCOMPARE(error->code(), ErrorCode::NotInData);
        QVERIFY2(QString(error->what()).contains("b/none.ppm"), error->what());
        QVERIFY2(QString(error->what()).contains("list.txt"), error->what());
        made.put("list.txt", "path,main\nb/b101.ppm\n");
        const auto broken = errorOf([&] { readLeaveOut(list, *listShared(made.path())); });
        QVERIFY(broken);
        QCOMPARE(broken->code(), ErrorCode::CannotRead);
        QVERIFY2(QString(broken->what()).contains("line 2"), broken->what());
    }

    /// Added to, taken from, and gone when nothing is left of it; never in the folder of the pictures.
    void whatIsKeptIsFoundAgain() {
        MadeDataSet made;
        made.putClasses({2, 2});
        made.putPicture("a/\xff \"quoted\"\n%41.ppm");
        const std::vector<std::string> before = tree(made.path());
        const LeftOut odd{"a/\xff \"quoted\"\n%41.ppm"};
        QVERIFY(keptLeftOut(made.path()).empty());
        keepLeftOut(made.path(), odd, true);
        keepLeftOut(made.path() / ".", {"a/a100.ppm", "b/gone since.ppm"}, true);
        QCOMPARE(keptLeftOut(made.path()), (LeftOut{"a/a100.ppm", odd.front(), "b/gone since.ppm"}));
        QCOMPARE(ofSet(keptLeftOut(made.path()), *listShared(made.path())), (LeftOut{"a/a100.ppm", odd.front()}));
        keepLeftOut(made.path(), {"a/a100.ppm", "b/gone since.ppm"}, false);
        QCOMPARE(keptLeftOut(made.path()), odd);
        keepLeftOut(made.path(), odd, false);
        QVERIFY(keptLeftOut(made.path()).empty());
        QVERIFY(!fs::exists(leftOutFile(made.path())));
        QCOMPARE(tree(made.path()), before);
    }

    /// Each reads, changes and writes the whole list, so the others have to wait for it.
    void whatManyKeepAtOnceIsAllKept() {
        MadeDataSet made;
        LeftOut all;
        for (int who = 0; who < 3; ++who)
            for (int i = 0; i < 10; ++i) all.push_back(std::to_string(who) + '/' + std::to_string(i) + ".ppm");
        keepLeftOut(made.path(), {"taken back.ppm"}, true);
        std::atomic<int> failures = 0;
        const auto keepThoseOf = [&](int who) {
            for (int i = 0; i < 10; ++i)
                if (errorOf([&] { keepLeftOut(made.path(), {all[std::size_t(10 * who + i)]}, true); })) ++failures;
        };
        {
            std::vector<std::jthread> programs;
            for (int who = 0; who < 3; ++who) programs.emplace_back(keepThoseOf, who);
            keepLeftOut(made.path(), {"taken back.ppm"}, false);
        }
        QCOMPARE(int(failures), 0);
        QCOMPARE(keptLeftOut(made.path()), sortedOnce(all));
    }

    /// Without a change nobody waits: the list is read at once while another program holds the lock.
    void readingNeedsNoLock() {
        MadeDataSet made;
        keepLeftOut(made.path(), {"a/1.ppm"}, true);
        FolderLock other(leftOutFile(made.path()).parent_path());
        QVERIFY(other.take());
        QCOMPARE(keptLeftOut(made.path()), LeftOut{"a/1.ppm"});
    }

    void otherDataHaveOthers() {
        MadeDataSet one, other;
        keepLeftOut(one.path(), {"a/1.ppm"}, true);
        QVERIFY(keptLeftOut(other.path()).empty());
    }

    void damageIsSaidAndPutAside_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("no table") << QByteArray("a/1.ppm\n");
        QTest::newRow("cut short") << QByteArray("path\r\na/1.p");
        QTest::newRow("an open quote") << QByteArray("path\r\n\"a/1.ppm\r\n");
        QTest::newRow("zeros") << QByteArray("path\r\na/1\0.ppm\r\n", 16);
    }
    void damageIsSaidAndPutAside() {
        QFETCH(QByteArray, bytes);
        MadeDataSet made;
        const fs::path file = leftOutFile(made.path());
        for (int time = 0; time < 2;
             ++time) {  // nothing is written over: neither by what is kept next, nor by the next
            fs::create_directories(file.parent_path());
            writeFile(file, std::as_bytes(std::span(bytes.data(), std::size_t(bytes.size()))));
            const auto error = errorOf([&] { keptLeftOut(made.path()); });
            QVERIFY(error);
            QCOMPARE(error->code(), ErrorCode::LeftOutDamaged);
            const fs::path aside = pathFromText(error->arguments()[1]);
            QVERIFY(aside != file && !fs::exists(file));
            QCOMPARE(QByteArray::fromStdString(readTextFile(aside)), bytes);
        }
        QVERIFY(keptLeftOut(made.path()).empty());
        keepLeftOut(made.path(), {"a/2.ppm"}, true);
        QCOMPARE(keptLeftOut(made.path()), LeftOut{"a/2.ppm"});
    }

    /// As in a place that nobody may write: the damage is said all the same, and the list named where it is.
    void damageIsSaidWhereNothingCanBePutAside() {
        MadeDataSet made;
        const fs::path file = leftOutFile(made.path()), lock = file.parent_path() / FolderLock::kFileName;
        fs::create_directories(file.parent_path());
        writeFileAtomically(file, std::string_view("no table\n"));
        fs::remove(lock);
        fs::create_directory(lock);  // can't be opened for writing, by root neither
        const auto error = errorOf([&] { keptLeftOut(made.path()); });
        const auto keeping = errorOf([&] { keepLeftOut(made.path(), {"a/1.ppm"}, true); });
        fs::remove(lock);
        QVERIFY(error && keeping);
        QCOMPARE(error->code(), ErrorCode::LeftOutDamaged);
        QCOMPARE(pathFromText(error->arguments()[1]), file);
        QCOMPARE(keeping->code(), ErrorCode::CannotWrite);
        QCOMPARE(readTextFile(file), std::string("no table\n"));
        fs::remove(file);
    }

    /// What a drive does not give is no damage: the list stays where it is, and nothing is written over it.
    void whatCanNotBeReadStays() {
        MadeDataSet made;
        const fs::path file = leftOutFile(made.path());
        fs::create_directories(file);
        for (const auto& work : {std::function<void()>([&] { keptLeftOut(made.path()); }),
                                 std::function<void()>([&] { keepLeftOut(made.path(), {"a/1.ppm"}, true); })}) {
            const auto error = errorOf(work);
            QVERIFY(error);
            QVERIFY2(error->code() != ErrorCode::LeftOutDamaged, error->what());
            QVERIFY(fs::is_directory(file));
        }
    }
};

QTEST_GUILESS_MAIN(LeftOutTest)
#include "left_out_test.moc"
