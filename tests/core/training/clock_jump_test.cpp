// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/run_events.h"
#include "core/runs/run_folder.h"
#include "support/run_figures.h"
#include "training_fixture.h"

#include <QElapsedTimer>
#include <QTest>
#include <atomic>
#include <ctime>

#include <sys/syscall.h>
#include <unistd.h>

using namespace studio;
using namespace studio::test;

namespace {

constexpr std::int64_t kYear = 365LL * 24 * 3600;
std::atomic<std::int64_t> jumped = 0;  ///< seconds by which the clock on the wall is wrong

}  // namespace

// Taken before libc's by the whole program: somebody sets the clock. The steady one goes on.
extern "C" int clock_gettime(clockid_t clock, timespec* time) noexcept {
    const long failed = ::syscall(SYS_clock_gettime, clock, time);
    if (clock == CLOCK_REALTIME && failed == 0) time->tv_sec += jumped.load();
    return static_cast<int>(failed);
}

/// The clock on the wall is set while a run is going, as after a dead battery or by a time server.
class ClockJumpTest : public QObject {
    Q_OBJECT

private slots:
    void cleanup() { jumped = 0; }

    void aRunDoesNotNotice_data() {
        QTest::addColumn<qint64>("years");
        QTest::newRow("back") << qint64{-20};
        QTest::newRow("ahead") << qint64{20};
    }
    void aRunDoesNotNotice() {
        QFETCH(qint64, years);
        Fixture whole, f;
        QCOMPARE(whole.train().outcome, RunState::Finished);
        f.options.beforeTrain = [years](std::int64_t step, const std::stop_token&) {
            if (step == 7) jumped = years * kYear;
        };
        QElapsedTimer timer;
        timer.start();
        const EndEvent end = f.train();
        const double took = static_cast<double>(timer.elapsed() + 1) / 1000;
        QVERIFY2(end.outcome == RunState::Finished, end.message.c_str());
        QCOMPARE(figuresOf(f.run()), figuresOf(whole.run()));
        const RunInfo info = readRunInfo(f.run());
        // What was measured is measured by a clock that nobody sets; only the end's date is the wall's.
        QVERIFY2(info.seconds >= 0 && info.seconds <= took, qPrintable(QString::number(info.seconds)));
        QCOMPARE(info.ended < info.started, years < 0);
        for (const EpochRecord& epoch : readEpochs(f.run()))
            QVERIFY2(epoch.seconds >= 0 && epoch.seconds <= took, qPrintable(QString::number(epoch.seconds)));
        for (const BatchEvent& batch : readBatches(f.run())) QVERIFY(batch.dataWait >= 0 && batch.dataWait <= 1);
        QCOMPARE(readRunEvents(f.run()).entries.back().kind, RunEvent::Kind::Ended);
    }

    /// What was written "in the future" is gone on with all the same.
    void itGoesOnInAnotherTime() {
        Fixture whole, f;
        QCOMPARE(whole.train().outcome, RunState::Finished);
        f.options.beforeTrain = [&f](std::int64_t step, const std::stop_token&) {
            if (step == 7) f.control.requestStop();
        };
        jumped = 20 * kYear;
        QCOMPARE(f.train().outcome, RunState::Stopped);
        jumped = 0;
        f.options.beforeTrain = {};
        f.request.resume = std::exchange(f.request.out, std::nullopt);
        TrainingControl control;
        const EndEvent end = runTraining(
            f.request, [] { return std::make_shared<FakeEngine>(); }, f.events, control);
        QVERIFY2(end.outcome == RunState::Finished, end.message.c_str());
        QCOMPARE(figuresOf(f.run()), figuresOf(whole.run()));
    }
};

QTEST_GUILESS_MAIN(ClockJumpTest)
#include "clock_jump_test.moc"
