// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/needs.h"

#include <QTest>

using namespace studio;

/// What a run takes, as a function of its settings; tests/app/memory_test.cpp compares it with what one took.
class NeedsTest : public QObject {
    Q_OBJECT

    static constexpr RunSize kSize{.classes = 5, .trainImages = 960, .validationImages = 240};

    static std::int64_t memory(const Settings& settings, Precision precision = Precision::BFloat16) {
        return needsOf(settings, kSize, precision).memoryBytes;
    }
    static std::int64_t disk(const Settings& settings) {
        return needsOf(settings, kSize, Precision::Float32).diskBytes;
    }
    static Settings changed(const std::function<void(Settings&)>& change) {
        Settings settings;
        change(settings);
        return settings;
    }

private slots:
    void memoryFollowsWhatIsKept() {
        const std::int64_t usual = memory({});
        QVERIFY(memory({}, Precision::Float32) > usual);
        QVERIFY(memory(changed([](Settings& s) { s.batchSize = 64; })) > usual);
        QVERIFY(memory(changed([](Settings& s) { s.inputSize = 128; })) < usual);
        QVERIFY(memory(changed([](Settings& s) { s.freeze = "4e"; })) < usual);
        QVERIFY(memory(changed([](Settings& s) { s.optimizer = OptimizerKind::Sgd; })) < usual);
        QVERIFY(memory(changed([](Settings& s) { s.aux = false; })) < usual);
        // Batches of a step come one after another.
        QCOMPARE(memory(changed([](Settings& s) { s.accumulate = 4; })), usual);
        // A frozen network keeps nothing, but every picture passes through it.
        const auto frozen = [](int batch) {
            return memory(changed([batch](Settings& s) {
                s.freeze = "5b";
                s.aux = false;
                s.batchSize = batch;
            }));
        };
        const std::int64_t learning = memory(changed([](Settings& s) { s.batchSize = 64; })) - usual;
        QVERIFY(frozen(64) - frozen(32) < learning / 2);
        QVERIFY(frozen(64) - frozen(32) > learning / 10);
    }

    void diskFollowsWhatIsKept() {
        const std::int64_t usual = disk({});
        const std::int64_t file = 40'000'000;  // best.pth of torchvision's network with five classes, measured
        QVERIFY(usual > 6.9 * file && usual < 7.1 * file);
        const std::int64_t every = disk(changed([](Settings& s) { s.checkpointEvery = 5; })) - usual;
        QVERIFY(every > 2.9 * file && every < 3.1 * file);
        QVERIFY(disk(changed([](Settings& s) { s.checkpointBestK = 3; })) > usual + 2 * file);
        QVERIFY(disk(changed([](Settings& s) { s.optimizer = OptimizerKind::Sgd; })) < usual - file);
    }

    void theBatchThatFitsFits_data() {
        QTest::addColumn<double>("share");
        for (const double share : {0.1, 0.5, 0.8, 1.0, 2.0}) QTest::addRow("%g of the need", share) << share;
    }
    void theBatchThatFitsFits() {
        QFETCH(double, share);
        Settings settings;
        settings.batchSize = 128;
        const auto limit = static_cast<std::int64_t>(share * static_cast<double>(memory(settings)));
        const int fits = batchThatFits(settings, kSize, Precision::BFloat16, limit);
        const auto of = [&](int batch) {
            Settings other = settings;
            other.batchSize = batch;
            return memory(other);
        };
        if (fits > 0) QVERIFY(of(fits) <= limit + 1000);
        if (fits < settings.batchSize) QVERIFY(of(fits + 1) > limit - 1000);
        QCOMPARE(fits == settings.batchSize, share >= 1);
        QCOMPARE(fits == 0, share <= 0.1);
    }

    void halfABatchTwice() {
        const Settings half = withHalfBatch(changed([](Settings& s) { s.accumulate = 3; }));
        QCOMPARE(half.batchSize, 16);
        QCOMPARE(half.accumulate, 6);
        const Settings one = changed([](Settings& s) { s.batchSize = 1; });
        QVERIFY(withHalfBatch(one) == one);
    }

    void bytesAreRounded() {
        QCOMPARE(aboutBytes(149'600'000), std::string("150 MB"));
        QCOMPARE(aboutBytes(1'234'567'890), std::string("1.2 GB"));
        QCOMPARE(
            tightMemoryText(2'000'000'000, 1'000'000'000, 12),
            std::string("This takes about 2 GB of memory and no more than 1 GB can be had; batches of 12 would fit."));
        QVERIFY(tightMemoryText(2'000'000'000, 100'000'000, 0).find("smaller input size") != std::string::npos);
    }
};

QTEST_GUILESS_MAIN(NeedsTest)
#include "needs_test.moc"
