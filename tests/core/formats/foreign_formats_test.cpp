// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/random.h"
#include "core/formats/bytes.h"
#include "core/formats/caffemodel.h"
#include "core/formats/half.h"
#include "core/formats/onnx.h"
#include "core/formats/pth.h"
#include "core/formats/safetensors.h"
#include "core/formats/shown_name.h"
#include "support/allocation_watch.h"
#include "support/temporary_folder.h"

#include <QTest>
#include <algorithm>
#include <cmath>

using namespace studio;

Q_DECLARE_METATYPE(studio::ErrorCode)

namespace {

std::span<const std::byte> bytesOf(const std::string& text) {
    return std::as_bytes(std::span(text));
}

/// A safetensors file with this header and so many bytes of tensors.
std::string safetensors(const std::string& header, std::size_t data, std::uint64_t claimed = 0) {
    std::string file;
    putNumber(file, claimed != 0 ? claimed : static_cast<std::uint64_t>(header.size()));
    return file + header + std::string(data, '\1');
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
    void badSafetensors_data() {
        QTest::addColumn<QByteArray>("file");
        QTest::addColumn<ErrorCode>("code");
        QTest::addColumn<QString>("says");
        const auto row = [](const char* name, const std::string& file, const char* says,
                            ErrorCode code = ErrorCode::DamagedCheckpoint) {
            QTest::newRow(name) << QByteArray::fromStdString(file) << code << says;
        };
        const auto one = [](const char* begin, const char* end, const char* shape = "[4]") {
            return std::string(R"({"a":{"dtype":"F32","shape":)") + shape + R"(,"data_offsets":[)" + begin + "," + end +
                   "]}}";
        };
        row("empty", "", "it is empty");
        row("short", "abc", "ends within its first bytes");
        row("header of 2^60", safetensors("{}", 0, std::uint64_t{1} << 60), "claims 1152921504606846976 bytes");
        row("header of 2^64 - 1", safetensors("{}", 0, ~std::uint64_t{0}), "and the file has 10");
        row("no JSON", safetensors("{\"a\":", 0), "can't be read");
        row("a list", safetensors("[1,2]", 0), "can't be read");
        row("nested", safetensors(std::string(100000, '['), 0), "can't be read");
        row("tensor of 2^60", safetensors(one("0", "1152921504606846976", "[288230376151711744]"), 16),
            "\"a\" lies outside of it");
        row("shape overflows", safetensors(one("0", "16", "[4294967296,4294967296,4294967296]"), 16),
            "has not as many bytes as its shape needs");
        row("negative side", safetensors(one("0", "16", "[-4]"), 16), "what it says of \"a\" makes no sense");
        row("backwards", safetensors(one("16", "0"), 16), "\"a\" lies outside of it");
        row("too few bytes", safetensors(one("0", "12"), 12), "has not as many bytes as its shape needs");
        row("overlap",
            safetensors(R"({"a":{"dtype":"F32","shape":[4],"data_offsets":[0,16]},)"
                        R"("b":{"dtype":"F32","shape":[4],"data_offsets":[8,24]}})",
                        24),
            "\"b\" overlaps the tensor before it");
        row("the same bytes twice",
            safetensors(R"({"a":{"dtype":"F32","shape":[4],"data_offsets":[0,16]},)"
                        R"("b":{"dtype":"F32","shape":[4],"data_offsets":[0,16]}})",
                        16),
            "\"b\" overlaps the tensor before it");
        row("gap", safetensors(one("4", "20"), 20), "bytes before \"a\" belong to nothing");
        row("rest", safetensors(one("0", "16"), 20), "bytes at its end belong to nothing");
        row("twice",
            safetensors(R"({"a":{"dtype":"U8","shape":[1],"data_offsets":[0,1]},)"
                        R"("a":{"dtype":"U8","shape":[1],"data_offsets":[0,1]}})",
                        1),
            "a name stands in it twice");
        row("metadata of numbers", safetensors(R"({"__metadata__":{"a":1}})", 0), "\"__metadata__\"");
        row("another type", safetensors(R"({"a":{"dtype":"F8_E4M3","shape":[1],"data_offsets":[0,1]}})", 1),
            "numbers of the type F8_E4M3", ErrorCode::NotACheckpoint);
    }
    void badSafetensors() {
        QFETCH(QByteArray, file);
        QFETCH(ErrorCode, code);
        QFETCH(QString, says);
        const AllocationWatch watch;
        const auto error = errorOf([&] { parseSafetensors(bytesOf(file.toStdString()), "x.safetensors"); });
        QVERIFY(error);
        QCOMPARE(error->code(), code);
        QVERIFY2(QString(error->what()).contains(says), error->what());
        QVERIFY2(watch.peak() < std::size_t{16} << 20, std::to_string(watch.peak()).c_str());
    }

    /// What a header would make is counted first: a few bytes of it may be an object.
    void hugeHeadersTakeNoMemory_data() {
        QTest::addColumn<QByteArray>("unit");
        QTest::newRow("nested lists") << QByteArray("[");
        QTest::newRow("nested objects") << QByteArray("{\"\":");
        QTest::newRow("lists") << QByteArray("[],");
        QTest::newRow("texts") << QByteArray("\"\",");
    }
    void hugeHeadersTakeNoMemory() {
        QFETCH(QByteArray, unit);
        constexpr std::size_t kHeader = 15 << 20;
        const std::size_t count = kHeader / static_cast<std::size_t>(unit.size());
        const std::string file = safetensors("{\"a\":[" + times(count, unit.toStdString()), 0);
        const AllocationWatch watch;
        const auto error = errorOf([&] { parseSafetensors(bytesOf(file), "x"); });
        QVERIFY(error && error->code() == ErrorCode::DamagedCheckpoint);
        QVERIFY2(QString(error->what()).contains("far too long"), error->what());
        QVERIFY2(watch.peak() < kHeader + (std::size_t{4} << 20), std::to_string(watch.peak()).c_str());
    }

    /// A look at all names before each one would take many minutes for so many.
    void manyNamesAreRead() {
        constexpr std::size_t kTensors = 100'000, kTexts = 300'000;
        std::string texts, tensors;
        for (std::size_t i = 0; i < kTexts; ++i)
            texts += (i == 0 ? "\"" : ",\"") + std::to_string(1'000'000 + i) + "\":\"\"";
        for (std::size_t i = 0; i < kTensors; ++i)
            tensors +=
                ",\"" + std::to_string(1'000'000 + i) + "\":{\"dtype\":\"U8\",\"shape\":[0],\"data_offsets\":[0,0]}";
        const std::string file = safetensors("{\"__metadata__\":{" + texts + "}" + tensors + "}", 0);
        const Safetensors content = parseSafetensors(bytesOf(file), "x");
        QCOMPARE(content.arrays.size(), kTensors);
        QCOMPARE(content.metadata.size(), kTexts);
    }

    /// As a state dict has them, whatever the header's order.
    void tensorsComeAsTheyLie() {
        const std::string file = safetensors(R"({"a":{"dtype":"U8","shape":[1],"data_offsets":[2,3]},)"
                                             R"("c":{"dtype":"U8","shape":[1],"data_offsets":[1,2]},)"
                                             R"("b":{"dtype":"U8","shape":[1],"data_offsets":[0,1]}})",
                                             3);
        std::string names;
        for (const auto& [name, array] : parseSafetensors(bytesOf(file), "x").arrays) names += name;
        QCOMPARE(names, std::string("bca"));
    }

    void safetensorsCutAnywhere() {
        const TemporaryFolder folder;
        writeSafetensors(folder / "a.safetensors", sample());
        const std::vector<std::byte> whole = readFile(folder / "a.safetensors");
        for (std::size_t size = 0; size < whole.size(); ++size) {
            const auto error = errorOf([&] { parseSafetensors(std::span(whole).first(size), "cut"); });
            QVERIFY2(error && error->code() == ErrorCode::DamagedCheckpoint, std::to_string(size).c_str());
        }
    }

    void safetensorsComeBack() {
        const TemporaryFolder folder;
        writeSafetensors(folder / "a.safetensors", sample());
        const Safetensors read = readSafetensors(folder / "a.safetensors");
        QCOMPARE(read.metadata, sample().metadata);
        QCOMPARE(read.arrays.size(), sample().arrays.size());
        for (const auto& [name, array] : sample().arrays) {
            const Array* found = findArray(read.arrays, name);
            QVERIFY2(found, name.c_str());
            QCOMPARE(found->dtype, array.dtype);
            QCOMPARE(found->shape, array.shape);
            QVERIFY(*found->data == *array.data);
        }
        QCOMPARE(read.arrays.front().first, std::string("count"));  // eight bytes wide: first, so that it is aligned
    }

    void aPipeIsNoFile() {
        const auto error = errorOf([] { readSafetensors("/dev/zero"); });
        QVERIFY(error);
        QCOMPARE(error->code(), ErrorCode::CannotRead);
    }

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

    void namesAreShown_data() {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<QByteArray>("shown");
        const auto row = [](const char* tag, const QByteArray& name, const QByteArray& shown) {
            QTest::newRow(tag) << name << shown;
        };
        row("none", "", "");
        row("plain", "conv1.conv.weight", "conv1.conv.weight");
        row("any language", "ü 菊 😀", "ü 菊 😀");
        row("a title", "\x1b]0;x\x07", "?]0;x?");
        row("lines", "a\r\nb\x7f", "a??b?");
        row("nothing", QByteArray("a\0b", 3), "a?b");
        row("one of the upper controls",
            "\xC2\x9B"
            "31m",
            "?31m");
        row("the other direction",
            "\xE2\x80\xAE"
            "gpj",
            "?gpj");
        row("no UTF-8",
            "\xff\xc0\xaf\xed\xa0\x80"
            "a",
            "??????a");
        row("above Unicode", "\xf4\x90\x80\x80", "????");
        row("half a character", "a\xE8\x8F", "a??");
        row("a hundred", QByteArray("ü").repeated(100), QByteArray("ü").repeated(100));
        row("more", QByteArray("ü").repeated(101), QByteArray("ü").repeated(100) + "…");
    }
    void namesAreShown() {
        QFETCH(QByteArray, name);
        QFETCH(QByteArray, shown);
        QCOMPARE(QByteArray::fromStdString(shownName(name.toStdString())), shown);
    }

    /// They are somebody's: no terminal is to obey them, no sentence to be a megabyte long.
    void namesInSentences() {
        const std::string rest(1 << 20, 'n'), name = "\\u001b]0;x\\u0007" + rest;
        for (const char* entry : {"1", R"({"dtype":"F32","shape":[1],"data_offsets":[0,9]})",
                                  R"({"dtype":"F32","shape":[2],"data_offsets":[0,4]})",
                                  R"({"dtype":"F32","shape":[1],"data_offsets":[1,5]})",
                                  "{\"dtype\":\"\\u001b[2J\",\"shape\":[],\"data_offsets\":[0,0]}"}) {
            const std::string file = safetensors("{\"" + name + "\":" + entry + "}", 5);
            const auto error = errorOf([&] { parseSafetensors(bytesOf(file), "x"); });
            QVERIFY2(error && isFitToBeSaid(error->what()), entry);
        }
        const std::string value =
            field(1, "\x1b[2J" + rest) + field(2, field(1, field(2, field(1, field(2, "\x1b" + rest)))));
        const OnnxSummary summary = lookAtOnnx(bytesOf(field(7, field(11, value) + field(12, value))), "x");
        QVERIFY(isFitToBeSaid(summary.inputs.front()) && summary.inputs.front().starts_with("?[2Jnnn"));
        QVERIFY(isFitToBeSaid(summary.outputs.front()));
    }

    void flippedBytesNeverCrash() {
        const TemporaryFolder folder;
        writeSafetensors(folder / "a.safetensors", sample());
        const std::vector<std::byte> tensors = readFile(folder / "a.safetensors");
        const std::string caffe = caffeFile();
        Random random(99);
        for (int round = 0; round < 5000; ++round) {
            std::vector<std::byte> bytes = tensors;
            std::vector<std::byte> net(bytesOf(caffe).begin(), bytesOf(caffe).end());
            for (std::uint64_t flips = 1 + random.below(4); flips > 0; --flips) {
                bytes[random.below(std::min<std::size_t>(bytes.size(), 400))] =
                    static_cast<std::byte>(random.below(256));
                net[random.below(net.size())] = static_cast<std::byte>(random.below(256));
            }
            const AllocationWatch watch;
            errorOf([&] { parseSafetensors(bytes, "x"); });
            errorOf([&] { parseCaffemodel(net, "x"); });
            errorOf([&] { lookAtOnnx(net, "x"); });
            QVERIFY2(watch.peak() < std::size_t{4} << 20, std::to_string(watch.peak()).c_str());
        }
    }

    /// Against IEEE 754's own definition: every half, and what lies between two of them.
    void halvesAreTheNearest() {
        const Array all{DType::Float16, {1 << 16}, [] {
                            auto bytes = std::make_shared<std::vector<std::byte>>(std::size_t{2} << 16);
                            for (std::uint32_t i = 0; i < 1u << 16; ++i) {
                                (*bytes)[2 * i] = static_cast<std::byte>(i & 255);
                                (*bytes)[2 * i + 1] = static_cast<std::byte>(i >> 8);
                            }
                            return bytes;
                        }()};
        const std::vector<double> values = all.toDoubles();
        for (std::uint32_t i = 0; i < 0x7c00; ++i) {
            const auto value = static_cast<float>(values[i]);
            QCOMPARE(halfBits(value), static_cast<std::uint16_t>(i));
            QCOMPARE(halfBits(-value), static_cast<std::uint16_t>(i | 0x8000));
            if (i == 0x7bff) break;
            const auto between = static_cast<float>((values[i] + values[i + 1]) / 2);  // exact in float32
            QCOMPARE(halfBits(between), static_cast<std::uint16_t>(i + (i & 1)));
            QCOMPARE(halfBits(std::nextafter(between, 1e9f)), static_cast<std::uint16_t>(i + 1));
            QCOMPARE(halfBits(std::nextafter(between, -1e9f)), static_cast<std::uint16_t>(i));
        }
        QCOMPARE(halfBits(65519.0f), std::uint16_t{0x7bff});
        QCOMPARE(halfBits(65520.0f), std::uint16_t{0x7c00});
        QCOMPARE(halfBits(-INFINITY), std::uint16_t{0xfc00});
        QVERIFY((halfBits(NAN) & 0x7fff) > 0x7c00);
        QCOMPARE(inHalf(Array::ofInts({1}, {7})).dtype, DType::Int64);
        QCOMPARE(inHalf(Array::ofDoubles({1}, {0.5})).toDoubles(), std::vector<double>{0.5});
    }

private:
    static Safetensors sample() {
        return {{{"a.weight", Array::ofFloats({2, 3}, {1, 2, 3, 4, 5, 6})},
                 {"half", inHalf(Array::ofFloats({3}, {1, 2, 3}))},
                 {"count", Array::ofInts({}, {7})},
                 {"none", Array::ofFloats({0, 5}, {})}},
                {{"classes", "[\"\xE8\x8F\x8A\",\"a \\\"b\\\"\"]"}, {"format", "x"}}};
    }
};

QTEST_GUILESS_MAIN(ForeignFormatsTest)
#include "foreign_formats_test.moc"
