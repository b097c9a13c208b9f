// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/speed_probe.h"
#include "tests/core/training/training_fixture.h"

#include <QTest>
#include <atomic>
#include <thread>

using namespace studio;

namespace {

constexpr std::chrono::milliseconds kStep{60}, kCheck{20};

std::shared_ptr<const PreparedData> prepare(const test::Fixture& fixture) {
    const auto set = std::make_shared<const DataSet>(listDataSet(fixture.data()));
    const CheckReport report = checkDataSet(*set, {.depth = CheckDepth::Hashes, .useCache = false});
    return std::make_shared<const PreparedData>(prepareData(set, report, {.validationFraction = 0.25}));
}

}  // namespace

class SpeedProbeTest : public QObject {
    Q_OBJECT

private slots:
    /// A batch of 4 takes 60 ms to train on and 20 ms to check: 18 and 6 pictures make 300 ms.
    void anEpochIsMeasured() {
        test::Fixture fixture;
        std::atomic<int> steps = 0, checks = 0;
        test::FakeEngine engine({.beforeTrain =
                                     [&](std::int64_t, std::stop_token) {
                                         ++steps;
                                         std::this_thread::sleep_for(kStep);
                                     },
                                 .beforeEvaluate =
                                     [&](std::stop_token) {
                                         ++checks;
                                         std::this_thread::sleep_for(kCheck);
                                     }});
        const double seconds = measureEpochSeconds(engine, prepare(fixture), fixture.request.settings, {});
        QVERIFY2(seconds >= 0.29, qPrintable(QString::number(seconds)));  // a busy machine takes longer
        QVERIFY(steps > 4 && checks > 2);
        QVERIFY(!std::filesystem::exists(fixture.run()));
    }

    void itCanBeStopped() {
        test::Fixture fixture;
        std::stop_source stop;
        std::atomic<int> steps = 0;
        test::FakeEngine engine({.beforeTrain =
                                     [&](std::int64_t step, std::stop_token) {
                                         ++steps;
                                         if (step == 2) stop.request_stop();
                                     },
                                 .beforeEvaluate = {}});
        try {
            measureEpochSeconds(engine, prepare(fixture), fixture.request.settings, stop.get_token());
            QFAIL("it went on");
        } catch (const Error& error) {
            QCOMPARE(int(error.code()), int(ErrorCode::Cancelled));
        }
        QVERIFY(steps <= 3);
    }
};

QTEST_APPLESS_MAIN(SpeedProbeTest)
#include "speed_probe_test.moc"
