// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/meters.h"
#include "core/training/head_health.h"
#include "core/training/history.h"

#include <QTest>
#include <cmath>

using namespace studio;

static BatchEvent stepOf(std::int64_t step, std::int64_t images, double main, double top1, double speed, double wait) {
    return {.epoch = 1,
            .step = step,
            .batch = static_cast<int>(step),
            .images = images,
            .lr = 0.1 / static_cast<double>(step),
            .losses = {.total = main + 0.3 * (2 * main + 3 * main), .main = main, .aux1 = 2 * main, .aux2 = 3 * main},
            .top1 = top1,
            .imagesPerSecond = speed,
            .dataWait = wait,
            .seconds = static_cast<double>(step),
            .gradientNorm = 4 * main};
}

static bool near(double a, double b) {
    return std::abs(a - b) <= 1e-12 * std::max(1.0, std::abs(b));
}

class MetersTest : public QObject {
    Q_OBJECT

private slots:
    void mergedByImagesAndTime() {
        // 30 pictures in 3 s with a tenth of it waiting, 10 pictures in 2 s with half of it
        const BatchEvent both = merged(stepOf(1, 30, 1, 0.5, 10, 0.1), stepOf(2, 10, 2, 1, 5, 0.5));
        QCOMPARE(both.images, 40);
        QCOMPARE(both.step, 2);
        QVERIFY(near(both.losses.main, 1.25) && near(*both.losses.aux1, 2.5) && near(*both.losses.aux2, 3.75));
        QVERIFY(near(both.losses.total, both.losses.main + 0.3 * (*both.losses.aux1 + *both.losses.aux2)));
        QVERIFY(near(both.top1, 0.625) && near(both.gradientNorm, 5));
        QVERIFY(near(both.imagesPerSecond, 8));
        QVERIFY(near(both.dataWait, 1.3 / 5));
        QVERIFY(near(both.lr, 0.05));
    }

    void mergedWithoutAuxHasNone() {
        BatchEvent bare = stepOf(1, 4, 1, 0, 1, 0);
        bare.losses = {.total = 1, .main = 1, .aux1 = std::nullopt, .aux2 = std::nullopt};
        const BatchEvent both = merged(bare, bare);
        QVERIFY(!both.losses.aux1 && !both.losses.aux2);
        QCOMPARE(both.losses.total, 1.0);
    }

    void waitingIsAShareOfTime() {
        const std::vector<BatchEvent> steps{stepOf(1, 30, 1, 0.5, 10, 0.1), stepOf(2, 10, 2, 1, 5, 0.5)};
        QVERIFY(near(waitedShare(steps), 1.3 / 5));
        QCOMPARE(waitedShare({}), 0.0);
        QCOMPARE(waitedShare(std::vector{stepOf(1, 30, 1, 0.5, 0, 0.1)}), 0.0);
    }

    void anEpochsRecord() {
        EpochMeter meter;
        meter.addStep(stepOf(1, 30, 1, 0.5, 10, 0.1));
        meter.addStep(stepOf(2, 10, 2, 1, 5, 0.5));
        meter.addSeconds(3);
        const EpochRecord record = meter.record(4, 0.3);
        QCOMPARE(record.epoch, 4);
        QCOMPARE(record.step, 2);
        QVERIFY(near(record.train.main, 1.25) && near(record.train.total, 1.25 + 0.3 * (2.5 + 3.75)));
        QVERIFY(near(record.trainTop1, 0.625));
        QVERIFY(near(record.imagesPerSecond, 8) && near(record.dataWait, 0.26));
        QVERIFY(near(record.seconds, 8));
        QVERIFY(near(record.lr, 0.05));
    }

    /// The same record whether or not the run was stopped in between.
    void sumsGoThereAndBack() {
        EpochMeter whole, before, after;
        for (EpochMeter* meter : {&whole, &before}) meter->addStep(stepOf(1, 30, 1, 0.5, 10, 0.1));
        after.restore(before.sums());
        for (EpochMeter* meter : {&whole, &after}) meter->addStep(stepOf(2, 7, 2, 3.0 / 7, 5, 0.5));
        QVERIFY(whole.sums() == after.sums());
        after.restore({1, 2});
        QVERIFY(after.sums() == EpochMeter().sums());
    }

    void anEmptyEpochIsNoDivisionByZero() {
        const EpochRecord record = EpochMeter().record(1, 0.3);
        QCOMPARE(record.train.total, 0.0);
        QCOMPARE(record.imagesPerSecond, 0.0);
    }

    void theClockLeavesPausesOut() {
        TrainingClock clock(10);
        clock.pause();
        const double paused = clock.seconds();
        QVERIFY(paused >= 10);
        QCOMPARE(clock.seconds(), paused);
        clock.resume();
        QVERIFY(clock.seconds() >= paused);
    }

    void headsThatStayAtGuessing_data() {
        using Losses4 = std::vector<double>;
        QTest::addColumn<int>("classes");
        QTest::addColumn<Losses4>("main");  ///< of the epochs
        QTest::addColumn<Losses4>("aux1");  ///< empty: no auxiliary heads
        QTest::addColumn<QString>("stuck");
        const Losses4 learns{1.5, 1.2, 0.9, 0.7}, dead{1.61, 1.612, 1.609, 1.6095}, none;
        QTest::newRow("nothing yet") << 5 << none << none << "0 0";
        QTest::newRow("both learn") << 5 << learns << learns << "0 0";
        QTest::newRow("aux1 is dead") << 5 << learns << dead << "0 4";
        QTest::newRow("main is dead, as in caffe#1598") << 5 << dead << learns << "4 0";
        QTest::newRow("all are dead") << 5 << dead << dead << "4 4";
        QTest::newRow("two epochs are too soon") << 5 << Losses4{1.61, 1.61} << learns << "0 0";
        QTest::newRow("three are enough") << 5 << Losses4{1.61, 1.61, 1.61} << learns << "3 0";
        QTest::newRow("it woke up") << 5 << Losses4{1.61, 1.61, 1.61, 1.3} << learns << "0 0";
        QTest::newRow("it died later") << 5 << Losses4{1.2, 1.61, 1.6, 1.61} << learns << "3 0";
        QTest::newRow("2 % below is still guessing") << 5 << Losses4{1.58, 1.58, 1.58} << learns << "3 0";
        QTest::newRow("3 % below is learning") << 5 << Losses4{1.56, 1.56, 1.56} << learns << "0 0";
        QTest::newRow("far above is no guessing") << 5 << Losses4{4, 4, 4} << learns << "0 0";
        QTest::newRow("not a number") << 5 << Losses4{1.61, 1.61, std::nan("")} << learns << "0 0";
        QTest::newRow("a thousand classes") << 1000 << Losses4{6.909, 6.909, 6.908} << Losses4{6, 5, 4} << "3 0";
        QTest::newRow("without auxiliary heads") << 5 << dead << none << "4 0";
        QTest::newRow("one class alone") << 1 << Losses4{0, 0, 0} << none << "0 0";
    }
    void headsThatStayAtGuessing() {
        QFETCH(int, classes);
        QFETCH(std::vector<double>, main);
        QFETCH(std::vector<double>, aux1);
        QFETCH(QString, stuck);
        std::vector<EpochRecord> epochs;
        for (std::size_t i = 0; i < main.size(); ++i) {
            EpochRecord record{.epoch = static_cast<int>(i) + 1};
            record.train.main = main[i];
            if (i < aux1.size()) record.train.aux1 = aux1[i];
            epochs.push_back(record);
        }
        const HeadHealth health = headHealth(epochs, classes);
        QCOMPARE(QStringLiteral("%1 %2").arg(health.stuck[0]).arg(health.stuck[1]), stuck);
        QCOMPARE(health.stuck[2], 0);
        QCOMPARE(health.any(), stuck != QLatin1String("0 0"));
    }

    void historyKeepsEverySample() {
        TrainingHistory history;
        QVERIFY(history.apply(StartEvent{.run = "a", .classes = {"x", "y"}}));
        QVERIFY(history.apply(stepOf(1, 4, 1, 0, 1, 0)));
        QVERIFY(history.apply(stepOf(2, 4, 1, 0, 1, 0)));
        QVERIFY(!history.apply(CheckpointEvent{}));
        QVERIFY(history.apply(EpochEvent{{.epoch = 1, .validationTop1 = 0.5}, true, nullptr}));
        QVERIFY(history.apply(EpochEvent{{.epoch = 2, .validationTop1 = 0.4}, false, nullptr}));
        QCOMPARE(history.batches.size(), std::size_t{2});
        QCOMPARE(history.bestEpoch, 1);
        QCOMPARE(history.bestTop1, 0.5);
        QVERIFY(!history.apply(EndEvent{.bestEpoch = 1, .bestTop1 = 0.5}));
        // resumed after the first epoch: what will be done again is dropped
        QVERIFY(history.apply(StartEvent{.run = "a", .firstEpoch = 2, .stepsDone = 1}));
        QCOMPARE(history.batches.size(), std::size_t{1});
        QCOMPARE(history.epochs.size(), std::size_t{1});
        // resumed within its first epoch: what was done of it stays
        QVERIFY(history.apply(StartEvent{.run = "a", .firstEpoch = 1, .stepsDone = 1}));
        QCOMPARE(history.batches.size(), std::size_t{1});
        QCOMPARE(history.epochs.size(), std::size_t{0});
        QCOMPARE(history.bestEpoch, 0);
        // another run
        QVERIFY(history.apply(StartEvent{.run = "b"}));
        QVERIFY(history.batches.empty() && history.epochs.empty());
        QCOMPARE(history.bestEpoch, 0);
    }
};

QTEST_GUILESS_MAIN(MetersTest)
#include "meters_test.moc"
