// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/random.h"
#include "core/formats/bytes.h"
#include "core/formats/pickle.h"
#include "core/formats/pth.h"
#include "core/formats/zip.h"
#include "support/allocation_watch.h"
#include "support/temporary_folder.h"

#include <QTest>
#include <cstring>

using namespace studio;
namespace fs = std::filesystem;

Q_DECLARE_METATYPE(studio::ErrorCode)

namespace {

fs::path fixture(const std::string& name) {
    return fs::path(STUDIO_TEST_DATA) / "pth" / name;
}

std::vector<double> numbers(const PthValue& root, std::string_view key) {
    const PthValue* value = root.find(key);
    return value && value->as<Array>() ? value->as<Array>()->toDoubles() : std::vector<double>{-1};
}

PthValue smallCheckpoint() {
    return PthValue::Dict{{"format", "f/1"},
                          {"model", PthValue::Dict{{"a.weight", Array::ofFloats({2, 3}, {1, 2, 3, 4, 5, 6})},
                                                   {"a.count", Array::ofInts({}, {7})}}},
                          {"names", PthValue::List{"x", "ü"}},
                          {"epoch", 3},
                          {"none", PthValue()},
                          {"flag", true}};
}

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

class FormatsTest : public QObject {
    Q_OBJECT

private slots:
    void refused_data() {
        QTest::addColumn<QString>("file");
        QTest::addColumn<ErrorCode>("code");
        QTest::addColumn<QString>("says");
        QTest::newRow("none") << "nothing.pth" << ErrorCode::FileNotFound << "nothing.pth";
        QTest::newRow("module") << "module.pth" << ErrorCode::NotACheckpoint << "torch.nn.modules.linear.Linear";
        QTest::newRow("namespace") << "namespace.pth" << ErrorCode::NotACheckpoint << "argparse.Namespace";
        QTest::newRow("set") << "set.pth" << ErrorCode::NotACheckpoint << "set";
        QTest::newRow("torchscript") << "torchscript.pt" << ErrorCode::NotACheckpoint << "TorchScript";
    }
    void refused() {
        QFETCH(QString, file);
        QFETCH(ErrorCode, code);
        QFETCH(QString, says);
        const auto error = errorOf([&] { readPth(fixture(file.toStdString())); });
        QVERIFY(error);
        QCOMPARE(error->code(), code);
        QVERIFY2(QString(error->what()).contains(says), error->what());
    }

    void otherFilesAreNoCheckpoints_data() {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<ErrorCode>("code");
        QTest::newRow("empty") << QByteArray() << ErrorCode::DamagedCheckpoint;
        QTest::newRow("text") << QByteArray("hello there") << ErrorCode::NotACheckpoint;
        QTest::newRow("one letter") << QByteArray("P") << ErrorCode::DamagedCheckpoint;
        QTest::newRow("picture") << QByteArray("\xff\xd8\xff\xe0 JFIF") << ErrorCode::NotACheckpoint;
    }
    void otherFilesAreNoCheckpoints() {
        QFETCH(QByteArray, content);
        QFETCH(ErrorCode, code);
        const TemporaryFolder folder;
        writeFileAtomically(folder / "x.pth",
                            std::string_view(content.data(), static_cast<std::size_t>(content.size())));
        const auto error = errorOf([&] { readPth(folder / "x.pth"); });
        QVERIFY(error);
        QCOMPARE(error->code(), code);
    }

    void zipOfOtherThings() {
        const TemporaryFolder folder;
        ZipWriter zip;
        const std::string text = "a letter";
        zip.add("word/document.xml", std::as_bytes(std::span(text)));
        zip.writeTo(folder / "letter.docx");
        const auto error = errorOf([&] { readPth(folder / "letter.docx"); });
        QVERIFY(error);
        QCOMPARE(error->code(), ErrorCode::NotACheckpoint);
    }

    void everyTruncationIsSaid_data() {
        QTest::addColumn<QString>("file");
        QTest::newRow("ours") << QString();
        QTest::newRow("before 1.6") << "legacy.pth";
    }
    void everyTruncationIsSaid() {
        QFETCH(QString, file);
        const std::vector<std::byte> bytes =
            file.isEmpty() ? written(smallCheckpoint()) : readFile(fixture(file.toStdString()));
        for (std::size_t size = 0; size < bytes.size(); ++size) {
            const AllocationWatch watch;
            const auto error = errorOf([&] { parsePth(std::span(bytes).first(size), "cut.pth"); });
            QVERIFY2(error && error->code() == ErrorCode::DamagedCheckpoint, std::to_string(size).c_str());
            QVERIFY2(watch.peak() < 1 << 20, std::to_string(size).c_str());
        }
    }

    /// Flips bytes, checksums made to agree afterwards, so that the pickle reader meets them too.
    void flippedBytesNeverCrash_data() {
        QTest::addColumn<QString>("file");
        for (const char* file :
             {"ours", "strided.pth", "ordered_dict.pth", "parameter.pth", "deflated.pth", "legacy.pth"})
            QTest::newRow(file) << file;
    }
    void flippedBytesNeverCrash() {
        QFETCH(QString, file);
        const std::vector<std::byte> whole =
            file == "ours" ? written(smallCheckpoint()) : readFile(fixture(file.toStdString()));
        Random random(4711);
        int read = 0, refused = 0;
        for (int round = 0; round < 3000; ++round) {
            std::vector<std::byte> bytes = whole;
            for (std::uint64_t flips = 1 + random.below(6); flips > 0; --flips)
                bytes[random.below(bytes.size())] = static_cast<std::byte>(random.below(256));
            tryToRead(bytes, read, refused);
        }
        QVERIFY(refused > 0);
    }

    void flippedPicklesNeverCrash() {
        FileSource whole(fixture("parameter.pth"));
        const ZipReader zip(whole, "x");
        Random random(42);
        int read = 0, refused = 0;
        for (int round = 0; round < 10000; ++round) {
            std::vector<std::vector<std::byte>> contents;
            for (const ZipReader::Entry& entry : zip.entries()) contents.push_back(zip.read(entry));
            ZipWriter writer;
            for (std::size_t i = 0; i < contents.size(); ++i) {
                std::vector<std::byte>& content = contents[i];
                if (zip.entries()[i].name.ends_with("data.pkl"))
                    for (std::uint64_t flips = 1 + random.below(4); flips > 0; --flips)
                        content[random.below(content.size())] = static_cast<std::byte>(random.below(256));
                writer.add(zip.entries()[i].name, content);
            }
            tryToRead(writer.bytes(), read, refused);
        }
        QVERIFY(read > 0);
        QVERIFY(refused > 0);
    }

    void hugeClaimsTakeNoMemory_data() {
        QTest::addColumn<QByteArray>("pickle");
        const auto bytes = [](const char* text, int size) { return QByteArray(text, size); };
        const QByteArray head = bytes("\x80\x02", 2), rebuild = "ctorch._utils\n_rebuild_tensor_v2\n(";
        const QByteArray fixed = QByteArray("(X") + bytes("\x07\x00\x00\x00", 4) + "storagectorch\nFloatStorage\nX" +
                                 bytes("\x01\x00\x00\x00", 4) + "0X" + bytes("\x03\x00\x00\x00", 4) + "cpuK" +
                                 bytes("\x04", 1) + "tQ";
        const QByteArray huge = "J" + bytes("\xff\xff\xff\x7f", 4);
        QTest::newRow("string of 4 GiB") << head + "X" + bytes("\xff\xff\xff\xff", 4) + ".";
        QTest::newRow("string of 2^63") << head + bytes("\x8d\xff\xff\xff\xff\xff\xff\xff\x7f", 9) + ".";
        QTest::newRow("tensor outside") << head + rebuild + fixed + "K" + bytes("\0(", 2) + huge + "t(K" +
                                               bytes("\x01t", 2) + bytes("\x89", 1) + "NtR.";
        QTest::newRow("stride 0") << head + rebuild + fixed + "K" + bytes("\0(", 2) + huge + "t(K" + bytes("\0t", 2) +
                                         bytes("\x89", 1) + "NtR.";
        QTest::newRow("overflow") << head + rebuild + fixed + "K" + bytes("\0(", 2) + huge + huge + huge + "t(K" +
                                         bytes("\0K\0K\0t", 6) + bytes("\x89", 1) + "NtR.";
        QByteArray laughs = head + "]q" + bytes("\0", 1);
        for (char i = 1; i < 60; ++i)
            laughs += QByteArray("](") + QByteArray("h").append(char(i - 1)).repeated(10) + "eq" + bytes(&i, 1);
        QTest::newRow("billion laughs") << laughs + ".";
        QTest::newRow("nested") << head + QByteArray("]").repeated(100000) + QByteArray("a").repeated(99999) + ".";
        QTest::newRow("a list in itself") << head + "]q" + bytes("\0h\0a.", 5);
    }
    void hugeClaimsTakeNoMemory() {
        QFETCH(QByteArray, pickle);
        ZipWriter writer;
        const std::vector<float> values{1, 2, 3, 4};
        writer.add("x/data.pkl", std::as_bytes(std::span(pickle.constData(), static_cast<std::size_t>(pickle.size()))));
        writer.add("x/data/0", std::as_bytes(std::span(values)));
        const std::vector<std::byte> bytes = writer.bytes();
        const AllocationWatch watch;
        const auto error = errorOf([&] { parsePth(bytes, "huge.pth"); });
        QVERIFY(error);
        QCOMPARE(error->code(), ErrorCode::DamagedCheckpoint);
        QVERIFY2(watch.peak() < std::size_t{256} << 20, std::to_string(watch.peak()).c_str());
    }

    /// A storage may end in bytes that make no element; an array does not.
    void aStorageOfAnOddLength() {
        const auto bytes = [](const char* text, int size) { return QByteArray(text, size); };
        const QByteArray pickle = bytes("\x80\x02", 2) + "ctorch._utils\n_rebuild_tensor_v2\n((X" +
                                  bytes("\x07\x00\x00\x00", 4) + "storagectorch\nFloatStorage\nX" +
                                  bytes("\x01\x00\x00\x00", 4) + "0X" + bytes("\x03\x00\x00\x00", 4) + "cpuK" +
                                  bytes("\x04", 1) + "tQK" + bytes("\0(K\x04t(K\x01t\x89NtR.", 14);
        std::vector<float> values{1, 2, 3, 4, 5};
        ZipWriter writer;
        writer.add("x/data.pkl", std::as_bytes(std::span(pickle.constData(), static_cast<std::size_t>(pickle.size()))));
        writer.add("x/data/0", std::as_bytes(std::span(values)).first(17));
        const PthValue root = parsePth(writer.bytes(), "odd.pth");
        QVERIFY(root.as<Array>());
        QCOMPARE(root.as<Array>()->data->size(), std::size_t{16});
        QCOMPARE(root.as<Array>()->toDoubles(), (std::vector<double>{1, 2, 3, 4}));
    }

    void whatIsWrittenIsRead() {
        const TemporaryFolder folder;
        writePth(folder / "a b.pth", smallCheckpoint());
        const PthValue root = readPth(folder / "a b.pth");
        QCOMPARE(*root.find("format")->as<std::string>(), std::string("f/1"));
        QCOMPARE(*root.find("epoch")->as<std::int64_t>(), std::int64_t{3});
        QVERIFY(root.find("none")->as<std::monostate>());
        QCOMPARE(*root.find("flag")->as<bool>(), true);
        QCOMPARE(*root.find("names")->as<PthValue::List>()->at(1).as<std::string>(), std::string("ü"));
        QCOMPARE(root.find("model")->find("a.weight")->as<Array>()->shape, (std::vector<std::int64_t>{2, 3}));
        QCOMPARE(numbers(*root.find("model"), "a.weight"), (std::vector<double>{1, 2, 3, 4, 5, 6}));
        QVERIFY(root.find("model")->find("a.count")->as<Array>()->shape.empty());
        QVERIFY(!root.find("missing"));
    }

    void wholeNumbers() {
        const std::vector<std::int64_t> all{0, 255, 256, -1, INT32_MAX, INT32_MIN, INT64_MAX, INT64_MIN, 1LL << 40};
        PthValue::List list;
        for (std::int64_t number : all) list.emplace_back(number);
        const PthValue root = parsePth(written(list), "x");
        for (std::size_t i = 0; i < all.size(); ++i)
            QCOMPARE(*root.as<PthValue::List>()->at(i).as<std::int64_t>(), all[i]);
    }

    void sameBytesEveryTime() { QCOMPARE(written(smallCheckpoint()), written(smallCheckpoint())); }

    /// The file never lies in memory beside its tensors.
    void aFileIsReadTensorByTensor() {
        constexpr std::size_t kTensors = 8, kCount = 1 << 18, kBytes = kTensors * kCount * sizeof(float);
        PthValue::Dict arrays;
        for (std::size_t i = 0; i < kTensors; ++i)
            arrays.emplace_back("t" + std::to_string(i),
                                Array::ofFloats({kCount}, std::vector<float>(kCount, static_cast<float>(i))));
        const TemporaryFolder folder;
        writePth(folder / "x.pth", arrays);
        const AllocationWatch watch;
        const PthValue root = readPth(folder / "x.pth");
        QVERIFY2(watch.peak() < kBytes + kBytes / 4, std::to_string(watch.peak()).c_str());
        QCOMPARE(root.find("t7")->as<Array>()->data->size(), kCount * sizeof(float));
    }

    void sharedDataIsOneStorage() {
        const Array shared = Array::ofFloats({1000}, std::vector<float>(1000, 1.5f));
        const std::vector<std::byte> bytes = written(PthValue::Dict{{"a", shared}, {"b", shared}});
        QVERIFY(bytes.size() < 6000);
        const PthValue root = parsePth(bytes, "x");
        QCOMPARE(root.find("a")->as<Array>()->data, root.find("b")->as<Array>()->data);
    }

    void othersFiles() {
        const PthValue strided = readPth(fixture("strided.pth"));
        QCOMPARE(strided.find("transposed")->as<Array>()->shape, (std::vector<std::int64_t>{4, 3}));
        QCOMPARE(numbers(strided, "transposed"), (std::vector<double>{0, 4, 8, 1, 5, 9, 2, 6, 10, 3, 7, 11}));
        QCOMPARE(numbers(strided, "row"), (std::vector<double>{4, 5, 6, 7}));
        QCOMPARE(numbers(strided, "every_other"), (std::vector<double>{0, 2, 4, 6, 8, 10}));
        QCOMPARE(numbers(strided, "scalar"), (std::vector<double>{7.5}));
        QCOMPARE(strided.find("empty")->as<Array>()->shape, (std::vector<std::int64_t>{0, 5}));
        QCOMPARE(numbers(readPth(fixture("deflated.pth")), "transposed"), numbers(strided, "transposed"));

        const PthValue ordered = readPth(fixture("ordered_dict.pth"));
        QCOMPARE(numbers(ordered, "running_var"), (std::vector<double>{1, 1}));
        QCOMPARE(numbers(ordered, "num_batches_tracked"), (std::vector<double>{0}));

        const PthValue odd = readPth(fixture("parameter.pth"));
        QCOMPARE(numbers(odd, "weight"), (std::vector<double>{1, 1, 1, 1}));
        QCOMPARE(numbers(odd, "lr"), (std::vector<double>{0.001}));
        QCOMPARE(*odd.find("big")->as<std::int64_t>(), std::int64_t{1} << 40);
        QCOMPARE(*odd.find("negative")->as<std::int64_t>(), std::int64_t{-5});
        QCOMPARE(*odd.find("3")->as<std::string>(), std::string("three"));
        QCOMPARE(odd.find("tuple")->as<PthValue::List>()->size(), std::size_t{2});
    }

    void filesFromBefore16() {
        const PthValue legacy = readPth(fixture("legacy.pth"));
        QCOMPARE(numbers(legacy, "weight"), (std::vector<double>{0, 4, 8, 1, 5, 9, 2, 6, 10, 3, 7, 11}));
        QCOMPARE(numbers(legacy, "row"), (std::vector<double>{4, 5, 6, 7}));
        QCOMPARE(numbers(legacy, "count"), (std::vector<double>{5}));
        QCOMPARE(numbers(legacy, "shared"), (std::vector<double>{0, 1, 2, 3, 4, 5}));
        QCOMPARE(numbers(legacy, "part"), (std::vector<double>{2, 3}));
        QCOMPARE(numbers(legacy, "lr"), (std::vector<double>{0.5}));
        QCOMPARE(legacy.find("empty")->as<Array>()->shape, (std::vector<std::int64_t>{0, 2}));
    }

    void everyElementType() {
        const PthValue types = readPth(fixture("types.pth"));
        QCOMPARE(types.as<PthValue::Dict>()->size(), std::size_t{8});
        for (const auto& [name, value] : *types.as<PthValue::Dict>())
            QCOMPARE(value.as<Array>()->toDoubles(), (std::vector<double>{0, 1, name == "bool" ? 1.0 : 2.0}));
        const PthValue again = parsePth(written(types), "x");
        for (const auto& [name, value] : *again.as<PthValue::Dict>())
            QCOMPARE(value.as<Array>()->dtype, types.find(name)->as<Array>()->dtype);
    }

    void dataIsAligned() {
        const std::vector<std::byte> bytes = written(smallCheckpoint());
        const std::string text(reinterpret_cast<const char*>(bytes.data()), bytes.size());
        const float first[] = {1, 2, 3, 4, 5, 6};
        const auto at = text.find(std::string(reinterpret_cast<const char*>(first), sizeof first));
        QVERIFY(at != std::string::npos);
        QCOMPARE(at % kZipAlignment, std::size_t{0});
    }

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
        QCOMPARE(numbers(parsePth(writer.bytes(), "good.pth"), "b").back(), 2.5);
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

private:
    static std::vector<std::byte> written(const PthValue& value) {
        const TemporaryFolder folder;
        writePth(folder / "x.pth", value);
        return readFile(folder / "x.pth");
    }

    static void tryToRead(const std::vector<std::byte>& bytes, int& read, int& refused) {
        const AllocationWatch watch;
        const auto error = errorOf([&] { parsePth(bytes, "flipped.pth"); });
        ++(error ? refused : read);
        QVERIFY(!error || error->code() == ErrorCode::DamagedCheckpoint || error->code() == ErrorCode::NotACheckpoint);
        QVERIFY2(watch.peak() < std::size_t{8} << 20, std::to_string(watch.peak()).c_str());
    }
};

QTEST_GUILESS_MAIN(FormatsTest)
#include "formats_test.moc"
