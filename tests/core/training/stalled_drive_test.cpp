// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/stalled_drive.h"
#include "core/base/files.h"
#include "support/run_figures.h"
#include "training_fixture.h"

#include <QElapsedTimer>
#include <QTest>

using namespace studio;
using namespace studio::test;
namespace fs = std::filesystem;

/// A drive that does not answer: the run waits and says so, goes on by itself, and stops when it is told to.
class StalledDriveTest : public QObject {
    Q_OBJECT

    /// What the contract allows is 3 s; a busy machine may take three times as long.
    static constexpr qint64 kMost = 9000;
    static constexpr const char* kPictures = "/photo graphs/";

    /// Every epoch reads all pictures from the drive.
    static void prepare(Fixture& f) {
        f.request.settings.cachePictures = false;
        f.request.patience = std::chrono::milliseconds(500);
    }
    /// `onWait` when the run says that it waits for the drive.
    static EndEvent train(Fixture& f, const std::function<void(const Error&)>& onWait) {
        f.events.hook = [onWait](const TrainingEvent& event) {
            const auto* state = std::get_if<StateEvent>(&event);
            if (state && state->state == RunState::Paused && state->why) onWait(*state->why);
        };
        return f.train();
    }

private slots:
    void cleanup() {
        drive().answer();
        QVERIFY(drive().isLeft());
    }

    void itGoesOnWhenItAnswers_data() {
        QTest::addColumn<bool>("validating");
        QTest::newRow("training") << false;
        QTest::newRow("validating") << true;
    }
    void itGoesOnWhenItAnswers() {
        QFETCH(bool, validating);
        Fixture whole, f;
        QCOMPARE(whole.train().outcome, RunState::Finished);
        prepare(f);
        f.request.settings.workers = 1;
        const std::string held = validating ? readPredictions(whole.run()).at(0).path : kPictures;
        f.options.beforeTrain = [held](std::int64_t step, const std::stop_token&) {
            if (step == 1) drive().stall(held);
        };
        std::vector<Error> why;
        const EndEvent end = train(f, [&](const Error& error) {
            why.push_back(error);
            drive().answer();
        });
        QVERIFY2(end.outcome == RunState::Finished, end.message.c_str());
        QCOMPARE(why.size(), std::size_t{1});
        QCOMPARE(why[0].code(), ErrorCode::WaitsForPictures);
        QVERIFY2(std::string(why[0].what()).find("photo graphs/") != std::string::npos, why[0].what());
        QCOMPARE(figuresOf(f.run()), figuresOf(whole.run()));
        std::vector<RunState> states;
        for (const StateEvent& entered : f.events.all<StateEvent>()) states.push_back(entered.state);
        QCOMPARE(states, (std::vector{RunState::Preparing, RunState::Running, RunState::Paused, RunState::Running}));
    }

    /// And goes on later, to the same end.
    void aStopEndsTheWaiting() {
        Fixture whole, f;
        QCOMPARE(whole.train().outcome, RunState::Finished);
        prepare(f);
        f.options.beforeTrain = [](std::int64_t step, const std::stop_token&) {
            if (step == 6) drive().stall(kPictures);
        };
        QElapsedTimer timer;
        EndEvent end = train(f, [&](const Error&) {
            timer.start();
            f.control.requestStop();
        });
        QVERIFY2(end.outcome == RunState::Stopped, end.message.c_str());
        QVERIFY2(timer.elapsed() < kMost, qPrintable(QString("%1 ms").arg(timer.elapsed())));
        drive().answer();

        f.events.hook = {};
        f.options.beforeTrain = {};
        f.request.resume = std::exchange(f.request.out, std::nullopt);
        TrainingControl control;
        end = runTraining(
            f.request, [] { return std::make_shared<FakeEngine>(); }, f.events, control);
        QVERIFY2(end.outcome == RunState::Finished, end.message.c_str());
        QCOMPARE(figuresOf(f.run()), figuresOf(whole.run()));
    }

    void aStopEndsThePreparing() {
        Fixture f;
        prepare(f);
        drive().stall(kPictures);
        QElapsedTimer timer;
        f.events.hook = [&](const TrainingEvent& event) {
            const auto* preparing = std::get_if<PreparingEvent>(&event);
            if (!preparing || preparing->stage != PreparingEvent::Stage::Hashing || timer.isValid()) return;
            timer.start();
            f.control.requestStop();
        };
        const EndEvent end = f.train();
        QVERIFY2(end.outcome == RunState::Stopped, end.message.c_str());
        QVERIFY2(timer.elapsed() < kMost, qPrintable(QString("%1 ms").arg(timer.elapsed())));
        QVERIFY(!fs::exists(f.run()));
    }

    /// The report's pictures can't be read: the run ends without them.
    void aStopDoesNotWaitForTheReport() {
        Fixture f;
        prepare(f);
        for (int i = 50; i < 62; ++i)  // pictures that the network gets wrong
            writePicture(f.data() / "a" / ("of b " + std::to_string(i) + ".ppm"), 1, 2, i);
        QElapsedTimer timer;
        f.events.hook = [&](const TrainingEvent& event) {
            if (!std::holds_alternative<CheckpointEvent>(event) || timer.isValid()) return;
            drive().stall(kPictures);
            timer.start();
            f.control.requestStop();
        };
        const EndEvent end = f.train();
        QVERIFY2(end.outcome == RunState::Stopped, end.message.c_str());
        QVERIFY2(timer.elapsed() < kMost, qPrintable(QString("%1 ms").arg(timer.elapsed())));
        QVERIFY(readTextFile(f.run() / "report.html").find("could not be read in time") != std::string::npos);
    }
};

QTEST_GUILESS_MAIN(StalledDriveTest)
#include "stalled_drive_test.moc"
