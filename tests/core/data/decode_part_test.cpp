// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A part of a JPEG is to be what is cut out of the whole, to the last bit: whichever libjpeg-turbo is installed.
#include "core/base/files.h"
#include "core/data/decode.h"
#include "core/data/geometry.h"
#include "parts.h"

#include <array>
#include <cstdio>
#include <cstdlib>

#include <jpeglib.h>

using namespace studio;
namespace fs = std::filesystem;

namespace {

const fs::path kPictures = fs::path(STUDIO_TEST_DATA) / "pictures";

struct Coding {
    std::array<int, 2> sampling{1, 1};  ///< of the luma; colours have 1 x 1
    int channels = 3;
    int restart = 0;  ///< blocks from mark to mark
    int orientation = 0;
    bool arithmetic = false;
};

/// Ramps with noise, so that no two places are alike.
Picture noisyPicture(Random& random, int width, int height) {
    Picture picture{width, height, {}};
    const int slope = 1 + static_cast<int>(random.below(20));
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x)
            for (int c = 0; c < 3; ++c)
                picture.rgb.push_back(
                    static_cast<std::uint8_t>(x * slope + y * 3 * c + static_cast<int>(random.below(60))));
    return picture;
}

std::vector<std::byte> encoded(const Picture& picture, const Coding& coding) {
    jpeg_compress_struct info{};
    jpeg_error_mgr errors{};
    info.err = jpeg_std_error(&errors);  // an error here ends the test's program
    jpeg_create_compress(&info);
    unsigned char* bytes = nullptr;
    unsigned long size = 0;
    jpeg_mem_dest(&info, &bytes, &size);
    info.image_width = static_cast<JDIMENSION>(picture.width);
    info.image_height = static_cast<JDIMENSION>(picture.height);
    info.input_components = 3;
    info.in_color_space = JCS_RGB;
    jpeg_set_defaults(&info);
    if (coding.channels == 1) jpeg_set_colorspace(&info, JCS_GRAYSCALE);
    info.arith_code = coding.arithmetic ? TRUE : FALSE;
    info.comp_info[0].h_samp_factor = coding.sampling[0];
    info.comp_info[0].v_samp_factor = coding.sampling[1];
    info.restart_interval = static_cast<unsigned>(coding.restart);
    jpeg_start_compress(&info, TRUE);
    std::string exif("Exif\0\0MM\0*\0\0\0\x08\0\1\x01\x12\0\3\0\0\0\1\0?\0\0\0\0\0\0", 32);
    exif[25] = static_cast<char>(coding.orientation);
    jpeg_write_marker(&info, JPEG_APP0 + 1, reinterpret_cast<const JOCTET*>(exif.data()), 32);
    while (info.next_scanline < info.image_height) {
        auto* row = const_cast<JSAMPROW>(picture.rgb.data() + std::size_t{info.next_scanline} * info.image_width * 3);
        jpeg_write_scanlines(&info, &row, 1);
    }
    jpeg_finish_compress(&info);
    jpeg_destroy_compress(&info);
    const auto* first = reinterpret_cast<const std::byte*>(bytes);
    std::vector<std::byte> result(first, first + size);
    std::free(bytes);
    return result;
}

/// The upper half: decoding ends before the rest.
std::optional<Box> topRows(int width, int height) {
    return Box{0, 0, double(width), double(height / 2)};
}

std::vector<std::byte> photograph() {
    Random random(3);
    return encoded(noisyPicture(random, 200, 160), {.sampling = {2, 2}});
}

}  // namespace

class DecodePartTest : public QObject {
    Q_OBJECT

private slots:
    void equalsTheWhole_data() {
        QTest::addColumn<int>("across");
        QTest::addColumn<int>("down");
        QTest::addColumn<int>("channels");
        QTest::newRow("4:4:4") << 1 << 1 << 3;
        QTest::newRow("4:2:2") << 2 << 1 << 3;
        QTest::newRow("4:2:0") << 2 << 2 << 3;
        QTest::newRow("4:4:0") << 1 << 2 << 3;
        QTest::newRow("4:1:1") << 4 << 1 << 3;
        QTest::newRow("4:1:0") << 4 << 2 << 3;
        QTest::newRow("grey") << 1 << 1 << 1;
        QTest::newRow("grey, 2 x 2") << 2 << 2 << 1;
    }
    void equalsTheWhole() {
        QFETCH(int, across);
        QFETCH(int, down);
        QFETCH(int, channels);
        Random random(1);
        const auto below = [&](int count) { return static_cast<int>(random.below(static_cast<std::uint64_t>(count))); };
        for (int round = 0; round < 45; ++round) {
            const Coding coding{.sampling = {across, down},
                                .channels = channels,
                                .restart = below(3) ? 0 : 1 + below(20),
                                .orientation = round % 9};  // 0 is none
            const std::vector<std::byte> file = encoded(noisyPicture(random, 8 + below(140), 8 + below(140)), coding);
            const Decoded whole = decodePicture(file);
            QVERIFY2(whole.picture && !whole.isPart, whole.message.c_str());
            for (int i = 0; i < 8; ++i) {
                const Box box = anyBox(random, whole.picture->width, whole.picture->height);
                int askedWidth = 0;
                const Decoded part = decodePicture(file, [&](int width, int) {
                    askedWidth = width;
                    return box;
                });
                QCOMPARE(askedWidth, whole.picture->width);
                QVERIFY(part.isPart);
                QCOMPARE(part.storedWidth, whole.storedWidth);
                QVERIFY2(showsPart(part, *whole.picture, box), qPrintable(QString("round %1, %2 %3 to %4 %5")
                                                                              .arg(round)
                                                                              .arg(box.left)
                                                                              .arg(box.top)
                                                                              .arg(box.right)
                                                                              .arg(box.bottom)));
            }
        }
    }

    /// Every format and kind, most of which are decoded whole.
    void everyPicture() {
        Random random(2);
        QSet<QString> asParts;
        for (const auto& entry : fs::directory_iterator(kPictures)) {
            if (!hasPictureEnding(entry.path().filename().string())) continue;
            const Decoded whole = decodeFile(entry.path());
            Box box;
            const Decoded part =
                decodeFile(entry.path(), [&](int width, int height) { return box = anyBox(random, width, height); });
            QCOMPARE(part.message, whole.message);
            QVERIFY2(!whole.picture || showsPart(part, *whole.picture, box), entry.path().c_str());
            if (part.isPart) asParts.insert(QString::fromStdString(entry.path().filename().string()));
        }
        QVERIFY(asParts.contains("subsampling_2.jpg") && asParts.contains("orientation_6.jpg"));
        QVERIFY(!asParts.contains("progressive.jpg") && !asParts.contains("mode_CMYK.jpg"));
    }

    void arithmeticCodingIsWhole() {
#if defined(C_ARITH_CODING_SUPPORTED) && defined(D_ARITH_CODING_SUPPORTED)
        Random random(4);
        const std::vector<std::byte> file = encoded(noisyPicture(random, 60, 50), {.arithmetic = true});
        const Decoded decoded = decodePicture(file, topRows);
        QVERIFY2(decoded.picture && !decoded.isPart, decoded.message.c_str());
#else
        QSKIP("this libjpeg has none");
#endif
    }

    void whatIsNotWantedInPartIsWhole() {
        const std::vector<std::byte> file = photograph();
        const Decoded decoded = decodePicture(file, [](int, int) { return std::optional<Box>(); });
        QVERIFY(!decoded.isPart);
        QVERIFY(*decoded.picture == *decodePicture(file).picture);
    }

    /// Missing data is said even where the part does not need it: no epoch uses what another leaves out.
    void aFileThatEndsEarlyIsTruncated() {
        std::vector<std::byte> file = photograph();
        file.resize(file.size() - 60);
        const Decoded whole = decodePicture(file), part = decodePicture(file, topRows);
        QCOMPARE(part.problem, std::optional(ProblemKind::Truncated));
        QCOMPARE(part.message, whole.message);
        QVERIFY(!part.picture && !part.isPart);
    }

    void bytesAfterTheEndAreNoMatter() {
        std::vector<std::byte> file = photograph();
        file.resize(file.size() + 1000);
        QVERIFY(decodePicture(file, topRows).isPart);
    }

    /// The pixels are there, though: whole, as ever.
    void aMissingEndMarkIsNoMatter() {
        std::vector<std::byte> file = photograph();
        file.resize(file.size() - 2);
        const Decoded decoded = decodePicture(file, topRows);
        QVERIFY(decoded.picture && !decoded.isPart);
    }

    /// An end mark in the middle: what a decoder makes of it is decided once, by the whole.
    void whatGivesAWarningIsWhole() {
        std::vector<std::byte> file = photograph();
        file[file.size() / 3] = std::byte{0xFF};
        file[file.size() / 3 + 1] = std::byte{JPEG_EOI};
        const Decoded whole = decodePicture(file), part = decodePicture(file, topRows);
        QVERIFY(whole.picture && part.picture && !part.isPart);
        QVERIFY(*part.picture == *whole.picture);
    }
};

QTEST_GUILESS_MAIN(DecodePartTest)
#include "decode_part_test.moc"
