// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/session.h"
#include "support/temporary_folder.h"
#include "ui/base/app_settings.h"
#include "ui/tiny_data.h"

#include <QSignalSpy>
#include <QTest>
#include <atomic>
#include <latch>

using namespace studio;
using namespace studio::ui;

namespace {

constexpr int kPatience = 20'000;  ///< ms; only ever used up by a failure

template <class Done>
bool waitUntil(QSignalSpy& spy, Done done) {
    while (!done())
        if (!spy.wait(kPatience)) return done();
    return true;
}

EngineSource fake(test::FakeOptions options = {}) {
    auto engine = std::make_shared<test::FakeEngine>(std::move(options));
    return [engine] { return engine; };
}

/// A session with a tiny data set open and prepared, ready for a run of two epochs.
struct OpenSession {
    explicit OpenSession(EngineSource source = fake(), int classes = 2) : session(std::move(source)) {
        QSignalSpy prepared(&session, &Session::preparedChanged);
        session.openPath(test::makeTinyData(folder.path(), classes));
        ready = waitUntil(prepared, [&] { return session.prepared() != nullptr; });
        session.setSetting("batch_size", "4");
        session.setSetting("epochs", "2");
        session.setSetting("input_size", "96");
        session.setSetting("validation_fraction", "0.34");
    }
    bool runToEnd() {
        QSignalSpy changed(&session, &Session::stateChanged);
        session.start();
        return waitUntil(changed, [&] { return !isLive(session.state()); });
    }
    TemporaryFolder folder;
    Session session;
    bool ready = false;
};

}  // namespace

class SessionTest : public QObject {
    Q_OBJECT

private slots:
    void whatCannotBeOpenedSaysSo_data();
    void whatCannotBeOpenedSaysSo();
    void oneClassCanBeLookedAtOnly();
    void aMissingEngineSaysSo();
    void engineComesInTheBackground();
    void wrongSettingsChangeNothing();
    void presetsAreRecognised();
    void openTrainPredict();
    void pauseAndContinue();
    void stopIsAnOutcome();
    void speedIsMeasuredWhenAsked();
    void divergenceIsExplained();
    void stopAfterCheckpointWaitsForIt();
    void noOtherDataWhileRunning();
    void aRunOpensAgain();
    void aCheckpointOpensWithItsData();
    void validatedAnswersAreNotAskedAgain();
    void aRunWhosePicturesMovedWaitsForThem();
    void keptWeightsAnswerToo();
    void otherPicturesOfTheData_data();
    void otherPicturesOfTheData();
    void filesAreAnswered();
    void destroyedWhileRunning();
};

void SessionTest::whatCannotBeOpenedSaysSo_data() {
    QTest::addColumn<QString>("name");
    QTest::newRow("nothing there") << "no such folder";
    QTest::newRow("an empty folder") << "empty";
    QTest::newRow("no checkpoint") << "text.pth";
}

void SessionTest::whatCannotBeOpenedSaysSo() {
    QFETCH(QString, name);
    TemporaryFolder folder;
    std::filesystem::create_directory(folder / "empty");
    QFile text(QString::fromStdString((folder / "text.pth").string()));
    QVERIFY(text.open(QIODevice::WriteOnly) && text.write("no weights at all") > 0);
    text.close();
    Session session(fake());
    QSignalSpy failed(&session, &Session::failed);
    session.openPath(QString::fromStdString((folder / name.toStdString()).string()));
    QVERIFY(failed.count() == 1 || failed.wait(kPatience));
    QVERIFY2(failed[0][0].value<Sentence>().text().contains(name), qPrintable(failed[0][0].value<Sentence>().text()));
    QVERIFY(!session.dataSet());
    QVERIFY(!session.opening());
    QVERIFY(!session.actions().start);
}

void SessionTest::oneClassCanBeLookedAtOnly() {
    TemporaryFolder folder;
    Session session(fake());
    QSignalSpy prepared(&session, &Session::preparedChanged);
    session.openPath(test::makeTinyData(folder.path(), 1));
    QVERIFY(waitUntil(prepared, [&] { return !session.dataError().isEmpty(); }));
    QVERIFY(session.dataSet());
    QVERIFY(!session.prepared());
    QVERIFY(session.dataError().contains("class 0"));
}

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

void SessionTest::noOtherDataWhileRunning() {
    OpenSession open;
    QSignalSpy changed(&open.session, &Session::stateChanged);
    QSignalSpy failed(&open.session, &Session::failed);
    open.session.start();
    open.session.pause();
    QVERIFY(waitUntil(changed, [&] { return open.session.state() == RunState::Paused; }));
    open.session.openPath(QString::fromStdString(open.folder.path().string()));
    QCOMPARE(failed.count(), 1);
    open.session.stop();
    QVERIFY(waitUntil(changed, [&] { return !isLive(open.session.state()); }));
}

void SessionTest::aRunOpensAgain() {
    OpenSession open;
    QVERIFY(open.runToEnd());
    const QString run = QString::fromStdString(open.session.history().start.run.string());
    Session again(fake());
    QSignalSpy predicted(&again, &Session::predictionsChanged);
    QSignalSpy failed(&again, &Session::failed);
    again.openPath(run);
    QVERIFY(waitUntil(predicted, [&] { return !again.predictions().empty(); }));
    QVERIFY2(failed.isEmpty(), failed.isEmpty() ? "" : qPrintable(failed[0][0].value<Sentence>().text()));
    QCOMPARE(int(again.state()), int(RunState::Finished));
    QCOMPARE(again.history().epochs.size(), std::size_t(2));
    QCOMPARE(again.history().batches.size(), open.session.history().batches.size());
    QCOMPARE(again.history().bestEpoch, open.session.history().bestEpoch);
    QCOMPARE(again.settings().batchSize, 4);
    QVERIFY(again.hasWeights(Session::WeightsSource::Best));
    QVERIFY(!again.hasWeights(Session::WeightsSource::Live));
    QCOMPARE(again.predictions().size(), open.session.predictions().size());
}

void SessionTest::aCheckpointOpensWithItsData() {
    OpenSession open;
    QVERIFY(open.runToEnd());
    Session again(fake());
    QSignalSpy predicted(&again, &Session::predictionsChanged);
    again.openPath(QString::fromStdString((open.session.history().start.run / "checkpoints" / "best.pth").string()));
    QVERIFY(waitUntil(predicted, [&] { return !again.predictions().empty(); }));
    QCOMPARE(int(again.weightsSource()), int(Session::WeightsSource::File));
    QVERIFY(again.weightsText().startsWith("best.pth, epoch"));
    QCOMPARE(again.dataName(), open.session.dataName());
    QCOMPARE(again.prepared()->fingerprint, open.session.prepared()->fingerprint);
}

/// The epoch's validation has said all there is to say of these pictures: showing it costs no forward pass.
void SessionTest::validatedAnswersAreNotAskedAgain() {
    std::atomic<int> asked = 0;
    test::FakeOptions options;
    options.beforePredict = [&](std::stop_token) { ++asked; };
    OpenSession open(fake(options));
    QTRY_COMPARE(open.session.prepared()->count(Split::Validation), qint64(4));
    QVERIFY(open.runToEnd());
    QTRY_COMPARE_WITH_TIMEOUT(open.session.predictions().size(), std::size_t(4), kPatience);
    QVERIFY(open.session.liveAnswers());
    open.session.setWeightsSource(Session::WeightsSource::Live);
    QVERIFY(open.session.weightsText().startsWith("live, epoch 2, "));
    QVERIFY(!open.session.predictionsStale());
    QCOMPARE(asked.load(), 0);
    open.session.setSetting("validation_fraction", "0.5");
    QSignalSpy predicted(&open.session, &Session::predictionsChanged);
    QTRY_VERIFY(open.session.predictionsStale());  // others validate now
    open.session.refreshPredictions();
    QVERIFY(waitUntil(predicted, [&] { return open.session.predictions().size() == 6; }));
    QVERIFY(asked.load() > 0);
}

/// Nothing stands beside it that it was not trained on; opened where they are now, its pictures are its own again.
void SessionTest::aRunWhosePicturesMovedWaitsForThem() {
    OpenSession open, other;
    QVERIFY(open.runToEnd());
    const QString run = QString::fromStdString(open.session.history().start.run.string());
    const TemporaryFolder aside;
    for (const char* name : {"class 0", "class 1"}) std::filesystem::rename(open.folder / name, aside / name);
    std::filesystem::remove_all(open.folder.path());

    Session& session = other.session;
    QVERIFY(session.prepared());
    QSignalSpy failed(&session, &Session::failed);
    session.openPath(run);
    QTRY_COMPARE_WITH_TIMEOUT(session.history().epochs.size(), std::size_t(2), kPatience);
    QCOMPARE(failed.count(), 1);
    QVERIFY(!session.dataSet() && !session.prepared() && session.dataPath().isEmpty());
    QVERIFY(session.predictions().empty() && !session.actions().start);
    QVERIFY(session.hasWeights(Session::WeightsSource::Best));

    QSignalSpy predicted(&session, &Session::predictionsChanged);
    session.openPath(QString::fromStdString(aside.path().string()));
    QVERIFY(waitUntil(predicted, [&] { return !session.predictions().empty(); }));
    QCOMPARE(session.history().epochs.size(), std::size_t(2));
    QVERIFY(session.actions().start);
    // Other data after that are another beginning.
    QSignalSpy changed(&session, &Session::dataSetChanged);
    session.openPath(QString::fromStdString(other.folder.path().string()));
    QVERIFY(changed.wait(kPatience));
    QVERIFY(session.history().epochs.empty());
}

void SessionTest::keptWeightsAnswerToo() {
    OpenSession open;
    open.session.setSetting("checkpoint.every", "1");
    QSignalSpy weights(&open.session, &Session::weightsChanged);
    QSignalSpy opened(&open.session, &Session::opened);
    QVERIFY(open.runToEnd());
    QVERIFY(waitUntil(weights, [&] { return open.session.savedWeights().size() == 3; }));
    QStringList texts;
    for (const Session::SavedWeights& saved : open.session.savedWeights()) texts << saved.text.section(',', 0, -2);
    QCOMPARE(texts, QStringList({"last, epoch 2", "epoch 2", "epoch 1"}));
    opened.clear();
    open.session.setWeightsSource(Session::WeightsSource::File, open.session.savedWeights()[2].file);
    QVERIFY(waitUntil(weights, [&] { return open.session.weightsText().startsWith("epoch 1, "); }));
    QSignalSpy predicted(&open.session, &Session::predictionsChanged);
    QVERIFY(waitUntil(predicted, [&] { return !open.session.predicting(); }));
    QCOMPARE(opened.count(), 0);  // a run's own weights are not worth a line in the list of what was opened
}

void SessionTest::otherPicturesOfTheData_data() {
    QTest::addColumn<int>("asked");
    QTest::addColumn<int>("pictures");  ///< of 12, a third of which validate
    QTest::newRow("validation") << int(Session::Asked::Validation) << 4;
    QTest::newRow("training") << int(Session::Asked::Training) << 8;
    QTest::newRow("there is no test part") << int(Session::Asked::Test) << 4;
    QTest::newRow("no files were asked about") << int(Session::Asked::Files) << 4;
}

void SessionTest::otherPicturesOfTheData() {
    QFETCH(int, asked);
    QFETCH(int, pictures);
    OpenSession open;
    QVERIFY(open.runToEnd());
    QSignalSpy predicted(&open.session, &Session::predictionsChanged);
    open.session.setAsked(Session::Asked(asked));
    QVERIFY(waitUntil(
        predicted, [&] { return !open.session.predicting() && int(open.session.predictions().size()) == pictures; }));
    QCOMPARE(open.session.countOf(open.session.asked()), qint64(pictures));
}

void SessionTest::filesAreAnswered() {
    OpenSession open;
    QSignalSpy failed(&open.session, &Session::failed);
    const QString folder = QString::fromStdString((open.folder / "class 1").string());
    open.session.predictFiles({folder});
    QCOMPARE(failed.count(), 1);  // no weights yet
    QVERIFY(open.runToEnd());
    QSignalSpy predicted(&open.session, &Session::predictionsChanged);
    QVERIFY(waitUntil(predicted, [&] { return !open.session.predicting(); }));
    open.session.predictFiles({folder});
    QVERIFY(waitUntil(predicted, [&] { return open.session.predictions().size() == 6; }));
    for (const Prediction& one : open.session.predictions()) {
        QCOMPARE(one.answer(), 1);
        QCOMPARE(one.truth, -1);
        QVERIFY(QFile::exists(open.session.fileOf(one.path)));
        QVERIFY(open.session.pictureSource()(one.path, 64).picture.has_value());
    }
    QCOMPARE(open.session.askedFiles(), QStringList{folder});
    QVERIFY(open.session.answers()->problems.empty());
    // One that can't be read has no answer, and that is said.
    const QString bad = QString::fromStdString((open.folder / "bad.jpg").string());
    QFile file(bad);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write("no picture") > 0);
    file.close();
    open.session.predictFiles({folder, bad});
    QVERIFY(waitUntil(predicted, [&] { return open.session.answers()->problems.size() == 1; }));
    QCOMPARE(open.session.predictions().size(), std::size_t(6));
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
