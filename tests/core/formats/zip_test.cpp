// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/zip.h"

#include "core/base/error.h"
#include "core/formats/bytes.h"
#include "core/formats/pickle.h"
#include "core/formats/pth.h"
#include "support/allocation_watch.h"
#include "support/temporary_folder.h"

#include <QTest>
#include <cstring>

using namespace studio;

namespace {

constexpr std::size_t kEndSize = 22;            ///< of an archive without a comment
constexpr const char* kRecord = "PK\x01\x02";   ///< of the directory
constexpr const char* kEnd64 = "PK\x06\x06";    ///< zip64's end of it
constexpr const char* kLocator = "PK\x06\x07";  ///< where that lies

std::string textOf(const std::vector<std::byte>& bytes) {
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

std::span<const std::byte> bytesOf(const std::string& text) {
    return std::as_bytes(std::span(text));
}

template <class T>
void overwrite(std::string& file, std::size_t at, T value) {
    std::memcpy(file.data() + at, &value, sizeof value);
}

/// The archive with one more name, "x/data/1", for the bytes of its last entry, "x/data/0".
std::string withTwin(const std::vector<std::byte>& archive) {
    std::string file = textOf(archive);
    const std::size_t record = file.rfind(kRecord);
    std::string twin = file.substr(record, file.size() - kEndSize - record);
    twin.back() = '1';
    file.insert(file.size() - kEndSize, twin);
    const std::size_t end = file.size() - kEndSize;
    const auto count = static_cast<std::uint16_t>(numberAt<std::uint16_t>(bytesOf(file), end + 10) + 1);
    overwrite(file, end + 8, count);
    overwrite(file, end + 10, count);
    overwrite(file, end + 12,
              numberAt<std::uint32_t>(bytesOf(file), end + 12) + static_cast<std::uint32_t>(twin.size()));
    return file;
}

}  // namespace

class ZipTest : public QObject {
    Q_OBJECT

private slots:
    /// Each name is found without a look at all the others, which for so many would take minutes.
    void manyEntriesAreFound() {
        constexpr std::size_t kEntries = 200'000;
        const auto name = [](std::size_t i) { return std::to_string(1'000'000 + i); };
        ZipWriter writer;
        for (std::size_t i = 0; i < kEntries; ++i) writer.add(name(i), {});
        const std::vector<std::byte> bytes = writer.bytes();
        MemorySource source(bytes);
        const ZipReader zip(source, "x");
        QCOMPARE(zip.entries().size(), kEntries);
        std::size_t right = 0;
        for (std::size_t i = 0; i < kEntries; ++i)
            if (zip.find(name(i)) == &zip.entries()[i] && !zip.find(name(kEntries + i))) ++right;
        QCOMPARE(right, kEntries);
    }

    void theFirstOfANameIsFound() {
        ZipWriter writer;
        const std::string one = "1", two = "22";
        writer.add("a", bytesOf(one));
        writer.add("a", bytesOf(two));
        const std::vector<std::byte> bytes = writer.bytes();
        MemorySource source(bytes);
        const ZipReader zip(source, "x");
        QCOMPARE(textOf(zip.read(*zip.find("a"))), one);
    }

    /// 17 MiB of a directory, which would be read as a whole.
    void aHugeDirectoryIsNotRead() {
        std::string file(std::size_t{17} << 20, '\0');
        const auto size = static_cast<std::uint32_t>(file.size());
        file += "PK\x05\x06" + std::string(kEndSize - 4, '\0');
        overwrite<std::uint16_t>(file, size + 10, 1);
        overwrite(file, size + 12, size);
        const AllocationWatch watch;
        const auto error = errorOf([&] {
            MemorySource source(bytesOf(file));
            ZipReader(source, "x");
        });
        QVERIFY(error && error->code() == ErrorCode::DamagedCheckpoint);
        QVERIFY2(QString(error->what()).contains("far too long"), error->what());
        QVERIFY2(watch.peak() < 1 << 20, std::to_string(watch.peak()).c_str());
    }

    /// One storage of many tensors is usual (sharedDataIsOneStorage); many storages over the same bytes are not.
    void storagesOverTheSameBytes() {
        const Pickled pickled =
            writePickle(PthValue::Dict{{"a", Array::ofFloats({4096}, std::vector<float>(4096, 1.5f))},
                                       {"b", Array::ofFloats({4096}, std::vector<float>(4096, 2.5f))}});
        QCOMPARE(pickled.storages.size(), std::size_t{2});
        ZipWriter writer;
        writer.add("x/data.pkl", bytesOf(pickled.pickle));
        writer.add("x/data/0", *pickled.storages[0]);
        const std::string twins = withTwin(writer.bytes());
        MemorySource source(bytesOf(twins));
        const ZipReader zip(source, "x");
        QVERIFY(zip.find("x/data/1") && zip.read(*zip.find("x/data/1")) == *pickled.storages[0]);
        const auto error = errorOf([&] { parsePth(bytesOf(twins), "twins.pth"); });
        QVERIFY(error && error->code() == ErrorCode::DamagedCheckpoint);
        QVERIFY2(QString(error->what()).contains("its parts claim more bytes than it has"), error->what());
        writer.add("x/data/1", *pickled.storages[1]);
        QCOMPARE(parsePth(writer.bytes(), "good.pth").find("b")->as<Array>()->toDoubles().back(), 2.5);
    }

    /// 64 MiB of zeros in 64 KiB.
    void aBombIsNotUnpacked() {
        constexpr std::uint32_t kUnpacked = 64 << 20;
        // between the size and zlib's header in front and its checksum behind
        const std::string packed = qCompress(QByteArray(kUnpacked, '\0'), 9).mid(6).chopped(4).toStdString();
        const Pickled pickled = writePickle(PthValue::Dict{{"a", Array::ofFloats({1}, {1})}});
        ZipWriter writer;
        writer.add("x/data.pkl", bytesOf(pickled.pickle));
        writer.add("x/data/0", bytesOf(packed));
        std::string file = textOf(writer.bytes());
        const std::size_t record = file.rfind(kRecord);
        overwrite<std::uint16_t>(file, record + 10, 8);  // deflated
        const auto claiming = [&](std::uint32_t size) {
            overwrite(file, record + 24, size);
            MemorySource source(bytesOf(file));
            const ZipReader zip(source, "x");
            return errorOf([&] { zip.read(*zip.find("x/data/0")); });
        };
        const AllocationWatch watch;
        const auto tooLittle = claiming(1000), tooMuch = claiming(0xF0000000);
        QVERIFY(tooLittle && QString(tooLittle->what()).contains("can't be unpacked"));
        QVERIFY(tooMuch && QString(tooMuch->what()).contains("table of contents is broken"));
        overwrite(file, record + 24, kUnpacked);
        const auto error = errorOf([&] { parsePth(bytesOf(file), "bomb.pth"); });
        QVERIFY(error && error->code() == ErrorCode::NotACheckpoint);
        QVERIFY2(QString(error->what()).contains("unpacks to far more"), error->what());
        QVERIFY2(watch.peak() < 1 << 20, std::to_string(watch.peak()).c_str());
    }

    void zip64Claims_data() {
        QTest::addColumn<QByteArray>("part");
        QTest::addColumn<QList<int>>("places");
        // behind a record's 46 bytes, its name and the zip64 field's head stand size, packed size and offset
        constexpr int kSizes = 46 + 5 + 4;
        QTest::newRow("size") << QByteArray(kRecord) << QList<int>{kSizes};
        QTest::newRow("packed size") << QByteArray(kRecord) << QList<int>{kSizes + 8};
        QTest::newRow("both sizes") << QByteArray(kRecord) << QList<int>{kSizes, kSizes + 8};
        QTest::newRow("offset") << QByteArray(kRecord) << QList<int>{kSizes + 16};
        QTest::newRow("entries") << QByteArray(kEnd64) << QList<int>{24, 32};
        QTest::newRow("the directory's size") << QByteArray(kEnd64) << QList<int>{40};
        QTest::newRow("entries and the directory's size") << QByteArray(kEnd64) << QList<int>{24, 32, 40};
        QTest::newRow("the directory's offset") << QByteArray(kEnd64) << QList<int>{48};
        QTest::newRow("the end's offset") << QByteArray(kLocator) << QList<int>{8};
    }
    void zip64Claims() {
        QFETCH(QByteArray, part);
        QFETCH(QList<int>, places);
        for (const std::uint64_t claim : {std::uint64_t{1} << 60, ~std::uint64_t{0}}) {
            ZipWriter writer(true);
            const std::string content = "content";
            writer.add("a/one", bytesOf(content));
            std::string file = textOf(writer.bytes());
            const std::size_t start = file.find(part.toStdString());
            QVERIFY(start != std::string::npos);
            for (const int place : places) overwrite(file, start + static_cast<std::size_t>(place), claim);
            const AllocationWatch watch;
            const auto error = errorOf([&] {
                MemorySource source(bytesOf(file));
                const ZipReader zip(source, "x");
                zip.read(zip.entries().front());
            });
            QVERIFY(error);
            QCOMPARE(error->code(), ErrorCode::DamagedCheckpoint);
            QVERIFY2(watch.peak() < 1 << 20, std::to_string(watch.peak()).c_str());
        }
    }

    void zip64Fields() {
        ZipWriter writer(true);
        const std::string one = "first", two(1000, 'x');
        writer.add("a/one", std::as_bytes(std::span(one)));
        writer.add("a/two", std::as_bytes(std::span(two)));
        const std::vector<std::byte> bytes = writer.bytes();
        MemorySource whole(bytes);
        const ZipReader zip(whole, "x");
        QCOMPARE(zip.entries().size(), std::size_t{2});
        QCOMPARE(zip.read(*zip.find("a/two")).size(), two.size());
        for (std::size_t size = 0; size < bytes.size(); ++size) {
            MemorySource cut{std::span(bytes).first(size)};
            QVERIFY(errorOf([&] { ZipReader(cut, "x"); }));
        }
    }
};

QTEST_GUILESS_MAIN(ZipTest)
#include "zip_test.moc"
