// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "made_data_set.h"

#include <zlib.h>
#include <QTest>

using namespace studio;
namespace fs = std::filesystem;

namespace {

std::string bigEndian(std::uint32_t value) {
    std::string bytes;
    for (int shift = 24; shift >= 0; shift -= 8) bytes += static_cast<char>(value >> shift & 255);
    return bytes;
}

std::string header(std::initializer_list<std::uint32_t> sizes) {
    std::string bytes{'\0', '\0', '\x08', static_cast<char>(sizes.size())};
    for (std::uint32_t size : sizes) bytes += bigEndian(size);
    return bytes;
}

/// `count` grey pictures of 8 x 10: all bytes of picture i are i.
std::string pictures(std::uint32_t count) {
    std::string bytes = header({count, 10, 8});
    for (std::uint32_t i = 0; i < count; ++i) bytes += std::string(80, static_cast<char>(i));
    return bytes;
}

std::string labels(std::initializer_list<int> values) {
    std::string bytes = header({static_cast<std::uint32_t>(values.size())});
    for (int value : values) bytes += static_cast<char>(value);
    return bytes;
}

std::string gzipped(const std::string& bytes) {
    z_stream stream{};
    deflateInit2(&stream, 6, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY);
    std::string out(deflateBound(&stream, bytes.size()), '\0');
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
    stream.avail_in = static_cast<uInt>(bytes.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    deflate(&stream, Z_FINISH);
    out.resize(stream.total_out);
    deflateEnd(&stream);
    return out;
}

}  // namespace

class IdxTest : public QObject {
    Q_OBJECT

private slots:
    void damagedFiles_data() {
        QTest::addColumn<QByteArray>("images");
        QTest::addColumn<QByteArray>("labels");
        const auto bytes = [](const std::string& text) { return QByteArray::fromStdString(text); };
        const QByteArray two = bytes(labels({0, 1}));
        QTest::newRow("empty") << QByteArray() << two;
        QTest::newRow("no IDX") << QByteArray("P6 2 2 255 not at all") << two;
        QTest::newRow("floats") << bytes(std::string("\0\0\x0D\x03", 4) + pictures(2).substr(4)) << two;
        QTest::newRow("cut in the header") << bytes(pictures(2).substr(0, 9)) << two;
        QTest::newRow("no size") << bytes(header({2, 0, 8})) << two;
        QTest::newRow("labels as pictures") << two << two;
        QTest::newRow("fewer labels") << bytes(pictures(3)) << two;
        QTest::newRow("cut labels") << bytes(pictures(2)) << two.chopped(1);
        QTest::newRow("pictures as labels") << bytes(pictures(2)) << bytes(pictures(2));
        QTest::newRow("cut gzip") << bytes(gzipped(pictures(2)).substr(0, 12)) << two;
    }
    void damagedFiles() {
        QFETCH(QByteArray, images);
        QFETCH(QByteArray, labels);
        MadeDataSet made;
        made.put("train-images-idx3-ubyte", images.toStdString());
        made.put("train-labels-idx1-ubyte", labels.toStdString());
        const auto error = errorOf([&] { listDataSet(made.path()); });
        QVERIFY(error);
        QCOMPARE(error->code(), ErrorCode::IdxFile);
    }

    void labelsAreMissing() {
        MadeDataSet made;
        made.put("train-images-idx3-ubyte", pictures(2));
        const auto error = errorOf([&] { listDataSet(made.path()); });
        QVERIFY(error);
        QCOMPARE(error->code(), ErrorCode::FileNotFound);
    }

    void aHeaderThatPromisesTooMuch() {
        MadeDataSet made;
        made.put("train-images-idx3-ubyte", pictures(3).substr(0, 16 + 2 * 80));
        made.put("train-labels-idx1-ubyte", labels({0, 1, 1}));
        const DataSet set = listDataSet(made.path());
        const CheckReport report = checkQuickly(set);
        QCOMPARE(report.problems.size(), 3u);
        QCOMPARE(report.problems[0].kind, ProblemKind::Unreadable);
        QVERIFY(!decodeItem(set, set.items[0]).picture);
    }

    /// Sixty thousand pictures must not read a damaged file sixty thousand times: it is asked once.
    void aDamagedFileIsReadOnce() {
        MadeDataSet made;
        made.put("train-images-idx3-ubyte", pictures(2).substr(0, 16 + 80));
        made.put("train-labels-idx1-ubyte", labels({0, 1}));
        const DataSet set = listDataSet(made.path());
        const Decoded first = decodeItem(set, set.items[0]);
        made.put("train-images-idx3-ubyte", pictures(2));
        const Decoded second = decodeItem(set, set.items[1]);
        QVERIFY(!first.picture && !second.picture);
        QCOMPARE(second.message, first.message);
        QVERIFY(decodeItem(listDataSet(made.path()), set.items[1]).picture);  // opened anew it is whole
    }

    /// Two families in one folder: a file that is opened means its own.
    void aFilesOwnFamily() {
        MadeDataSet made;
        for (const std::string family : {"", "emnist-"}) {
            made.put(family + "train-images-idx3-ubyte", pictures(family.empty() ? 2 : 3));
            made.put(family + "train-labels-idx1-ubyte", family.empty() ? labels({0, 1}) : labels({0, 1, 1}));
        }
        QCOMPARE(listDataSet(made.path() / "train-images-idx3-ubyte").items.size(), std::size_t{2});
        QCOMPARE(listDataSet(made.path() / "emnist-train-labels-idx1-ubyte").items.size(), std::size_t{3});
        QCOMPARE(listDataSet(made.path()).items.size(), std::size_t{5});
    }

    void asFashionMnistLies_data() {
        QTest::addColumn<QString>("open");
        QTest::newRow("the folder") << "";
        QTest::newRow("one of its files") << "train-images-idx3-ubyte.gz";
        QTest::newRow("its labels") << "t10k-labels-idx1-ubyte";
    }
    void asFashionMnistLies() {
        QFETCH(QString, open);
        MadeDataSet made;
        made.put("train-images-idx3-ubyte.gz", gzipped(pictures(3)));
        made.put("train-labels-idx1-ubyte.gz", gzipped(labels({9, 0, 9})));
        made.put("t10k-images-idx3-ubyte", pictures(2));
        made.put("t10k-labels-idx1-ubyte", labels({0, 9}));
        made.put("README.md", "");
        const DataSet set = listDataSet(made.path() / open.toStdString());
        QCOMPARE(linesOf(set),
                 (QStringList{"0 validation t10k-images-idx3-ubyte#0", "9 validation t10k-images-idx3-ubyte#1",
                              "9 train train-images-idx3-ubyte.gz#0", "0 train train-images-idx3-ubyte.gz#1",
                              "9 train train-images-idx3-ubyte.gz#2"}));
        QVERIFY(set.testValidates && set.hasOwnSplit);
        QCOMPARE(set.ignored, 1);
        QCOMPARE(set.fileOf(set.items[0]), made.path() / "t10k-images-idx3-ubyte");
        const Decoded third = decodeItem(set, set.items[4]);
        QVERIFY(third.picture);
        QCOMPARE(third.picture->width, 8);
        QCOMPARE(third.picture->height, 10);
        QCOMPARE(third.picture->rgb, std::vector<std::uint8_t>(240, 2));
        QCOMPARE(decodePicture(readItem(set, set.items[4])).picture, third.picture);
        // Picture 0 of one file is picture 0 of the other, in another class.
        QCOMPARE(linesOf(checkQuickly(set).problems),
                 (QStringList{"two_classes t10k-images-idx3-ubyte#0", "two_classes t10k-images-idx3-ubyte#1",
                              "two_classes train-images-idx3-ubyte.gz#0", "two_classes train-images-idx3-ubyte.gz#1"}));
    }

    void namesFromAFile() {
        MadeDataSet made;
        made.put("train-images.idx3-ubyte", pictures(3));
        made.put("train-labels.idx1-ubyte", labels({0, 1, 1}));
        made.put("classes.txt", "shirt\r\ncoat\n");
        const DataSet set = listDataSet(made.path());
        QCOMPARE(set.classes, (std::vector<std::string>{"coat", "shirt"}));
        QCOMPARE(linesOf(set).first(), QString("shirt train train-images.idx3-ubyte#0"));
        QVERIFY(!set.hasOwnSplit);
        made.put("classes.txt", "shirt\n");
        const auto error = errorOf([&] { listDataSet(made.path()); });
        QVERIFY(error);
        QCOMPARE(error->code(), ErrorCode::IdxFile);
    }

    void colour() {
        MadeDataSet made;
        made.put("train-images-idx4-ubyte", header({2, 8, 8, 3}) + std::string(192, '\1') + std::string(192, '\2'));
        made.put("train-labels-idx1-ubyte", labels({0, 1}));
        const DataSet set = listDataSet(made.path());
        QCOMPARE(decodePicture(readItem(set, set.items[1])).picture->rgb, std::vector<std::uint8_t>(192, 2));
    }
};

QTEST_GUILESS_MAIN(IdxTest)
#include "idx_test.moc"
