// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/random.h"
#include "core/formats/bytes.h"
#include "core/formats/caffemodel.h"
#include "core/formats/onnx.h"
#include "core/formats/pth.h"
#include "core/formats/safetensors.h"
#include "support/allocation_watch.h"
#include "support/temporary_folder.h"

#include <QTest>
#include <algorithm>

using namespace studio;

Q_DECLARE_METATYPE(studio::ErrorCode)

namespace {

std::span<const std::byte> bytesOf(const std::string& text) {
    return std::as_bytes(std::span(text));
}

std::string varint(std::uint64_t value) {
    std::string out;
    for (; value >= 0x80; value >>= 7) out += static_cast<char>(value | 0x80);
    return out + static_cast<char>(value);
}
/// A field of the wire format that holds bytes.
std::string field(int number, const std::string& content) {
    return varint(static_cast<std::uint64_t>(number) << 3 | 2) + varint(content.size()) + content;
}
std::string whole(int number, int value) {
    return {static_cast<char>(number << 3), static_cast<char>(value)};
}

std::string floats(std::initializer_list<float> values) {
    std::string out;
    for (const float value : values) putNumber(out, value);
    return out;
}

/// "conv" in caffe's newer form with a 2 x 1 blob, "fc" in its older one with 1 x 1 x 1 x 2.
std::string caffeFile() {
    const std::string shape = field(1, std::string("\2\1", 2));
    const std::string modern =
        field(1, "conv") + field(2, "Convolution") + field(7, field(7, shape) + field(5, floats({1.5f, -2})));
    const std::string old =
        field(4, "fc") + field(6, whole(1, 1) + whole(2, 1) + whole(3, 1) + whole(4, 2) + field(5, floats({3, 4})));
    return field(1, "GoogleNet") + field(100, modern) + field(2, old) + field(100, field(1, "pool"));
}

std::string times(std::size_t count, const std::string& text) {
    std::string out;
    for (std::size_t i = 0; i < count; ++i) out += text;
    return out;
}

/// Nothing that a terminal obeys, and not a name of a megabyte.
bool isFitToBeSaid(const std::string& text) {
    return text.size() < 1000 && std::ranges::none_of(text, [](unsigned char c) { return c < 0x20 || c == 0x7F; });
}

std::vector<std::byte> fixture(const std::string& name) {
    return readFile(std::filesystem::path(STUDIO_TEST_DATA) / "foreign" / name);
}

}  // namespace

class ForeignFormatsTest : public QObject {
    Q_OBJECT

private slots:
    void caffesLayers() {
        const std::vector<CaffeLayer> layers = parseCaffemodel(bytesOf(caffeFile()), "x");
        QCOMPARE(layers.size(), std::size_t{2});
        QCOMPARE(layers[0].name, std::string("conv"));
        QCOMPARE(layers[0].blobs[0].shape, (std::vector<std::int64_t>{2, 1}));
        QCOMPARE(layers[0].blobs[0].toDoubles(), (std::vector<double>{1.5, -2}));
        QCOMPARE(layers[1].name, std::string("fc"));
        QCOMPARE(layers[1].blobs[0].shape, (std::vector<std::int64_t>{1, 1, 1, 2}));
    }

    void badCaffe_data() {
        QTest::addColumn<QByteArray>("file");
        const auto row = [](const char* name, const std::string& file) {
            QTest::newRow(name) << QByteArray::fromStdString(file);
        };
        const auto blob = [](const std::string& inside) { return field(100, field(1, "a") + field(7, inside)); };
        row("length of 2^63", std::string("\x0a\xff\xff\xff\xff\xff\xff\xff\xff\x7f", 10));
        row("endless number", std::string(12, '\xff'));
        row("group", "\x0b");
        row("field 0", std::string("\2\1x", 3));
        row("shape without numbers", blob(field(7, field(1, "\4"))));
        row("numbers without shape", blob(field(5, floats({1, 2}))));
        row("2^60 numbers", blob(field(7, field(1, std::string("\x80\x80\x80\x80\x80\x80\x80\x80\x10", 9)))));
        row("half a number", blob(field(5, "abc")));
        row("text", "name: \"GoogleNet\"\nlayer {");
    }
    void badCaffe() {
        QFETCH(QByteArray, file);
        const AllocationWatch watch;
        const auto error = errorOf([&] { parseCaffemodel(bytesOf(file.toStdString()), "x.caffemodel"); });
        QVERIFY(error);
        QCOMPARE(error->code(), ErrorCode::DamagedCheckpoint);
        QVERIFY2(watch.peak() < std::size_t{1} << 20, std::to_string(watch.peak()).c_str());
    }

    /// Room for exactly these and the next would copy all numbers so far each time: for so many, terabytes.
    void numbersInManyPieces() {
        constexpr std::size_t kNumbers = 1'000'000;
        const std::string blob = field(7, field(1, varint(kNumbers))) + times(kNumbers, field(5, floats({1.5f})));
        const std::string file = field(100, field(1, "conv") + field(7, blob));
        const std::vector<CaffeLayer> layers = parseCaffemodel(bytesOf(file), "x");
        QCOMPARE(layers.size(), std::size_t{1});
        QCOMPARE(layers[0].blobs[0].data->size(), kNumbers * sizeof(float));
    }

    /// An array takes many times the bytes that make one.
    void moreThanANetworkHas() {
        const std::string blob = field(7, field(7, field(1, std::string(1, '\0'))));
        const auto error = [](const std::string& file) {
            return errorOf([&] { parseCaffemodel(bytesOf(file), "x"); });
        };
        QVERIFY(!error(times(1000, field(100, times(8, blob)))));
        const auto layers = error(times(1001, field(100, blob))), arrays = error(field(100, times(9, blob)));
        QVERIFY(layers && layers->code() == ErrorCode::NotACheckpoint);
        QVERIFY2(QString(layers->what()).contains("more than 1000 layers"), layers->what());
        QVERIFY(arrays && arrays->code() == ErrorCode::NotACheckpoint);
        QVERIFY2(QString(arrays->what()).contains("more than 8 arrays"), arrays->what());
    }

    /// Layers of a real size, in both of caffe's forms: cut inside a layer it is damaged; between two it is a shorter
    /// network, which is none of ours. No more memory than the file has.
    void caffesLayersCutAtEveryKilobyte() {
        std::string values;
        for (int i = 0; i < 192 * 64; ++i) putNumber(values, static_cast<float>(i));
        const std::string shape = field(1, varint(192) + varint(64));
        const std::string modern =
            field(1, "conv2/3x3") + field(2, "Convolution") + field(7, field(7, shape) + field(5, values));
        const std::string old = field(4, "conv2/3x3") + field(6, whole(1, 1) + whole(2, 1) + "\x18" + varint(192) +
                                                                     "\x20" + varint(64) + field(5, values));
        for (const std::string& layer : {field(100, modern), field(2, old)}) {
            const std::string file = times(6, layer);
            const TemporaryFolder folder;
            for (std::size_t size = 0; size < file.size(); size += 1024) {
                std::vector<CaffeLayer> layers;
                const AllocationWatch watch;
                const auto error =
                    errorOf([&] { layers = parseCaffemodel(bytesOf(file).first(size), "cut.caffemodel"); });
                QVERIFY2(error || layers.size() == size / layer.size(), std::to_string(size).c_str());
                QVERIFY2(error || size % layer.size() == 0, std::to_string(size).c_str());
                QVERIFY2(watch.peak() < 2 * file.size(), std::to_string(size).c_str());
            }
            const std::vector<CaffeLayer> all = parseCaffemodel(bytesOf(file), "x");
            QCOMPARE(all.size(), std::size_t{6});
            QCOMPARE(all[5].blobs[0].toDoubles().back(), 192.0 * 64 - 1);
        }
    }

    void caffesFilesCutAnywhere_data() {
        QTest::addColumn<QString>("file");
        QTest::newRow("newer") << "small_new.caffemodel";
        QTest::newRow("older") << "small_old.caffemodel";
    }
    /// Before its layer the beginning is a whole file, of no layers.
    void caffesFilesCutAnywhere() {
        QFETCH(QString, file);
        const std::vector<std::byte> whole = fixture(file.toStdString());
        QCOMPARE(parseCaffemodel(whole, "x").size(), std::size_t{1});
        for (std::size_t size = 0; size < whole.size(); ++size) {
            const AllocationWatch watch;
            std::vector<CaffeLayer> layers;
            const auto error = errorOf([&] { layers = parseCaffemodel(std::span(whole).first(size), "cut"); });
            QVERIFY2(!error || error->code() == ErrorCode::DamagedCheckpoint, std::to_string(size).c_str());
            QVERIFY2(layers.empty(), std::to_string(size).c_str());
            QVERIFY2(watch.peak() < 1 << 20, std::to_string(size).c_str());
        }
    }

    /// Between two fields the beginning is a whole file, and what is there is right.
    void onnxFilesCutAnywhere() {
        const std::vector<std::byte> whole = fixture("small.onnx");
        const OnnxSummary all = lookAtOnnx(whole, "x");
        QCOMPARE(all.inputs, std::vector<std::string>{"input float32 batch x 3"});
        QCOMPARE(all.outputs, std::vector<std::string>{"logits float32 batch x 2"});
        QCOMPARE(all.dtype, std::string("float32"));
        QCOMPARE(all.tensors, std::int64_t{2});
        QCOMPARE(all.metadata.size(), std::size_t{5});
        std::size_t answers = 0;
        for (std::size_t size = 0; size < whole.size(); ++size) {
            const AllocationWatch watch;
            OnnxSummary some;
            const auto error = errorOf([&] { some = lookAtOnnx(std::span(whole).first(size), "cut"); });
            QVERIFY2(!error || error->code() == ErrorCode::DamagedCheckpoint, std::to_string(size).c_str());
            QVERIFY2(watch.peak() < 1 << 20, std::to_string(size).c_str());
            if (error) continue;
            ++answers;
            QVERIFY(some.inputs.empty() || some.inputs == all.inputs);
            QVERIFY(some.metadata.size() < all.metadata.size());
            QVERIFY(std::equal(some.metadata.begin(), some.metadata.end(), all.metadata.begin()));
        }
        QCOMPARE(answers, std::size_t{8});  // before each of its fields
    }

    void badOnnx_data() {
        QTest::addColumn<QByteArray>("file");
        QTest::addColumn<ErrorCode>("code");
        QTest::addColumn<QString>("says");
        const auto row = [](const char* name, const std::string& file, const char* says = "it is cut off",
                            ErrorCode code = ErrorCode::DamagedCheckpoint) {
            QTest::newRow(name) << QByteArray::fromStdString(file) << code << says;
        };
        const auto input = [](const std::string& inside) { return field(7, field(11, inside)); };
        const auto shape = [&](const std::string& inside) { return input(field(2, field(1, field(2, inside)))); };
        row("length of 2^63", std::string("\x3a\xff\xff\xff\xff\xff\xff\xff\xff\x7f", 10));
        row("endless number", std::string(12, '\xff'));
        row("group", "\x0b");
        row("field 0", std::string("\2\1x", 3));
        row("text", "ir_version: 8\n");
        row("an input that ends early", input("\x0a\x7f"));
        row("a type that ends early", input(field(2, field(1, "\x08"))));
        row("a side that ends early", shape(field(1, "\x08")));
        row("65 sides", shape(times(65, field(1, ""))));
        row("a tensor that ends early", field(7, field(5, "\x10")));
        row("a fact that ends early", field(14, "\x0a\x7f"));
        row("1001 inputs", field(7, times(1001, field(11, ""))), "more than 1000 inputs or outputs",
            ErrorCode::NotACheckpoint);
        row("1001 outputs", field(7, times(1001, field(12, ""))), "more than 1000 inputs or outputs",
            ErrorCode::NotACheckpoint);
        row("a million facts", times(1'000'000, field(14, "")), "more than 10000 entries of metadata",
            ErrorCode::NotACheckpoint);
    }
    void badOnnx() {
        QFETCH(QByteArray, file);
        QFETCH(ErrorCode, code);
        QFETCH(QString, says);
        const std::string bytes = file.toStdString();
        const AllocationWatch watch;
        const auto error = errorOf([&] { lookAtOnnx(bytesOf(bytes), "x.onnx"); });
        QVERIFY(error);
        QCOMPARE(error->code(), code);
        QVERIFY2(QString(error->what()).contains(says), error->what());
        QVERIFY2(watch.peak() < std::size_t{4} << 20, std::to_string(watch.peak()).c_str());
    }

    /// Types that nobody knows are not collected.
    void strangeTypesTakeNoMemory() {
        std::string tensors;
        for (std::uint64_t type = 0; type < 100'000; ++type) tensors += field(5, "\x10" + varint(type));
        const std::string file = field(7, tensors);
        const AllocationWatch watch;
        const OnnxSummary summary = lookAtOnnx(bytesOf(file), "x");
        QVERIFY2(watch.peak() < 1 << 20, std::to_string(watch.peak()).c_str());
        QCOMPARE(summary.tensors, std::int64_t{100'000});
        QCOMPARE(summary.dtype, std::string("bfloat16 and float16 and float32 and float64"));
    }

    /// A file that is nothing but a hole costs nothing to send, and its size in memory as soon as it is read.
    void aHoleIsNotRead_data() {
        QTest::addColumn<QByteArray>("start");
        QTest::newRow("x.caffemodel") << QByteArray("\n");
        QTest::newRow("x.onnx") << QByteArray("\x08\x08");
        QTest::newRow("x.safetensors") << QByteArray("\x02");
        QTest::newRow("x.pth") << QByteArray("PK\x03\x04");
        QTest::newRow("old.pth") << QByteArray("\x80\x02\x8a\x0a\x6c\xfc\x9c\x46\xf9\x20\x6a\xa8\x50\x19");
    }
    void aHoleIsNotRead() {
        QFETCH(QByteArray, start);
        const TemporaryFolder folder;
        const std::filesystem::path path = folder / QTest::currentDataTag(), ending = path.extension();
        writeFileAtomically(path, start.toStdString());
        std::filesystem::resize_file(path, (std::uintmax_t{2} << 30) + 1);
        const AllocationWatch watch;
        const auto error = errorOf([&] {
            if (ending == ".caffemodel") readCaffemodel(path);
            if (ending == ".onnx") lookAtOnnxFile(path);
            if (ending == ".safetensors") readSafetensors(path);
            if (ending == ".pth") readPth(path);
        });
        QVERIFY(error);
        QCOMPARE(error->code(), ErrorCode::NotACheckpoint);
        QVERIFY2(QString(error->what()).contains("it is larger than 2 GiB"), error->what());
        QVERIFY2(watch.peak() < 1 << 20, std::to_string(watch.peak()).c_str());
    }

    /// They are somebody's: no terminal is to obey them, no sentence to be a megabyte long.
    void namesInSentences() {
        const std::string rest(1 << 20, 'n');
        const std::string value =
            field(1, "\x1b[2J" + rest) + field(2, field(1, field(2, field(1, field(2, "\x1b" + rest)))));
        const OnnxSummary summary = lookAtOnnx(bytesOf(field(7, field(11, value) + field(12, value))), "x");
        QVERIFY(isFitToBeSaid(summary.inputs.front()) && summary.inputs.front().starts_with("?[2Jnnn"));
        QVERIFY(isFitToBeSaid(summary.outputs.front()));
    }

    void flippedBytesNeverCrash() {
        const std::string caffe = caffeFile();
        Random random(99);
        for (int round = 0; round < 5000; ++round) {
            std::vector<std::byte> net(bytesOf(caffe).begin(), bytesOf(caffe).end());
            for (std::uint64_t flips = 1 + random.below(4); flips > 0; --flips)
                net[random.below(net.size())] = static_cast<std::byte>(random.below(256));
            const AllocationWatch watch;
            errorOf([&] { parseCaffemodel(net, "x"); });
            errorOf([&] { lookAtOnnx(net, "x"); });
            QVERIFY2(watch.peak() < std::size_t{4} << 20, std::to_string(watch.peak()).c_str());
        }
    }
};

QTEST_GUILESS_MAIN(ForeignFormatsTest)
#include "foreign_formats_test.moc"
