// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/pth_legacy.h"
#include "core/base/error.h"
#include "core/formats/bytes.h"
#include "core/formats/pickle.h"
#include "support/allocation_watch.h"
#include "support/temporary_folder.h"

#include <QTest>

using namespace studio;

namespace {

struct Stored {
    std::uint64_t claimed = 0;  ///< elements, as the file says
    std::string bytes;
};

/// A file of the form before PyTorch 1.6 around the pickle `object`; the storages' keys are 0, 1, ..
std::vector<std::byte> legacyFile(const std::string& object, const std::vector<Stored>& storages) {
    PthValue::List keys;
    for (std::size_t i = 0; i < storages.size(); ++i) keys.emplace_back(std::to_string(i));
    std::string file = std::string(kLegacyMagic) + "." + writePickle(std::int64_t{1001}).pickle +
                       writePickle(PthValue::Dict{{"little_endian", true}}).pickle + object + writePickle(keys).pickle;
    for (const Stored& storage : storages) {
        putNumber(file, storage.claimed);
        file += storage.bytes;
    }
    const auto bytes = std::as_bytes(std::span(file));
    return {bytes.begin(), bytes.end()};
}

/// One tensor of one dimension, in a storage of four bytes an element.
std::string tensorPickle(std::int64_t stored, std::int64_t shape, std::int64_t stride, const std::string& storage) {
    const auto text = [](const std::string& word) {
        std::string out = "X";
        putNumber(out, static_cast<std::uint32_t>(word.size()));
        return out + word;
    };
    const auto number = [](std::int64_t value) {
        std::string out = "\x8a\x08";
        putNumber(out, value);
        return out;
    };
    return "\x80\x02"
           "ctorch._utils\n_rebuild_tensor_v2\n((" +
           text("storage") + "ctorch\n" + storage + "\n" + text("0") + text("cpu") + number(stored) + "tQ" + number(0) +
           "(" + number(shape) + "t(" + number(stride) + "t\x89NtR.";
}

}  // namespace

class PthLegacyTest : public QObject {
    Q_OBJECT

private slots:
    /// Of a size that weights have; every byte of a small file is pth_test's.
    void everyKibibyteOfALargeFile() {
        constexpr std::size_t kTensors = 12, kCount = 1 << 16;
        PthValue::Dict arrays;
        for (std::size_t i = 0; i < kTensors; ++i)
            arrays.emplace_back("t" + std::to_string(i),
                                Array::ofFloats({kCount}, std::vector<float>(kCount, static_cast<float>(i))));
        const Pickled pickled = writePickle(arrays);
        std::vector<Stored> storages;
        for (const StorageBytes& bytes : pickled.storages)
            storages.push_back({kCount, {reinterpret_cast<const char*>(bytes->data()), bytes->size()}});
        const std::vector<std::byte> whole = legacyFile(pickled.pickle, storages);
        QVERIFY(whole.size() > kTensors * kCount * sizeof(float));

        const PthValue read = parsePth(whole, "whole.pth");
        for (std::size_t i = 0; i < kTensors; ++i) {
            const PthValue* tensor = read.find("t" + std::to_string(i));
            QVERIFY(tensor && tensor->as<Array>());
            QCOMPARE(*tensor->as<Array>()->data, *pickled.storages[i]);
        }
        for (std::size_t size = 0; size < whole.size(); size += 1024) {
            const AllocationWatch watch;
            const auto error = errorOf([&] { parsePth(std::span(whole).first(size), "cut.pth"); });
            QVERIFY2(error && error->code() == ErrorCode::DamagedCheckpoint, std::to_string(size).c_str());
            QVERIFY2(watch.peak() < 2 * size + (1 << 20), std::to_string(size).c_str());
        }
    }

    void hugeClaimsTakeNoMemory_data() {
        constexpr std::int64_t kHuge = std::int64_t{1} << 60;
        QTest::addColumn<qint64>("stored");
        QTest::addColumn<qint64>("shape");
        QTest::addColumn<qint64>("stride");
        QTest::addColumn<qint64>("length");
        QTest::addColumn<QString>("storage");
        const auto row = [](const char* name, std::int64_t stored, std::int64_t shape, std::int64_t stride,
                            std::int64_t length, const char* storage) {
            QTest::newRow(name) << qint64(stored) << qint64(shape) << qint64(stride) << qint64(length) << storage;
        };
        row("the pickle's storage", kHuge, 4, 1, 4, "FloatStorage");
        row("bytes that wrap round to 0", kHuge * 4, 4, 1, 4, "FloatStorage");
        row("and of doubles", kHuge * 2, 2, 1, 2, "DoubleStorage");
        row("the tensor", 4, kHuge, 1, 4, "FloatStorage");
        row("the tensor, all of one element", 4, kHuge, 0, 4, "FloatStorage");
        row("the length before the bytes", 4, 4, 1, kHuge, "FloatStorage");
        row("a length that wraps round to 0", 4, 4, 1, kHuge * 4, "FloatStorage");
        row("all of them", kHuge, kHuge, 1, kHuge, "FloatStorage");
    }
    void hugeClaimsTakeNoMemory() {
        QFETCH(qint64, stored);
        QFETCH(qint64, shape);
        QFETCH(qint64, stride);
        QFETCH(qint64, length);
        QFETCH(QString, storage);
        const std::string bytes(16, '\1'), kind = storage.toStdString();
        const std::int64_t fits = kind == "DoubleStorage" ? 2 : 4;
        const std::vector<std::byte> honest =
            legacyFile(tensorPickle(fits, fits, 1, kind), {{static_cast<std::uint64_t>(fits), bytes}});
        const PthValue read = parsePth(honest, "honest.pth");
        QVERIFY(read.as<Array>());
        QCOMPARE(read.as<Array>()->data->size(), bytes.size());

        const std::vector<std::byte> hostile =
            legacyFile(tensorPickle(stored, shape, stride, kind), {{static_cast<std::uint64_t>(length), bytes}});
        const AllocationWatch watch;
        const auto error = errorOf([&] { parsePth(hostile, "huge.pth"); });
        QVERIFY(error);
        QCOMPARE(error->code(), ErrorCode::DamagedCheckpoint);
        QVERIFY2(watch.peak() < 1 << 20, std::to_string(watch.peak()).c_str());
    }
};

QTEST_GUILESS_MAIN(PthLegacyTest)
#include "pth_legacy_test.moc"
