// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "made_data_set.h"

#include <QTest>

using namespace studio;
namespace fs = std::filesystem;

class ListFileTest : public QObject {
    Q_OBJECT

private slots:
    void lists_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QStringList>("items");
        QTest::addColumn<int>("ignored");
        QTest::addColumn<bool>("ownSplit");
        const QStringList two{"cat train 1.jpg", "dog train 2.jpg"};
        QTest::newRow("plain") << QByteArray("2.jpg,dog\n1.jpg,cat\n") << two << 0 << false;
        QTest::newRow("header") << QByteArray("path,label\n2.jpg,dog\n1.jpg,cat") << two << 0 << false;
        QTest::newRow("any header") << QByteArray("Bild,Klasse\n2.jpg,dog\n1.jpg,cat") << two << 0 << false;
        QTest::newRow("header in another order")
            << QByteArray("id,label,filename\n7,dog,2.jpg\n8,cat,1.jpg") << two << 0 << false;
        QTest::newRow("tabs") << QByteArray("path\tlabel\n2.jpg\tdog\n1.jpg\tcat\n") << two << 0 << false;
        QTest::newRow("windows") << QByteArray(
                                        "\xEF\xBB\xBF"
                                        "path,label\r\n2.jpg,dog\r\n\r\n1.jpg,cat\r\n")
                                 << two << 0 << false;
        QTest::newRow("split") << QByteArray("1.jpg,cat,train\n2.jpg,dog,Val\n3.jpg,dog,test\n")
                               << QStringList{"cat train 1.jpg", "dog validation 2.jpg", "dog test 3.jpg"} << 0 << true;
        QTest::newRow("test validates") << QByteArray("1.jpg,cat,train\n2.jpg,dog,test\n")
                                        << QStringList{"cat train 1.jpg", "dog validation 2.jpg"} << 0 << true;
        QTest::newRow("all train") << QByteArray("1.jpg,cat,train\n2.jpg,dog,train\n") << two << 0 << false;
        QTest::newRow("quotes") << QByteArray("\"a, \"\"b\"\"/1.jpg\",\"big\ncat\"\n2.jpg,dog\n")
                                << QStringList{"dog train 2.jpg", "big\ncat train a, \"b\"/1.jpg"} << 0 << false;
        QTest::newRow("same line twice") << QByteArray("1.jpg,cat\n2.jpg,dog\n./1.jpg,cat\n") << two << 1 << false;
        QTest::newRow("two labels") << QByteArray("1.jpg,cat\n1.jpg,dog\n")
                                    << QStringList{"cat train 1.jpg", "dog train 1.jpg"} << 0 << false;
        QTest::newRow("other files") << QByteArray("1.jpg,cat\n2.jpg,dog\nnotes.txt,cat\n") << two << 1 << false;
    }
    void lists() {
        QFETCH(QByteArray, text);
        QFETCH(QStringList, items);
        QFETCH(int, ignored);
        QFETCH(bool, ownSplit);
        MadeDataSet made;
        const DataSet set = listDataSet(made.put("my list.csv", text.toStdString()));
        QCOMPARE(linesOf(set), items);
        QCOMPARE(set.ignored, ignored);
        QCOMPARE(set.hasOwnSplit, ownSplit);
        QCOMPARE(set.layout, Layout::ListFile);
        QCOMPARE(set.root, made.path());
    }

    void badLines_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("line");
        QTest::newRow("no label") << QByteArray("1.jpg,cat\n2.jpg\n") << 2;
        QTest::newRow("empty label") << QByteArray("1.jpg,cat\n2.jpg,\n") << 2;
        QTest::newRow("empty path") << QByteArray("path,label\n1.jpg,cat\n,dog\n") << 3;
        QTest::newRow("unknown split") << QByteArray("1.jpg,cat,train\n\n2.jpg,dog,dev\n") << 3;
        QTest::newRow("too many fields") << QByteArray("1.jpg,cat,train,7\n") << 1;
        QTest::newRow("open quote") << QByteArray("1.jpg,cat\n\"2.jpg,dog\n") << 2;
        QTest::newRow("text behind a quote") << QByteArray("1.jpg,cat\n\"2.jpg\"x,dog\n") << 2;
        QTest::newRow("text behind empty quotes") << QByteArray("1.jpg,cat\n\"\"2.jpg,dog\n") << 2;
        QTest::newRow("behind a quoted line break") << QByteArray("\"1\n.jpg\",cat\n2.jpg\n") << 3;
    }
    void badLines() {
        QFETCH(QByteArray, text);
        QFETCH(int, line);
        MadeDataSet made;
        const fs::path file = made.put("list.csv", text.toStdString());
        const auto error = errorOf([&] { listDataSet(file); });
        QVERIFY(error);
        QCOMPARE(error->code(), ErrorCode::ListFileLine);
        QCOMPARE(error->arguments().at(1), std::to_string(line));
    }

    void nothingInIt() {
        MadeDataSet made;
        const fs::path file = made.put("list.csv", "path,label\n");
        const auto error = errorOf([&] { listDataSet(file); });
        QVERIFY(error);
        QCOMPARE(error->code(), ErrorCode::EmptyDataSet);
    }

    void placesOfPictures() {
        MadeDataSet made, elsewhere;
        const fs::path inside = made.putPicture("in/1.ppm"), outside = elsewhere.put("2.ppm", tinyPicture(50));
        const DataSet set = listDataSet(
            made.put("list.csv", inside.native() + ",a\n\"" + outside.native() + "\",b\nin/../in/3.ppm,a\n"));
        QCOMPARE(linesOf(set), (QStringList{QString::fromStdString("b train " + outside.native()), "a train in/1.ppm",
                                            "a train in/3.ppm"}));
        QCOMPARE(set.fileOf(set.items[0]), outside);
        QCOMPARE(set.fileOf(set.items[1]), inside);
        QCOMPARE(linesOf(checkQuickly(set).problems), QStringList{"unreadable in/3.ppm"});  // there is none
    }

    void onePictureUnderTwoLabels() {
        MadeDataSet made;
        made.putPicture("1.ppm");
        made.putPicture("2.ppm");
        const DataSet set = listDataSet(made.put("list.tsv", "1.ppm\ta\n1.ppm\tb\n2.ppm\ta\n"));
        QCOMPARE(linesOf(checkQuickly(set).problems), (QStringList{"two_classes 1.ppm", "two_classes 1.ppm"}));
    }
};

QTEST_GUILESS_MAIN(ListFileTest)
#include "list_file_test.moc"
