// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/files.h"
#include "core/runs/run_info.h"
#include "core/runs/run_lock.h"
#include "support/made_up_run.h"
#include "ui/frame/full_window.h"

#include <QLabel>
#include <QPushButton>

using namespace studio;
using namespace studio::ui;
using test::waitUntil;
namespace fs = std::filesystem;

namespace {

QString textOf(const fs::path& path) {
    return QString::fromStdString(path.string());
}

void writeEpoch(RunWriter& writer, int epoch) {
    BatchEvent batch;
    batch.epoch = epoch;
    batch.step = 30 * epoch;
    batch.images = 960;
    batch.imagesPerSecond = 960 / 34.0;
    batch.dataWait = 0.25;
    batch.losses = test::madeUpRecord(epoch, 3, 0.75).train;
    writer.onEvent(batch);
    writer.onEvent(EpochEvent{test::madeUpRecord(epoch, 3, 0.75), true, nullptr});
}

}  // namespace

/// A run that another program is training is followed. The other program: a writer that holds the run's lock.
class RunWatchTest : public QObject {
    Q_OBJECT

    std::unique_ptr<TemporaryFolder> m_home;
    std::unique_ptr<RunWriter> m_other;
    fs::path m_run;

    /// Opens the run of the other program, which has done two epochs.
    bool watch(Session& session) {
        m_run = *m_home / "run";
        m_other = test::startRun(m_run, {.epochs = 2});
        QSignalSpy changed(&session, &Session::stateChanged);
        session.openPath(textOf(m_run));
        return waitUntil(changed, [&] { return session.watched().has_value(); });
    }

private slots:
    void init() {
        m_home = std::make_unique<TemporaryFolder>();
        qputenv("XDG_DATA_HOME", QByteArray::fromStdString((*m_home / "share").string()));
        appSettings().clear();
        test::startIn(ThemeMode::Light, Language::English);
    }
    void cleanup() { m_other.reset(); }

    void isSeenToItsEnd() {
        MainWindow window(test::fakeEngine());
        Session& session = window.session();
        window.show();
        QVERIFY(watch(session));
        QVERIFY(session.watched() == RunState::Running);
        QVERIFY(session.stoppedRun().isEmpty() && !session.actions().stop);
        auto* stop = window.findChild<QPushButton*>("stopButton");
        auto* what = window.findChild<QLabel*>("runWhat");
        QVERIFY(stop->toolTip().contains("Another program") && !stop->isEnabled());
        QVERIFY2(what->text().startsWith("Another program: Epoch 2 of"), qPrintable(what->text()));

        QSignalSpy history(&session, &Session::historyChanged);
        writeEpoch(*m_other, 3);
        QVERIFY(waitUntil(history, [&] { return session.history().epochs.size() == 3; }));
        QCOMPARE(session.history().bestEpoch, 3);
        QVERIFY2(what->text().endsWith("; 25 % waiting for data"), qPrintable(what->text()));
        for (const QWidget* told : {static_cast<QWidget*>(what), what->parentWidget()})
            QVERIFY(told->toolTip().contains("Loader threads"));
        QCOMPARE(what->accessibleDescription(), what->toolTip());
        window.resize(1280, 800);
        QTRY_VERIFY2(what->fontMetrics().horizontalAdvance(what->text()) <= what->width(), qPrintable(what->text()));

        QSignalSpy changed(&session, &Session::stateChanged);
        m_other->onEvent(StateEvent{RunState::Paused});
        QVERIFY(waitUntil(changed, [&] { return session.watched() == RunState::Paused; }));
        QVERIFY2(what->text().startsWith("Another program, paused:"), qPrintable(what->text()));

        m_other->onEvent(EndEvent{.outcome = RunState::Finished, .bestEpoch = 3, .run = m_run, .message = "It ended."});
        m_other.reset();
        QVERIFY(waitUntil(changed, [&] { return !session.watched(); }));
        QCOMPARE(session.state(), RunState::Finished);
        QCOMPARE(session.runLog().entries.back().kind, RunEvent::Kind::Ended);
        QVERIFY(what->text().startsWith("Finished after 3 epochs"));
        QCOMPARE(stop->toolTip(), QString("Nothing is running"));
    }

    void whenItsProgramIsKilledItCanGoOn() {
        Session session(test::fakeEngine());
        QVERIFY(watch(session));
        fs::create_directories(m_run / "checkpoints");
        writeFileAtomically(m_run / "checkpoints" / "last.pth", std::string_view("x"));
        QSignalSpy changed(&session, &Session::stateChanged);
        m_other.reset();
        QVERIFY(waitUntil(changed, [&] { return !session.watched(); }));
        QCOMPARE(session.state(), RunState::Stopped);
        QCOMPARE(session.stoppedRun(), textOf(m_run));
    }

    /// Its first best weights are asked about the pictures; nobody need press anything.
    void itsAnswersComeWithItsFirstWeights() {
        m_run = test::makeRun(*m_home / "pictures").toStdString();
        QVERIFY(!m_run.empty());
        RunInfo info = readRunInfo(m_run);
        info.state = RunState::Running;
        info.message.clear();
        writeFileAtomically(m_run / "run.json", std::string_view(runInfoToText(info)));
        const fs::path best = m_run / "checkpoints" / "best.pth";
        fs::rename(best, *m_home / "best.pth");
        const auto lock = std::make_unique<RunLock>(m_run);

        Session session(test::fakeEngine());
        QSignalSpy prepared(&session, &Session::preparedChanged);
        session.openPath(textOf(m_run));
        QVERIFY(waitUntil(prepared, [&] { return session.prepared() && session.watched(); }));
        QVERIFY(session.predictions().empty() && !session.hasWeights(Session::WeightsSource::Best));
        QSignalSpy predicted(&session, &Session::predictionsChanged);
        fs::rename(*m_home / "best.pth", best);
        QVERIFY(waitUntil(predicted, [&] { return !session.predictions().empty(); }));
        QVERIFY(session.watched());
    }

    void otherDataOrARunOfOnesOwnLeavesIt() {
        Session session(test::fakeEngine());
        QVERIFY(watch(session));
        QSignalSpy prepared(&session, &Session::preparedChanged);
        session.openPath(test::makeTinyData(*m_home / "pictures", 3));
        QVERIFY(waitUntil(prepared, [&] { return session.prepared() != nullptr; }));
        QVERIFY(!session.watched());  // of other classes: not the pictures it was trained on, opened where they are now
        QCOMPARE(session.state(), RunState::Idle);

        QVERIFY(session.history().epochs.empty());
        QSignalSpy changed(&session, &Session::stateChanged);
        session.openPath(textOf(m_run));
        QVERIFY(waitUntil(changed, [&] { return session.watched().has_value(); }));
        session.openPath(textOf(*m_home / "pictures"));
        QVERIFY(waitUntil(prepared, [&] { return session.prepared() && !session.opening(); }));
        session.setSetting("epochs", "1");
        session.setSetting("batch_size", "4");
        session.start();
        QVERIFY(waitUntil(changed, [&] { return session.state() == RunState::Finished; }));
        QVERIFY(session.history().start.run != m_run);
        QCOMPARE(session.history().epochs.size(), std::size_t{1});
    }
};

QTEST_MAIN(RunWatchTest)
#include "run_watch_test.moc"
