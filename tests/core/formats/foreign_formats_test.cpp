// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/random.h"
#include "core/formats/bytes.h"
#include "core/formats/caffemodel.h"
#include "core/formats/half.h"
#include "core/formats/onnx.h"
#include "core/formats/safetensors.h"
#include "support/allocation_watch.h"
#include "support/temporary_folder.h"

#include <QTest>
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

/// A field of the wire format that holds bytes.
std::string field(int number, const std::string& content) {
    std::string out;
    const auto varint = [&](std::uint64_t value) {
        for (; value >= 0x80; value >>= 7) out += static_cast<char>(value | 0x80);
        out += static_cast<char>(value);
    };
    varint(static_cast<std::uint64_t>(number) << 3 | 2);
    varint(content.size());
    return out + content;
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
