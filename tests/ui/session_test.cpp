// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/run_folder.h"
#include "ui/base/app_settings.h"
#include "ui/open_session.h"

#include <atomic>

using namespace studio;
using namespace studio::ui;

/// The engine, settings, and the life of a run.
class SessionTest : public QObject {
    Q_OBJECT

private slots:
    void aMissingEngineSaysSo();
    void engineComesInTheBackground();
    void wrongSettingsChangeNothing();
    void presetsAreRecognised();
    void aPresetsBatchFollowsTheData();
    void openTrainPredict();
    void pauseAndContinue();
    void stopIsAnOutcome();
    void speedIsMeasuredWhenAsked();
    void divergenceIsExplained();
    void stopAfterCheckpointWaitsForIt();
    void destroyedWhileRunning();
};

void SessionTest::aMissingEngineSaysSo() {
    Session session([]() -> std::shared_ptr<Engine> {
        throw studio::Error(ErrorCode::EngineMissing, {"libX.so", "no"});
    });
    QSignalSpy failed(&session, &Session::failed);
    session.loadEngine();
    QVERIFY(failed.wait(kPatience));
    QVERIFY(failed[0][0].value<Sentence>().text().contains("libX.so"));
    QVERIFY(!session.engineInfo());
}

void SessionTest::engineComesInTheBackground() {
    Session session(fake());
    QVERIFY(!session.engineInfo());
    QSignalSpy ready(&session, &Session::engineReady);
    session.loadEngine();
    QVERIFY(ready.wait(kPatience));
    QCOMPARE(session.engineInfo()->torchVersion, std::string("fake"));
}

void SessionTest::wrongSettingsChangeNothing() {
    Session session(fake());
    QSignalSpy changed(&session, &Session::settingsChanged);
    const Settings before = session.settings();
    for (const auto& [key, value] :
         {std::pair{"lr", "-1"}, {"epochs", "many"}, {"no_such", "1"}, {"optimizer", "best"}})
        QVERIFY_EXCEPTION_THROWN(session.setSetting(key, value), studio::Error);
    QVERIFY(session.settings() == before);
    QCOMPARE(changed.count(), 0);
}

void SessionTest::presetsAreRecognised() {
    Session session(fake());
    QCOMPARE(session.presetName(), std::string("standard"));
    session.setPreset("quick");
    QCOMPARE(session.presetName(), std::string("quick"));
    session.setSetting("threads", "1");  // how this machine computes is no part of a recipe
    QCOMPARE(session.presetName(), std::string("quick"));
    session.setSetting("epochs", "9");
    QCOMPARE(session.presetName(), std::string());
    session.setSetting("epochs", "8");
    QCOMPARE(session.presetName(), std::string("quick"));
    QCOMPARE(session.settings().threads, 1);
}

/// Until somebody types another: that stays, and is refused where it is too large.
void SessionTest::aPresetsBatchFollowsTheData() {
    const TemporaryFolder small, larger;
    Session session(fake());
    const auto opened = [&](const QString& data, std::size_t pictures) {
        session.openPath(data);
        return QTest::qWaitFor(
            [&] {
                return session.prepared() && session.prepared()->items.size() == pictures && session.dataPath() == data;
            },
            kPatience);
    };
    const auto trains = [&] { return session.prepared()->count(Split::Train); };
    QCOMPARE(session.settings().batchSize, 32);
    QVERIFY(opened(test::makeTinyData(small.path()), 12));
    QVERIFY2(trains() >= 8 && trains() < 12, qPrintable(QString::number(trains())));
    QCOMPARE(session.settings().batchSize, 8);
    QCOMPARE(session.batchNote(), QString("Batch 8 instead of 32: there are %1 training pictures.").arg(trains()));
    QCOMPARE(session.presetName(), std::string("standard"));
    QVERIFY(session.actions().start && session.startProblem().isEmpty());
    session.setSetting("epochs", "1");  // no reason to keep a batch that does not fit
    QCOMPARE(session.settings().batchSize, 8);
    QCOMPARE(session.presetName(), std::string());
    session.setSetting("validation_fraction", "0.5");
    QTRY_COMPARE_WITH_TIMEOUT(trains(), std::int64_t(6), kPatience);
    QCOMPARE(session.settings().batchSize, 4);

    QVERIFY(opened(test::makeTinyData(larger.path(), 3, 25), 75));
    QTRY_COMPARE_WITH_TIMEOUT(session.settings().batchSize, 32, kPatience);
    QVERIFY(session.batchNote().isEmpty());
    session.setPreset("quick");
    session.setSetting("batch_size", "16");
    QVERIFY(opened(test::makeTinyData(small.path()), 12));
    QCOMPARE(session.settings().batchSize, 16);
    QVERIFY(session.batchNote().isEmpty() && session.startProblem().contains("batch_size"));
    session.setPreset("quick");
    QCOMPARE(session.settings().batchSize, 8);
    QCOMPARE(session.presetName(), std::string("quick"));

    for (const auto& [key, value] : {std::pair{"epochs", "1"}, {"input_size", "96"}}) session.setSetting(key, value);
    QSignalSpy changed(&session, &Session::stateChanged);
    session.start();
    QVERIFY(waitUntil(changed, [&] { return !isLive(session.state()); }));
    QCOMPARE(int(session.state()), int(RunState::Finished));
    QCOMPARE(readRunInfo(session.history().start.run).settings.batchSize, 8);
    QVERIFY(!session.settingsDiffer());
}

void SessionTest::openTrainPredict() {
    OpenSession open;
    QVERIFY(open.ready);
    Session& session = open.session;
    QVERIFY(session.actions().start);
    QSignalSpy history(&session, &Session::historyChanged);
    QSignalSpy predicted(&session, &Session::predictionsChanged);
    QSignalSpy failed(&session, &Session::failed);
    QVERIFY(open.runToEnd());
    QVERIFY2(failed.isEmpty(), failed.isEmpty() ? "" : qPrintable(failed[0][0].value<Sentence>().text()));
    QCOMPARE(int(session.state()), int(RunState::Finished));
    QCOMPARE(session.history().epochs.size(), std::size_t(2));
    QCOMPARE(session.history().batches.size(), std::size_t(4));
    QVERIFY(history.count() >= 2);
    QVERIFY(session.liveModel());
    QCOMPARE(session.liveEpoch(), 2);
    QVERIFY(waitUntil(predicted, [&] { return !session.predictions().empty(); }));
    QCOMPARE(int(session.predictions().size()), int(session.prepared()->count(Split::Validation)));
    for (const Prediction& one : session.predictions()) QVERIFY(one.right());
    QVERIFY2(session.weightsText().startsWith("best, epoch"), qPrintable(session.weightsText()));
    QVERIFY(session.actions().start);
}

void SessionTest::pauseAndContinue() {
    OpenSession open;
    QSignalSpy changed(&open.session, &Session::stateChanged);
    open.session.start();
    QCOMPARE(int(open.session.state()), int(RunState::Preparing));
    open.session.pause();
    QVERIFY(open.session.pausing());
    QVERIFY(waitUntil(changed, [&] { return open.session.state() == RunState::Paused; }));
    QVERIFY(!open.session.pausing());
    QVERIFY(open.session.actions().resume);
    open.session.resume();
    QVERIFY(waitUntil(changed, [&] { return !isLive(open.session.state()); }));
    QCOMPARE(int(open.session.state()), int(RunState::Finished));
}

void SessionTest::stopIsAnOutcome() {
    std::atomic<bool> trained = false;
    OpenSession open(fake({.beforeTrain =
                               [&](std::int64_t step, std::stop_token stop) {
                                   trained = true;
                                   std::mutex mutex;
                                   std::unique_lock lock(mutex);
                                   std::condition_variable_any never;
                                   if (step == 2) never.wait(lock, stop, [] { return false; });
                               },
                           .beforeEvaluate = {}}));
    QSignalSpy changed(&open.session, &Session::stateChanged);
    QSignalSpy history(&open.session, &Session::historyChanged);
    QSignalSpy failed(&open.session, &Session::failed);
    open.session.start();
    QVERIFY(waitUntil(history, [&] { return !open.session.history().batches.empty(); }));
    open.session.stop();
    QCOMPARE(int(open.session.state()), int(RunState::Stopping));
    QVERIFY(!open.session.actions().stop);
    QVERIFY(waitUntil(changed, [&] { return !isLive(open.session.state()); }));
    QCOMPARE(int(open.session.state()), int(RunState::Stopped));
    QCOMPARE(failed.count(), 0);
}

/// Before any run the time is not known; a few steps tell it, and a start does not wait for them.
void SessionTest::speedIsMeasuredWhenAsked() {
    OpenSession open;
    appSettings().clear();
    QSignalSpy estimate(&open.session, &Session::estimateChanged), ready(&open.session, &Session::engineReady);
    QVERIFY(!open.session.canMeasureSpeed());
    open.session.loadEngine();
    QVERIFY(waitUntil(ready, [&] { return open.session.canMeasureSpeed(); }));
    QVERIFY(!open.session.estimatedSeconds());
    open.session.measureSpeed();
    QVERIFY(open.session.measuringSpeed());
    QVERIFY(waitUntil(estimate, [&] { return !open.session.measuringSpeed(); }));
    QVERIFY(open.session.estimatedSeconds().value_or(0) > 0);
    // Of other settings nothing is known.
    open.session.setSetting("input_size", "128");
    QVERIFY(!open.session.estimatedSeconds());
    open.session.measureSpeed();
    QVERIFY(open.runToEnd());
    QCOMPARE(int(open.session.state()), int(RunState::Finished));
    QVERIFY(!open.session.measuringSpeed());
}

void SessionTest::divergenceIsExplained() {
    OpenSession open(fake({.beforeTrain = {}, .beforeEvaluate = {}, .notFiniteAtStep = 3}));
    QSignalSpy failed(&open.session, &Session::failed);
    QVERIFY(open.runToEnd());
    QCOMPARE(int(open.session.state()), int(RunState::Diverged));
    QCOMPARE(failed.count(), 1);
    QVERIFY(open.session.lastEnd() && open.session.lastEnd()->error);
    QVERIFY(open.session.actions().start);
    // Whoever mends the settings is told of the next run, no longer of that one.
    QVERIFY(!open.session.settingsDiffer());
    open.session.setSetting("lr", "0.0001");
    QVERIFY(open.session.settingsDiffer());
}

void SessionTest::stopAfterCheckpointWaitsForIt() {
    OpenSession open;
    open.session.setSetting("epochs", "500");
    QSignalSpy changed(&open.session, &Session::stateChanged);
    QSignalSpy history(&open.session, &Session::historyChanged);
    open.session.start();
    QVERIFY(waitUntil(history, [&] { return !open.session.history().batches.empty(); }));
    open.session.stopAfterCheckpoint();
    QVERIFY(waitUntil(changed, [&] { return !isLive(open.session.state()); }));
    QCOMPARE(int(open.session.state()), int(RunState::Stopped));
    QVERIFY(!open.session.history().epochs.empty());
    QVERIFY(open.session.history().epochs.size() < 500);
    QVERIFY(std::filesystem::exists(open.session.history().start.run / "checkpoints" / "last.pth"));
}

void SessionTest::destroyedWhileRunning() {
    auto open = std::make_unique<OpenSession>();
    open->session.setSetting("epochs", "500");
    QSignalSpy history(&open->session, &Session::historyChanged);
    open->session.start();
    QVERIFY(waitUntil(history, [&] { return !open->session.history().batches.empty(); }));
    open.reset();
}

QTEST_MAIN(SessionTest)
#include "session_test.moc"
