// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/fitted_batch.h"
#include "core/runs/run_folder.h"
#include "tests/core/training/training_fixture.h"

#include <QTest>
#include <algorithm>

using namespace studio;
using namespace studio::test;

/// A preset's batch where there are fewer training pictures than it has places.
class FittedBatchTest : public QObject {
    Q_OBJECT

private slots:
    void itIsAPowerOfTwoThatIsFilled_data() {
        QTest::addColumn<int>("batch");
        QTest::addColumn<int>("pictures");
        QTest::addColumn<bool>("batchNorm");
        QTest::addColumn<int>("fitted");
        QTest::newRow("many") << 32 << 1200 << true << 32;
        QTest::newRow("just enough") << 32 << 32 << true << 32;
        QTest::newRow("one too few") << 32 << 31 << true << 16;
        QTest::newRow("a power of two") << 32 << 16 << true << 16;
        QTest::newRow("three") << 32 << 3 << true << 2;
        QTest::newRow("the least of batch norm") << 32 << 2 << true << 2;
        QTest::newRow("too few for batch norm") << 32 << 1 << true << 32;
        QTest::newRow("one without batch norm") << 32 << 1 << false << 1;
        QTest::newRow("none") << 32 << 0 << false << 32;
        QTest::newRow("no power of two") << 24 << 24 << true << 24;
        QTest::newRow("less than that") << 24 << 23 << true << 16;
    }
    void itIsAPowerOfTwoThatIsFilled() {
        QFETCH(int, batch);
        QFETCH(int, pictures);
        QFETCH(bool, batchNorm);
        QFETCH(int, fitted);
        QCOMPARE(fittedBatch(batch, pictures, batchNorm), fitted);
    }

    void itIsSaidOnce() {
        Settings settings = presetNamed("quick").settings;
        QCOMPARE(fitBatch(settings, 20), std::string("Batch 16 instead of 32: there are 20 training pictures."));
        QCOMPARE(settings.batchSize, 16);
        QCOMPARE(fitBatch(settings, 20), std::string());
        validate(settings, 20);
    }

    /// 18 pictures train. What a run was asked to do with a batch of somebody's own it does or refuses.
    void aRunFitsItWhenAsked() {
        Fixture f;
        f.request.settings.batchSize = 32;
        f.request.fitBatch = true;
        QCOMPARE(int(f.train().outcome), int(RunState::Finished));
        const StartEvent start = f.events.all<StartEvent>().front();
        QCOMPARE(start.batchesPerEpoch, 2);
        QVERIFY(std::ranges::count(start.notes, "Batch 16 instead of 32: there are 18 training pictures.") == 1);
        QCOMPARE(readRunInfo(f.run()).settings.batchSize, 16);
        Fixture typed;
        typed.request.settings.batchSize = 32;
        const EndEvent end = typed.train();
        QCOMPARE(int(end.outcome), int(RunState::Failed));
        QCOMPARE(int(end.error->code()), int(ErrorCode::BatchTooLarge));
    }
};

QTEST_APPLESS_MAIN(FittedBatchTest)
#include "fitted_batch_test.moc"
