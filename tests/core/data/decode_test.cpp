// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/decode.h"

#include "core/base/files.h"
#include "core/data/geometry.h"
#include "support/shared_data.h"

#include <sys/stat.h>
#include <QTemporaryDir>
#include <cmath>

using namespace studio;
namespace fs = std::filesystem;

namespace {

const fs::path kPictures = fs::path(STUDIO_TEST_DATA) / "pictures";
const fs::path kOddFiles = fs::path(STUDIO_TEST_DATA) / "odd_files";

QList<QList<QByteArray>> tableOf(const fs::path& file) {
    QList<QList<QByteArray>> rows;
    QFile table(QString::fromStdString(file.string()));
    if (!table.open(QIODevice::ReadOnly)) return rows;
    for (const QByteArray& line : table.readAll().split('\n'))
        if (!line.isEmpty()) rows << line.split('\t');
    return rows;
}

std::vector<std::byte> bytesOf(const std::string& text) {
    const auto* data = reinterpret_cast<const std::byte*>(text.data());
    return {data, data + text.size()};
}

QByteArray verdictOf(const Decoded& decoded) {
    const std::string_view name = decoded.problem ? problemName(*decoded.problem) : "used";
    return {name.data(), static_cast<qsizetype>(name.size())};
}

/// What INDEX.tsv says, as far as one file alone can tell.
QByteArray expectedVerdict(QByteArray verdict) {
    verdict.replace("problem:", "");
    return verdict == "two_classes" || verdict.startsWith("used") ? QByteArray("used") : verdict;
}

void addOddFiles(const fs::path& folder) {
    QTest::addColumn<QString>("file");
    QTest::addColumn<QByteArray>("verdict");
    for (const QList<QByteArray>& row : tableOf(folder / "INDEX.tsv").mid(1))
        QTest::newRow(row[0].constData()) << QString::fromStdString((folder / row[0].toStdString()).string()) << row[2];
}

void checkOddFile(const QString& file, const QByteArray& verdict) {
    const fs::path path = file.toStdString();
    const std::string name = path.filename().string();
    if (verdict == "ignored") {
        QVERIFY(!hasPictureEnding(name) || name.starts_with('.'));
        return;
    }
    QVERIFY(hasPictureEnding(name));
    const Decoded decoded = decodeFile(path);
    QVERIFY2(verdictOf(decoded) == expectedVerdict(verdict), decoded.message.c_str());
    QCOMPARE(endingFits(name, decoded.format), verdict != "used:wrong_ending");
    QCOMPARE(decoded.picture.has_value(), decoded.message.empty());
}

}  // namespace

class DecodeTest : public QObject {
    Q_OBJECT

private slots:
    void oddFiles_data() { addOddFiles(kOddFiles); }
    void oddFiles() {
        QFETCH(QString, file);
        QFETCH(QByteArray, verdict);
        checkOddFile(file, verdict);
    }

    void sharedOddFiles_data() { addOddFiles(studio::test::sharedPath() / "data" / "odd_files"); }
    void sharedOddFiles() {
        STUDIO_NEED_SHARED();
        QFETCH(QString, file);
        QFETCH(QByteArray, verdict);
        checkOddFile(file, verdict);
    }

    void equalsPillow_data() {
        QTest::addColumn<QList<QByteArray>>("row");
        for (const QList<QByteArray>& row : tableOf(kPictures / "golden.tsv")) QTest::newRow(row[0].constData()) << row;
    }
    void equalsPillow() {
        QFETCH(QList<QByteArray>, row);
        const Decoded decoded = decodeFile(kPictures / row[0].toStdString());
        QVERIFY2(decoded.picture, decoded.message.c_str());
        QCOMPARE(decoded.picture->width, row[1].toInt());
        QCOMPARE(decoded.picture->height, row[2].toInt());
        QCOMPARE(md5Of(decoded.picture->rgb), row[3]);
    }

    void storedSizeIsBeforeTurning() {
        const Decoded turned = decodeFile(kPictures / "orientation_6.jpg");
        QCOMPARE(turned.storedWidth, 37);
        QCOMPARE(turned.storedHeight, 27);
        QCOMPARE(turned.picture->width, 27);
    }

    /// Missing data is said, whatever the format; never a grey part in a picture.
    void halfAFileIsTruncated_data() {
        QTest::addColumn<QString>("file");
        for (const QList<QByteArray>& row : tableOf(kPictures / "golden.tsv"))
            if (row[0] != "animated.gif") QTest::newRow(row[0].constData()) << QString(row[0]);
    }
    void halfAFileIsTruncated() {
        QFETCH(QString, file);
        std::vector<std::byte> bytes = readFile(kPictures / file.toStdString());
        bytes.resize(bytes.size() / 2);
        const Decoded decoded = decodePicture(bytes);
        QCOMPARE(verdictOf(decoded), QByteArray("truncated"));
        QVERIFY2(QString::fromStdString(decoded.message).startsWith("Ends early: "), decoded.message.c_str());
    }

    void theRowIsSaid() {
        const Decoded decoded = decodePicture(bytesOf("P5 40 30 255\n" + std::string(40 * 12 + 7, 'x')));
        QCOMPARE(decoded.message, std::string("Ends early: 500 bytes, the picture stops at row 12 of 30"));
    }

    /// All pixels are there; only the two bytes of the end mark are not.
    void aMissingEndMarkIsNoMatter() {
        std::vector<std::byte> bytes = readFile(kPictures / "orientation_1.jpg");
        bytes.resize(bytes.size() - 2);
        const Decoded decoded = decodePicture(bytes);
        QVERIFY2(decoded.picture, decoded.message.c_str());
        QVERIFY(*decoded.picture == *decodeFile(kPictures / "orientation_1.jpg").picture);
    }

    void damagedPng() {
        std::vector<std::byte> bytes = readFile(kPictures / "interlaced.png");
        bytes[bytes.size() / 2] ^= std::byte{0x10};
        QCOMPARE(verdictOf(decodePicture(bytes)), QByteArray("unreadable"));
    }

    /// The header decides before memory is taken: each of these few bytes asks for over 100 megapixels.
    void tooLarge_data() {
        QTest::addColumn<QString>("file");
        QTest::addColumn<int>("offset");
        QTest::addColumn<QByteArray>("size");
        QTest::newRow("png") << "mode_L.png" << 16 << QByteArray::fromHex("00010000 00010000");
        QTest::newRow("bmp") << "mode_RGB.bmp" << 18 << QByteArray::fromHex("00000100 00000100");
        QTest::newRow("bmp from the top") << "mode_RGB.bmp" << 18 << QByteArray::fromHex("00000100 00000080");
        QTest::newRow("gif") << "mode_P.gif" << 6 << QByteArray::fromHex("FFFF FFFF");
        QTest::newRow("webp") << "lossy.webp" << 26 << QByteArray::fromHex("FF3F FF3F");
        QTest::newRow("webp extended") << "lossy_alpha.webp" << 24 << QByteArray::fromHex("FFFF00 FFFF00");
        QTest::newRow("jpeg") << "mode_L.jpg" << -1 << QByteArray::fromHex("FFDC FFDC");
        QTest::newRow("pgm") << "raw.ppm" << 3 << QByteArray("99999 99999 255\n");
    }
    void tooLarge() {
        QFETCH(QString, file);
        QFETCH(int, offset);
        QFETCH(QByteArray, size);
        QFile stored(QString::fromStdString(kPictures.string()) + "/" + file);
        QVERIFY(stored.open(QIODevice::ReadOnly));
        QByteArray bytes = stored.readAll();
        if (offset < 0) offset = static_cast<int>(bytes.indexOf(QByteArray::fromHex("FFC0"))) + 5;
        bytes.replace(offset, size.size(), size);
        QCOMPARE(verdictOf(decodePicture(bytesOf(bytes.toStdString()))), QByteArray("too_large"));
    }

    /// 81 megapixels in 900 bytes can't be: nothing is taken for them.
    void aFileTooShortForItsHeader() {
        std::vector<std::byte> bytes = readFile(kPictures / "mode_L.jpg");
        for (std::size_t i = 0; i + 9 < bytes.size(); ++i)
            if (bytes[i] == std::byte{0xFF} && bytes[i + 1] == std::byte{0xC0})
                bytes[i + 5] = bytes[i + 7] = std::byte{35};
        QCOMPARE(verdictOf(decodePicture(bytes)), QByteArray("truncated"));
    }

    void tooSmall_data() {
        QTest::addColumn<QByteArray>("size");
        QTest::addColumn<QByteArray>("verdict");
        QTest::newRow("8 x 8") << QByteArray("8 8") << QByteArray("used");
        QTest::newRow("7 x 100") << QByteArray("7 100") << QByteArray("too_small");
        QTest::newRow("100 x 7") << QByteArray("100 7") << QByteArray("too_small");
        QTest::newRow("none") << QByteArray("0 100") << QByteArray("unreadable");
    }
    void tooSmall() {
        QFETCH(QByteArray, size);
        QFETCH(QByteArray, verdict);
        const std::string file = "P5 " + size.toStdString() + " 255\n" + std::string(800, 'x');
        QCOMPARE(verdictOf(decodePicture(bytesOf(file))), verdict);
    }

    void whatIsNoFile() {
        QTemporaryDir folder(QDir::tempPath() + "/decode test XXXXXX");
        const fs::path root = folder.path().toStdString();
        QCOMPARE(::mkfifo((root / "pipe.jpg").c_str(), 0600), 0);
        fs::create_symlink("loop.jpg", root / "loop.jpg");
        fs::create_symlink("nowhere", root / "dangling.jpg");
        fs::create_symlink(kPictures / "mode_L.jpg", root / "link.jpg");
        QCOMPARE(verdictOf(decodeFile(root / "pipe.jpg")), QByteArray("not_a_file"));
        QCOMPARE(verdictOf(decodeFile(root / "loop.jpg")), QByteArray("not_a_file"));
        QCOMPARE(verdictOf(decodeFile(root)), QByteArray("not_a_file"));
        QCOMPARE(verdictOf(decodeFile("/dev/zero")), QByteArray("not_a_file"));
        QCOMPARE(verdictOf(decodeFile(root / "dangling.jpg")), QByteArray("unreadable"));
        QCOMPARE(verdictOf(decodeFile(root / "link.jpg")), QByteArray("used"));
    }

    void thumbnailsAreScaledInTheDecoder_data() {
        QTest::addColumn<int>("atLeast");
        QTest::addColumn<int>("side");
        QTest::newRow("1/8") << 30 << 30;
        QTest::newRow("1/4") << 31 << 60;
        QTest::newRow("1/2") << 100 << 120;
        QTest::newRow("full") << 121 << 240;
        QTest::newRow("larger") << 1000 << 240;
    }
    void thumbnailsAreScaledInTheDecoder() {
        QFETCH(int, atLeast);
        QFETCH(int, side);
        const Decoded decoded = decodeForThumbnail(readFile(kOddFiles / "made" / "jpeg_named.png"), atLeast);
        QVERIFY2(decoded.picture, decoded.message.c_str());
        QCOMPARE(decoded.picture->width, side);
        QCOMPARE(decoded.picture->height, side);
        QCOMPARE(decoded.storedWidth, 240);
    }

    void otherThumbnailsAreFull() {
        QCOMPARE(decodeForThumbnail(readFile(kPictures / "mode_L.png"), 10).picture->width, 37);
        QCOMPARE(verdictOf(decodeForThumbnail(readFile(kOddFiles / "made" / "half.jpg"), 10)), QByteArray("truncated"));
    }

    void sniffing_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("name");
        QTest::newRow("empty") << QByteArray() << "unknown";
        QTest::newRow("P alone") << QByteArray("P5") << "unknown";
        QTest::newRow("Pascal") << QByteArray("P5x") << "unknown";
        QTest::newRow("text of cars") << QByteArray("BMW and other makes of cars") << "unknown";
        QTest::newRow("another RIFF") << QByteArray("RIFF\0\0\0\0WAVEfmt ", 16) << "unknown";
        QTest::newRow("TIFF, MM") << QByteArray("MM\0*", 4) << "TIFF";
        QTest::newRow("BigTIFF") << QByteArray("II+\0", 4) << "TIFF";
        QTest::newRow("GIF87a") << QByteArray("GIF87a") << "GIF";
        QTest::newRow("comment at once") << QByteArray("P6#x") << "PNM";
    }
    void sniffing() {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, name);
        const std::string_view found = formatName(sniffFormat(bytesOf(bytes.toStdString())));
        QCOMPARE(QString::fromUtf8(found.data(), static_cast<qsizetype>(found.size())), name);
    }

    void endings() {
        for (const char* name : {"a.jpg", "a.JPEG", "a.jpe", "a.jfif", "a.Png", "a.bmp", "a.gif", "a.webp", "a.tif",
                                 "a.TIFF", "a.pbm", "a.pgm", "a.ppm", "a b.c.jpg", ".hidden.jpg"})
            QVERIFY2(hasPictureEnding(name), name);
        for (const char* name : {"", "jpg", ".jpg", "a.", "a.jpg.txt", "a.jp2", "a.mpo", "a.jpgx", "a.db"})
            QVERIFY2(!hasPictureEnding(name), name);
        QVERIFY(endingFits("a.jpe", PictureFormat::Jpeg));
        QVERIFY(endingFits("a.PPM", PictureFormat::Pnm));
        QVERIFY(!endingFits("a.png", PictureFormat::Jpeg));
    }

    void problemNames() {
        for (const ProblemKind kind : {ProblemKind::Empty, ProblemKind::NotAPicture, ProblemKind::NotAFile})
            QVERIFY(!isUsed(kind));
        QVERIFY(isUsed(ProblemKind::Duplicate) && isUsed(ProblemKind::NearDuplicate) &&
                isUsed(ProblemKind::WrongEnding));
        QCOMPARE(problemName(ProblemKind::NotAPicture), std::string_view("not_a_picture"));
    }
};

QTEST_GUILESS_MAIN(DecodeTest)
#include "decode_test.moc"
