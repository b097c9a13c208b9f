// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/run_rows.h"
#include "support/temporary_folder.h"

#include <QStringList>
#include <QTest>

using namespace studio;

class TableReaderTest : public QObject {
    Q_OBJECT

    static QString textOf(std::string_view text) {
        return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
    }

private slots:
    void rows_data() {
        QTest::addColumn<QByteArray>("file");
        QTest::addColumn<QStringList>("read");  // the columns b and a of each row
        const QByteArray head = "a,b\n";
        QTest::newRow("nothing") << QByteArray() << QStringList{};
        QTest::newRow("a header alone") << head << QStringList{};
        QTest::newRow("a header without its end") << QByteArray("a,b") << QStringList{};
        QTest::newRow("two rows") << head + "1,2\n3,4\n" << QStringList{"2|1", "4|3"};
        QTest::newRow("as Windows ends lines") << QByteArray("a,b\r\n1,2\r\n") << QStringList{"2|1"};
        QTest::newRow("empty cells") << head + ",\n" << QStringList{"|"};
        QTest::newRow("half a last row") << head + "1,2\n3,4" << QStringList{"2|1"};
        QTest::newRow("a last row half in quotes") << head + "1,2\n\"3,4\n" << QStringList{"2|1"};
        QTest::newRow("rows of other lengths") << head + "1\n1,2,3\n\n5,6\n" << QStringList{"6|5"};
        QTest::newRow("a comma in quotes") << head + "\"1,5\",2\n" << QStringList{"2|1,5"};
        QTest::newRow("quotes in quotes") << head + "\"say \"\"yes\"\"\",2\n" << QStringList{"2|say \"yes\""};
        QTest::newRow("two lines in quotes") << head + "\"1\n5\",2\n3,4\n" << QStringList{"2|1\n5", "4|3"};
        QTest::newRow("a quoted row between plain ones") << head + "1,2\n\"3\",\"4\"\r\n5,6\n"
                                                         << QStringList{"2|1", "4|3", "6|5"};
        QTest::newRow("a quoted header") << QByteArray("\"a\",b\n1,2\n") << QStringList{"2|1"};
    }
    void rows() {
        QFETCH(QByteArray, file);
        QFETCH(QStringList, read);
        TableReader reader(file.toStdString());
        const TableReader::Column a = reader.column("a"), b = reader.column("b");
        QStringList found;
        while (reader.next()) found << textOf(reader.text(b)) + '|' + textOf(reader.text(a));
        QCOMPARE(found, read);
        QVERIFY(!reader.next());
    }

    void numbers() {
        TableReader reader("a,b\n1.5,-3\n,x\n12 ,7e2\n");
        const TableReader::Column a = reader.column("a"), b = reader.column("b"), none = reader.column("c");
        QVERIFY(a && b && !none);
        QVERIFY(reader.next());
        QCOMPARE(reader.number(a), std::optional(1.5));
        QCOMPARE(reader.whole(b), std::int64_t{-3});
        QVERIFY(!reader.number(none) && reader.text(none).empty());
        QCOMPARE(reader.numberOr(none, 4), 4.0);
        QVERIFY(reader.next());
        QVERIFY(!reader.number(a) && !reader.number(b));
        QCOMPARE(reader.whole(b), std::int64_t{0});
        QVERIFY(reader.next());
        QVERIFY(!reader.number(a));  // something behind it
        QCOMPARE(reader.number(b), std::optional(700.0));
    }

    void noFileIsNoRows() {
        const TemporaryFolder folder;
        TableReader reader = TableReader::ofFile(folder / "none.csv");
        QVERIFY(!reader.next());
    }
};

QTEST_GUILESS_MAIN(TableReaderTest)
#include "table_reader_test.moc"
