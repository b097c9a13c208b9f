// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "made_data_set.h"

#include <sys/stat.h>
#include <unistd.h>
#include <QTest>

using namespace studio;
namespace fs = std::filesystem;

/// What lies in a folder (empty files: listing opens none) and what listing makes of it.
struct FolderRow {
    const char* name;
    std::vector<std::string> files;
    QStringList items;
    QStringList problems;
    int ignored;
    bool ownSplit;
};

static const std::vector<FolderRow> kFolders = {
    {"class folders",
     {"b/2.JPG", "b/1.png", "a/x.jpeg", "a/y.tif", "LICENSE.txt", ".DS_Store", "a/.hidden.jpg", "a/notes.txt"},
     {"a train a/x.jpeg", "a train a/y.tif", "b train b/1.png", "b train b/2.JPG"},
     {},
     4,
     false},
    {"nested pictures belong to their top folder",
     {"a/2019/may/1.jpg", "a/2.jpg", "b/deep/er/3.jpg"},
     {"a train a/2.jpg", "a train a/2019/may/1.jpg", "b train b/deep/er/3.jpg"},
     {},
     0,
     false},
    {"loose pictures beside class folders",
     {"a/1.jpg", "b/1.jpg", "loose.jpg"},
     {"a train a/1.jpg", "b train b/1.jpg"},
     {"not_a_picture loose.jpg"},
     0,
     false},
    {"a folder without pictures is no class",
     {"a/1.jpg", "b/1.jpg", "scripts/run.py", ".git/1.jpg"},
     {"a train a/1.jpg", "b train b/1.jpg"},
     {},
     2,
     false},
    {"order is that of the bytes",
     {"a/1.jpg", "a b/1.jpg", "a.b/1.jpg", "B/1.jpg", "ä/1.jpg", "a/c.jpg", "a/c/1.jpg", "a/c d.jpg"},
     {"B train B/1.jpg", "a b train a b/1.jpg", "a.b train a.b/1.jpg", "a train a/1.jpg", "a train a/c d.jpg",
      "a train a/c.jpg", "a train a/c/1.jpg", "ä train ä/1.jpg"},
     {},
     0,
     false},
    {"names that begin alike for long",
     {"a/picture_12345678a.jpg", "a/picture_ü.jpg", "a/picture_12345678/1.jpg", "a/picture_12345678.jpg",
      "a/picture_1.jpg", "a/picture_1234567.jpg", "a/picture_.jpg"},
     {"a train a/picture_.jpg", "a train a/picture_1.jpg", "a train a/picture_1234567.jpg",
      "a train a/picture_12345678.jpg", "a train a/picture_12345678/1.jpg", "a train a/picture_12345678a.jpg",
      "a train a/picture_ü.jpg"},
     {},
     0,
     false},
    {"train and val",
     {"train/a/1.jpg", "train/b/1.jpg", "val/a/2.jpg", "val/b/2.jpg", "README.md"},
     {"a train train/a/1.jpg", "b train train/b/1.jpg", "a validation val/a/2.jpg", "b validation val/b/2.jpg"},
     {},
     1,
     true},
    {"train, validation and test",
     {"train/a/1.jpg", "train/b/1.jpg", "validation/a/2.jpg", "test/b/3.jpg"},
     {"b test test/b/3.jpg", "a train train/a/1.jpg", "b train train/b/1.jpg", "a validation validation/a/2.jpg"},
     {},
     0,
     true},
    {"test alone validates",
     {"train/a/1.jpg", "train/b/1.jpg", "test/a/2.jpg"},
     {"a validation test/a/2.jpg", "a train train/a/1.jpg", "b train train/b/1.jpg"},
     {},
     0,
     true},
    {"train alone is no split",
     {"train/a/1.jpg", "train/b/1.jpg"},
     {"a train train/a/1.jpg", "b train train/b/1.jpg"},
     {},
     0,
     false},
    {"test alone is for eval", {"test/a/1.jpg"}, {"a test test/a/1.jpg"}, {}, 0, true},
    {"loose pictures in split folders",
     {"train/a/1.jpg", "train/2.jpg", "val/a/3.jpg", "4.jpg", "other/5.jpg"},
     {"a train train/a/1.jpg", "a validation val/a/3.jpg"},
     {"not_a_picture 4.jpg", "not_a_picture train/2.jpg"},
     1,
     true},
    {"trains are things too",
     {"train/1.jpg", "plane/2.jpg"},
     {"plane train plane/2.jpg", "train train train/1.jpg"},
     {},
     0,
     false},
    {"bytes that are no UTF-8",
     {"caf\xe9/1\xff.jpg", "b/100%.jpg"},
     {"b train b/100%.jpg", "caf%E9 train caf%E9/1%FF.jpg"},
     {},
     0,
     false},
    {"a name that another escapes to",
     {"a/1.jpg", "caf%E9/2.jpg", "caf\xe9/3.jpg"},
     {"a train a/1.jpg", "caf%E9 train caf%25E9/2.jpg", "caf%E9 train caf%E9/3.jpg"},
     {},
     0,
     false},
};

class ListingTest : public QObject {
    Q_OBJECT

private slots:
    void folders_data() {
        QTest::addColumn<int>("row");
        for (std::size_t i = 0; i < kFolders.size(); ++i) QTest::newRow(kFolders[i].name) << static_cast<int>(i);
    }
    void folders() {
        QFETCH(int, row);
        const FolderRow& wanted = kFolders[static_cast<std::size_t>(row)];
        MadeDataSet made;
        for (const std::string& file : wanted.files) made.put(file, "");
        const DataSet set = listDataSet(made.path());
        QCOMPARE(linesOf(set), wanted.items);
        QCOMPARE(linesOf(set.problems), wanted.problems);
        QCOMPARE(set.ignored, wanted.ignored);
        QCOMPARE(set.hasOwnSplit, wanted.ownSplit);
        QVERIFY(std::is_sorted(set.items.begin(), set.items.end(),
                               [](const Item& a, const Item& b) { return a.path < b.path; }));
        QVERIFY(std::is_sorted(set.classes.begin(), set.classes.end()));
        for (const Item& item : set.items) QVERIFY(fs::exists(set.fileOf(item)));
    }

    void whatIsFoundFirstIsToldBeforeTheRest_data() {
        QTest::addColumn<QString>("below");
        QTest::newRow("class folders") << "";
        QTest::newRow("split folders") << "train/";
    }
    void whatIsFoundFirstIsToldBeforeTheRest() {
        QFETCH(QString, below);
        MadeDataSet made;
        const std::string in = below.toStdString();
        for (int i = 0; i < 1100; ++i)
            for (const char* name : {"a/", "b/"}) made.put(in + name + std::to_string(10'000 + i) + ".jpg", "");
        fs::create_directories(made.path() / (in + "without pictures"));
        if (!in.empty()) made.put("val/a/1.jpg", "");
        std::vector<DataSet> looks;
        const DataSet whole =
            listDataSet(made.path(), {}, {}, [&](DataSet&& found) { looks.push_back(std::move(found)); });
        QCOMPARE(looks.size(), std::size_t{1});
        const DataSet& look = looks.front();
        QCOMPARE(look.root, whole.root);
        QCOMPARE(look.layout, whole.layout);
        QCOMPARE(look.classes, (std::vector<std::string>{"a", "b", "without pictures"}));
        QCOMPARE(look.items.size(), std::size_t{1000});
        for (const Item& item : look.items)
            QVERIFY(std::ranges::find(whole.items, item.path, &Item::path) != whole.items.end());
    }

    void whatCanNotBeOpened_data() {
        QTest::addColumn<QStringList>("files");
        QTest::addColumn<QString>("open");
        QTest::addColumn<int>("code");
        const auto row = [](const char* name, const QStringList& files, const char* open, ErrorCode code) {
            QTest::newRow(name) << files << QString(open) << static_cast<int>(code);
        };
        row("empty folder", {}, "", ErrorCode::EmptyDataSet);
        row("empty class folders", {"a/x.txt", "b/y.txt"}, "", ErrorCode::EmptyDataSet);
        row("pictures without class folders", {"1.jpg", "2.jpg"}, "", ErrorCode::NotADataSet);
        row("missing", {}, "nowhere", ErrorCode::FileNotFound);
        row("a picture", {"1.jpg"}, "1.jpg", ErrorCode::NotADataSet);
        row("in a file", {"1.jpg"}, "1.jpg/x", ErrorCode::FileNotFound);
    }
    void whatCanNotBeOpened() {
        QFETCH(QStringList, files);
        QFETCH(QString, open);
        QFETCH(int, code);
        MadeDataSet made;
        for (const QString& file : files) made.put(file.toStdString(), "");
        const auto error = errorOf([&] { listDataSet(made.path() / open.toStdString()); });
        QVERIFY(error);
        QCOMPARE(static_cast<int>(error->code()), code);
    }

    void withoutRights() {
        MadeDataSet made;
        made.put("a/1.jpg", "");
        made.put("closed/1.jpg", "");
        fs::permissions(made.path() / "closed", fs::perms::none);
        // The test may run as root, whom nothing is closed to; listing happens in this thread, so one user id is
        // enough.
        const bool root = ::geteuid() == 0;
        fs::permissions(made.path(), fs::perms::all);
        if (root && ::seteuid(65534) != 0) QSKIP("can't give up root's rights here");
        const DataSet set = listDataSet(made.path());
        const auto error = errorOf([&] { listDataSet(made.path() / "closed"); });
        if (root) QCOMPARE(::seteuid(0), 0);
        fs::permissions(made.path() / "closed", fs::perms::all);
        QCOMPARE(linesOf(set.problems), QStringList{"unreadable closed/"});
        QCOMPARE(linesOf(set), QStringList{"a train a/1.jpg"});
        QVERIFY(error);
        QCOMPARE(error->code(), ErrorCode::NoPermission);
    }

    /// val/ that can't be opened makes no classes "train" and "val".
    void aClosedPartOfASplit() {
        MadeDataSet made;
        for (const char* file : {"train/a/1.jpg", "train/b/2.jpg", "val/a/3.jpg"}) made.put(file, "");
        fs::permissions(made.path() / "val", fs::perms::none);
        fs::permissions(made.path(), fs::perms::all);
        const bool root = ::geteuid() == 0;
        if (root && ::seteuid(65534) != 0) QSKIP("can't give up root's rights here");
        const DataSet set = listDataSet(made.path());
        if (root) QCOMPARE(::seteuid(0), 0);
        fs::permissions(made.path() / "val", fs::perms::all);
        QCOMPARE(linesOf(set.problems), QStringList{"unreadable val/"});
        QCOMPARE(linesOf(set), (QStringList{"a train train/a/1.jpg", "b train train/b/2.jpg"}));
    }

    void linksAreFollowed() {
        MadeDataSet made, elsewhere;
        elsewhere.put("more/3.jpg", "");
        elsewhere.put("4.jpg", "");
        made.put("a/1.jpg", "");
        fs::create_directories(made.path() / "b");
        fs::create_symlink(elsewhere.path() / "4.jpg", made.path() / "b/4.jpg");
        fs::create_symlink(elsewhere.path() / "more", made.path() / "a/more");
        fs::create_symlink(elsewhere.path() / "more", made.path() / "c");
        const DataSet set = listDataSet(made.path());
        QCOMPARE(linesOf(set),
                 (QStringList{"a train a/1.jpg", "a train a/more/3.jpg", "b train b/4.jpg", "c train c/3.jpg"}));
        QVERIFY(set.problems.empty());
    }

    void circlesAndPipesDoNotHold() {
        MadeDataSet made;
        made.put("a/1.jpg", "");
        made.put("b/deep/2.jpg", "");
        fs::create_symlink("..", made.path() / "a/up");
        fs::create_symlink(".", made.path() / "b/self");
        fs::create_symlink("../../b", made.path() / "b/deep/again");
        fs::create_symlink("deep", made.path() / "b/twice");
        fs::create_symlink("loop.jpg", made.path() / "a/loop.jpg");
        fs::create_symlink("nowhere", made.path() / "a/dead.jpg");
        QCOMPARE(::mkfifo((made.path() / "a/pipe.jpg").c_str(), 0600), 0);
        const DataSet set = listDataSet(made.path());
        QCOMPARE(linesOf(set), (QStringList{"a train a/1.jpg", "b train b/deep/2.jpg"}));
        QCOMPARE(linesOf(set.problems),
                 (QStringList{"not_a_file a/dead.jpg", "not_a_file a/loop.jpg", "not_a_file a/pipe.jpg",
                              "not_a_file a/up/", "not_a_file b/deep/again/", "not_a_file b/self/"}));
        QCOMPARE(set.ignored, 1);  // "twice": its pictures are there already
    }

    void stopIsHeard() {
        MadeDataSet made;
        made.putClasses({2, 2});
        std::stop_source stop;
        stop.request_stop();
        const auto error = errorOf([&] { listDataSet(made.path(), stop.get_token()); });
        QVERIFY(error);
        QCOMPARE(error->code(), ErrorCode::Cancelled);
    }

    void theLastWordOfProgress() {
        MadeDataSet made;
        for (int i = 0; i < 1500; ++i) made.put("a/" + std::to_string(i) + ".jpg", "");
        std::int64_t told = 0;
        listDataSet(made.path(), {}, [&](std::int64_t done, std::int64_t) { told = done; });
        QCOMPARE(told, 1500);
    }
};

QTEST_GUILESS_MAIN(ListingTest)
#include "listing_test.moc"
