// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Every small picture cut at many lengths and with bytes changed: no crash, no endless loop, no memory taken for what a
// broken header claims, and always either a whole picture or a problem with a phrase. Worth most under the sanitizers.
#include "core/base/files.h"
#include "core/base/random.h"
#include "core/data/decode.h"
#include "parts.h"

#include <QTest>
#include <algorithm>
#include <atomic>
#include <thread>

#include <sys/resource.h>

using namespace studio;
namespace fs = std::filesystem;

namespace {

constexpr int kCuts = 40;
constexpr int kChanges = 60;

std::vector<fs::path> smallPictures() {
    std::vector<fs::path> files;
    for (const char* folder : {"pictures", "odd_files/real"})
        for (const auto& entry : fs::directory_iterator(fs::path(STUDIO_TEST_DATA) / folder))
            if (hasPictureEnding(entry.path().filename().string())) files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    return files;
}

bool makesSense(const Decoded& decoded, int shortest = kMinPictureSide) {
    if (!decoded.picture) return decoded.problem && !decoded.message.empty();
    const Picture& picture = *decoded.picture;
    return !decoded.problem && decoded.message.empty() && picture.width >= shortest && picture.height >= shortest &&
           picture.rgb.size() == std::size_t(picture.width) * std::size_t(picture.height) * 3;
}

/// A part is what the whole says, problems too.
bool partAgrees(const std::vector<std::byte>& bytes, const Decoded& whole, Random& random) {
    Box box;
    const Decoded part =
        decodePicture(bytes, [&](int width, int height) { return box = anyBox(random, width, height); });
    return part.message == whole.message && (!whole.picture || showsPart(part, *whole.picture, box));
}

long peakMegabytes() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return usage.ru_maxrss / 1024;
}

}  // namespace

class DecodeDamageTest : public QObject {
    Q_OBJECT

private slots:
    void damage_data() {
        QTest::addColumn<QString>("file");
        for (const fs::path& file : smallPictures())
            QTest::newRow(file.filename().c_str()) << QString::fromStdString(file.string());
    }
    void damage() {
        QFETCH(QString, file);
        const std::vector<std::byte> whole = readFile(file.toStdString());
        Random random(std::hash<std::string>{}(file.section('/', -1).toStdString()));
        for (int cut = 0; cut < kCuts; ++cut) {
            const std::size_t length = whole.size() * static_cast<std::size_t>(cut) / kCuts;
            // A copy of just this length: reading past it is seen by the address sanitizer.
            const std::vector<std::byte> part(whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(length));
            const Decoded decoded = decodePicture(part);
            QVERIFY2(makesSense(decoded), qPrintable(QString("cut to %1 bytes").arg(length)));
            QVERIFY2(partAgrees(part, decoded, random), qPrintable(QString("part, cut to %1 bytes").arg(length)));
        }
        for (int change = 0; change < kChanges; ++change) {
            std::vector<std::byte> changed = whole;
            const std::uint64_t bytes = 1 + random.below(3);
            for (std::uint64_t i = 0; i < bytes; ++i) {
                // Headers are short and matter most: half of the changes fall there.
                const std::uint64_t reach =
                    random.below(2) ? std::min<std::size_t>(64, changed.size()) : changed.size();
                changed[random.below(reach)] = static_cast<std::byte>(random.below(256));
            }
            const Decoded decoded = decodePicture(changed);
            QVERIFY2(makesSense(decoded), qPrintable(QString("change %1").arg(change)));
            QVERIFY2(partAgrees(changed, decoded, random), qPrintable(QString("part, change %1").arg(change)));
            QVERIFY2(makesSense(decodeForThumbnail(changed, 16), 1),
                     qPrintable(QString("thumbnail, change %1").arg(change)));
        }
    }

    /// 100 megapixels are 300 MB, twice that while a picture is turned; a broken header may not take more.
    void memoryStaysBounded() {
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
        QSKIP("the sanitizer has memory of its own");
#endif
        QVERIFY2(peakMegabytes() < 1500, qPrintable(QString("%1 MB").arg(peakMegabytes())));
    }

    /// The training's workers decode at once, the module's first use among it.
    void manyThreads() {
        const std::vector<fs::path> files = smallPictures();
        std::vector<std::jthread> threads;
        std::atomic<int> wrong = 0;
        for (int t = 0; t < 4; ++t)
            threads.emplace_back([&] {
                for (const fs::path& file : files)
                    if (!makesSense(decodeFile(file))) ++wrong;
            });
        threads.clear();
        QCOMPARE(wrong.load(), 0);
    }
};

QTEST_GUILESS_MAIN(DecodeDamageTest)
#include "decode_damage_test.moc"
