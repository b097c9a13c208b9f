// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/open_session.h"

#include <QFile>
#include <filesystem>

using namespace studio;
using namespace studio::ui;

/// Data, runs and checkpoints that are opened.
class SessionDataTest : public QObject {
    Q_OBJECT

private slots:
    void whatCannotBeOpenedSaysSo_data();
    void whatCannotBeOpenedSaysSo();
    void oneClassCanBeLookedAtOnly();
    void noOtherDataWhileRunning();
    void aRunOpensAgain();
    void aCheckpointOpensWithItsData();
    void aRunWhosePicturesMovedWaitsForThem();
    void whatIsNotThereIsSaidOrPassedOver();
    void theLastThatWasNamedIsOpened();
    void startWaitsForSettingsThatFit();
    void aCheckpointWithoutItsPicturesAsksForNoClasses();
    void whatARunLeftOutStaysOutOfItsData();
    void whatARunLeftOutStaysInOtherData_data();
    void whatARunLeftOutStaysInOtherData();
    void aRunsStepsAreOfWhatWasLeftOutThen_data();
    void aRunsStepsAreOfWhatWasLeftOutThen();
};

void SessionDataTest::whatCannotBeOpenedSaysSo_data() {
    QTest::addColumn<QString>("name");
    QTest::newRow("nothing there") << "no such folder";
    QTest::newRow("an empty folder") << "empty";
    QTest::newRow("no checkpoint") << "text.pth";
}

void SessionDataTest::whatCannotBeOpenedSaysSo() {
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

void SessionDataTest::oneClassCanBeLookedAtOnly() {
    TemporaryFolder folder;
    Session session(fake());
    QSignalSpy prepared(&session, &Session::preparedChanged);
    session.openPath(test::makeTinyData(folder.path(), 1));
    QVERIFY(waitUntil(prepared, [&] { return !session.dataError().isEmpty(); }));
    QVERIFY(session.dataSet());
    QVERIFY(!session.prepared());
    QVERIFY(session.dataError().contains("class 0"));
}

void SessionDataTest::noOtherDataWhileRunning() {
    OpenSession open;
    QSignalSpy changed(&open.session, &Session::stateChanged);
    QSignalSpy failed(&open.session, &Session::failed);
    open.session.start();
    open.session.pause();
    QVERIFY(waitUntil(changed, [&] { return open.session.state() == RunState::Paused; }));
    open.session.openPath(QString::fromStdString(open.folder.path().string()));
    QTRY_COMPARE_WITH_TIMEOUT(failed.count(), 1, kPatience);
    open.session.stop();
    QVERIFY(waitUntil(changed, [&] { return !isLive(open.session.state()); }));
}

void SessionDataTest::aRunOpensAgain() {
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

void SessionDataTest::aCheckpointOpensWithItsData() {
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

/// Nothing stands beside it that it was not trained on; opened where they are now, its pictures are its own again.
void SessionDataTest::aRunWhosePicturesMovedWaitsForThem() {
    OpenSession open, other;
    QVERIFY(open.runToEnd());
    const QString run = QString::fromStdString(open.session.history().start.run.string());
    const TemporaryFolder aside;
    for (const char* name : {"class 0", "class 1"}) std::filesystem::rename(open.folder / name, aside / name);
    std::filesystem::remove_all(open.folder.path());

    Session& session = other.session;
    QVERIFY(session.prepared());
    const auto askAsAPageDoes = [&] {
        if (!session.predicting() && session.predictionsStale()) session.refreshPredictions();
    };
    connect(&session, &Session::predictionsChanged, this, askAsAPageDoes);
    connect(&session, &Session::weightsChanged, this, askAsAPageDoes);
    QSignalSpy failed(&session, &Session::failed);
    session.openPath(run);
    QTRY_COMPARE_WITH_TIMEOUT(session.history().epochs.size(), std::size_t(2), kPatience);
    QCOMPARE(failed.count(), 1);
    QVERIFY(!session.dataSet() && !session.prepared() && session.dataPath().isEmpty());
    QVERIFY(!session.predicting() && session.predictions().empty() && !session.actions().start);
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

/// What a checkpoint says of classes is its own pictures', not those that are opened instead.
void SessionDataTest::aCheckpointWithoutItsPicturesAsksForNoClasses() {
    OpenSession open;
    QVERIFY(open.runToEnd());
    std::filesystem::remove_all(open.folder.path());
    const TemporaryFolder folder;
    const QString data = test::makeTinyData(folder.path(), 3);
    Session session(fake());
    QSignalSpy failed(&session, &Session::failed), prepared(&session, &Session::preparedChanged);
    session.openPath(QString::fromStdString((open.session.history().start.run / "checkpoints" / "best.pth").string()));
    QTRY_VERIFY_WITH_TIMEOUT(session.hasWeights(Session::WeightsSource::File), kPatience);
    QCOMPARE(failed.count(), 1);
    QVERIFY(session.settings().classes.empty());
    session.openPath(data);
    QVERIFY(waitUntil(prepared, [&] { return session.prepared() != nullptr; }));
    QVERIFY(session.settings().classes.empty());
    QCOMPARE(session.prepared()->classes.size(), std::size_t(3));
}

/// Where nothing was kept of the data, too: on another machine, say. Opened for themselves they are whole.
void SessionDataTest::whatARunLeftOutStaysOutOfItsData() {
    OpenSession open;
    const std::string path = "class 0/3 picture.png";
    open.session.leaveOut({path}, true);
    QVERIFY(open.runToEnd());
    const QString run = QString::fromStdString(open.session.history().start.run.string());
    QTRY_COMPARE_WITH_TIMEOUT(keptLeftOut(open.folder.path()), LeftOut{path}, kPatience);
    std::filesystem::remove(leftOutFile(open.folder.path()));
    for (const bool like : {false, true}) {
        Session again(fake());
        like ? again.trainLike(run) : again.openPath(run);
        QTRY_VERIFY_WITH_TIMEOUT(again.prepared() != nullptr && !again.opening(), kPatience);
        QCOMPARE(*again.leftOut(), LeftOut{path});
        QCOMPARE(again.prepared()->items.size(), std::size_t(11));
        again.openPath(QString::fromStdString(open.folder.path().string()));
        QTRY_VERIFY_WITH_TIMEOUT(again.leftOut()->empty(), kPatience);
    }
}

void SessionDataTest::whatARunLeftOutStaysInOtherData_data() {
    QTest::addColumn<int>("classes");
    QTest::newRow("with a checkpoint of another run") << 2;
    QTest::newRow("opened, without its classes") << 3;
}

/// Whose pictures are named alike, while the run waits for its own.
void SessionDataTest::whatARunLeftOutStaysInOtherData() {
    QFETCH(int, classes);
    OpenSession open(fake(), classes), other;
    open.session.leaveOut({"class 0/3 picture.png"}, true);
    QVERIFY(open.runToEnd() && other.runToEnd());
    std::filesystem::remove_all(open.folder.path());
    Session session(fake());
    session.openPath(QString::fromStdString(open.session.history().start.run.string()));
    QTRY_VERIFY_WITH_TIMEOUT(session.hasWeights(Session::WeightsSource::Best) && !session.opening(), kPatience);
    QVERIFY(!session.dataSet());
    if (classes == 2)
        session.useWeights(
            QString::fromStdString((other.session.history().start.run / "checkpoints" / "best.pth").string()), {});
    else
        session.openPath(QString::fromStdString(other.folder.path().string()));
    QTRY_VERIFY_WITH_TIMEOUT(session.prepared() != nullptr, kPatience);
    QVERIFY(session.leftOut()->empty());
    QCOMPARE(session.prepared()->items.size(), std::size_t(12));
}

void SessionDataTest::aRunsStepsAreOfWhatWasLeftOutThen_data() {
    QTest::addColumn<bool>("splitKnown");
    QTest::newRow("split when it began") << true;
    QTest::newRow("split by the run itself") << false;
}

/// As many pictures, but not the same ones.
void SessionDataTest::aRunsStepsAreOfWhatWasLeftOutThen() {
    QFETCH(bool, splitKnown);
    OpenSession open;
    Session& session = open.session;
    const std::string first = "class 0/3 picture.png", second = "class 0/4 picture.png";
    QTRY_VERIFY_WITH_TIMEOUT(session.preparedNow() != nullptr, kPatience);
    const auto leaveOut = [&](const std::string& path, bool out) {
        session.leaveOut({path}, out);
        return QTest::qWaitFor([&] { return session.preparedNow() != nullptr; }, kPatience);
    };
    splitKnown ? void(leaveOut(first, true)) : session.leaveOut({first}, true);
    QVERIFY(open.runToEnd());
    QTRY_VERIFY2_WITH_TIMEOUT(session.noStepPictures().isEmpty(), qPrintable(session.noStepPictures()), kPatience);
    const auto fed = session.stepPictures(0).paths;
    QVERIFY(fed);
    QVERIFY(leaveOut(first, false) && leaveOut(second, true));
    QCOMPARE(session.prepared()->items.size(), std::size_t(11));
    QVERIFY2(session.noStepPictures().startsWith("Other pictures are left out"), qPrintable(session.noStepPictures()));
    QVERIFY(!session.stepPictures(0).paths);
    QVERIFY(leaveOut(second, false) && leaveOut(first, true));
    QVERIFY(session.stepPictures(0).paths);
    QCOMPARE(*session.stepPictures(0).paths, *fed);
}

void SessionDataTest::whatIsNotThereIsSaidOrPassedOver() {
    OpenSession open;
    QSignalSpy failed(&open.session, &Session::failed);
    open.session.openPath(QStringLiteral("/no/such folder"), Session::IfMissing::Ignore);
    QVERIFY(open.session.opening());
    QTRY_VERIFY_WITH_TIMEOUT(!open.session.opening(), kPatience);
    QCOMPARE(failed.count(), 0);
    open.session.openPath(QStringLiteral("/no/such folder"));
    QTRY_COMPARE_WITH_TIMEOUT(failed.count(), 1, kPatience);
    QVERIFY(failed[0][0].value<Sentence>().text().contains("/no/such folder"));
    QVERIFY(!open.session.opening());
    QVERIFY(open.session.dataSet());
}

/// What is not known yet when something else is chosen does not come later and take its place.
void SessionDataTest::theLastThatWasNamedIsOpened() {
    const TemporaryFolder first, second;
    const QString other = test::makeTinyData(first.path(), 2), data = test::makeTinyData(second.path(), 3);
    Session session(fake());
    QSignalSpy opened(&session, &Session::opened);
    session.openPath(other);
    session.openPath(data);
    QTRY_VERIFY_WITH_TIMEOUT(session.prepared() && !session.opening(), kPatience);
    QCOMPARE(session.dataPath(), data);
    QCOMPARE(opened.count(), 1);
    session.openPath(other);
    session.cancelOpening();
    QVERIFY(!session.opening());
    QCOMPARE(session.dataPath(), data);
}

/// What Start would refuse is said before.
void SessionDataTest::startWaitsForSettingsThatFit() {
    OpenSession open;
    QTRY_VERIFY_WITH_TIMEOUT(open.session.prepared(), kPatience);
    QVERIFY(open.session.actions().start && open.session.startProblem().isEmpty());
    open.session.setSetting("batch_size", "64");
    QVERIFY(!open.session.actions().start);
    QVERIFY(open.session.startProblem().contains("batch_size"));
    open.session.setSetting("batch_size", "4");
    QVERIFY(open.session.actions().start);
}

QTEST_MAIN(SessionDataTest)
#include "session_data_test.moc"
