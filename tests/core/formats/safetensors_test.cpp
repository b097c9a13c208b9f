// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/safetensors.h"

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/random.h"
#include "core/formats/bytes.h"
#include "core/formats/half.h"
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

/// A safetensors file with this header and so many bytes of tensors.
std::string safetensors(const std::string& header, std::size_t data, std::uint64_t claimed = 0) {
    std::string file;
    putNumber(file, claimed != 0 ? claimed : static_cast<std::uint64_t>(header.size()));
    return file + header + std::string(data, '\1');
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

}  // namespace

class SafetensorsTest : public QObject {
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
    }

    void flippedBytesNeverCrash() {
        const TemporaryFolder folder;
        writeSafetensors(folder / "a.safetensors", sample());
        const std::vector<std::byte> whole = readFile(folder / "a.safetensors");
        Random random(99);
        for (int round = 0; round < 5000; ++round) {
            std::vector<std::byte> bytes = whole;
            for (std::uint64_t flips = 1 + random.below(4); flips > 0; --flips)
                bytes[random.below(std::min<std::size_t>(bytes.size(), 400))] =
                    static_cast<std::byte>(random.below(256));
            const AllocationWatch watch;
            errorOf([&] { parseSafetensors(bytes, "x"); });
            QVERIFY2(watch.peak() < std::size_t{4} << 20, std::to_string(watch.peak()).c_str());
        }
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

QTEST_GUILESS_MAIN(SafetensorsTest)
#include "safetensors_test.moc"
