// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/pth.h"
#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/random.h"
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

/// A .pth of today's form with this as its pickle.
std::vector<std::byte> archiveOf(const QByteArray& pickle) {
    ZipWriter writer;
    writer.add("x/data.pkl", std::as_bytes(std::span(pickle.constData(), static_cast<std::size_t>(pickle.size()))));
    return writer.bytes();
}

}  // namespace

class PthTest : public QObject {
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

    /// What makes objects or calls anything, and what is no opcode at all, is refused where it stands.
    void otherOpcodesAreRefused() {
        const QByteArray known =
            QByteArray("NJKMGXTU)tl]}daesu(012qrhjcQRb.") + "\x80\x85\x86\x87\x88\x89\x8a" + "\x8c\x8d\x93\x94\x95";
        for (int opcode = 0; opcode < 256; ++opcode) {
            if (known.contains(static_cast<char>(opcode))) continue;
            QByteArray pickle("\x80\x02}(", 4);
            pickle += static_cast<char>(opcode);
            const auto error = errorOf([&] { parsePth(archiveOf(pickle + "os\nsystem\n0tR."), "evil.pth"); });
            QVERIFY2(error && error->code() == ErrorCode::NotACheckpoint, qPrintable(QString::number(opcode, 16)));
            const QString name = QStringLiteral("opcode 0x%1").arg(opcode, 2, 16, QLatin1Char('0'));
            QVERIFY2(QString(error->what()).contains(name), error->what());
        }
    }

    void otherNamesAreRefused_data() {
        QTest::addColumn<QByteArray>("pickle");
        const auto text = [](const char* word) {
            return QByteArray("\x8c") + static_cast<char>(std::strlen(word)) + word;
        };
        QTest::newRow("GLOBAL") << QByteArray("cos\nsystem\n(X\x02\0\0\0idtR.", 22);
        QTest::newRow("STACK_GLOBAL") << text("os") + text("system") + "\x93(" + text("id") + "tR.";
        QTest::newRow("STACK_GLOBAL of a part")
            << text("torch._utils") + text("_rebuild_tensor_v2.__globals__") + "\x93.";
        QTest::newRow("INST") << QByteArray("(ios\nsystem\n.");
        QTest::newRow("OBJ") << QByteArray("(cos\nsystem\no.");
    }
    void otherNamesAreRefused() {
        QFETCH(QByteArray, pickle);
        const auto error = errorOf([&] { parsePth(archiveOf(QByteArray("\x80\x04", 2) + pickle), "evil.pth"); });
        QVERIFY(error);
        QCOMPARE(error->code(), ErrorCode::NotACheckpoint);
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

QTEST_GUILESS_MAIN(PthTest)
#include "pth_test.moc"
