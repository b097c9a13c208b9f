// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/files.h"
#include "support/run_figures.h"
#include "ui/frame/full_window.h"
#include "ui/frame/gated_run.h"
#include "ui/pages/runs/run_table.h"

#include <QLabel>
#include <QPushButton>
#include <QToolButton>
#include <atomic>

using namespace studio;
using namespace studio::ui;
using test::ends;
using test::Gate;
using test::kPatience;
using test::openTinyData;
using test::trainToTheGate;
using test::waitUntil;
namespace fs = std::filesystem;

/// Stopped and interrupted runs go on, from wherever the window offers it.
class GoingOnTest : public QObject {
    Q_OBJECT

    std::unique_ptr<TemporaryFolder> m_home;
    std::vector<std::vector<double>> m_whole;  ///< what a run that was never stopped has written

    fs::path dataFolder() const { return *m_home / "photographs"; }
    fs::path interruptedRun() { return test::interruptedRun(dataFolder()); }

private slots:
    void initTestCase() {
        const TemporaryFolder folder;
        const QString whole = test::makeRun(folder / "other photographs");
        QVERIFY(!whole.isEmpty());
        m_whole = test::figuresOf(whole.toStdString());
        QVERIFY(!m_whole.empty());
    }
    void init() {
        m_home = std::make_unique<TemporaryFolder>();
        qputenv("XDG_DATA_HOME", QByteArray::fromStdString((*m_home / "share").string()));
        appSettings().clear();
        test::startIn(ThemeMode::Light, Language::English);
    }

    void fromTheRunBar() {
        Gate gate;
        MainWindow window(gate.source());
        Session& session = window.session();
        window.resize(1280, 800);
        window.show();
        QVERIFY(openTinyData(session, dataFolder()));
        auto* goOn = window.findChild<QPushButton*>("goOnButton");
        auto* stop = window.findChild<QPushButton*>("stopButton");
        QVERIFY(!goOn->isVisible() && stop->isVisible());
        QVERIFY(trainToTheGate(session));
        QTest::mouseClick(stop, Qt::LeftButton);
        QVERIFY(ends(session, RunState::Stopped));
        QTRY_VERIFY(goOn->isVisible() && !stop->isVisible());
        QVERIFY(session.actions().start);  // or another run
        QTRY_COMPARE(test::rememberedAs(session), QString("run, stopped after epoch 1"));
        gate.open();
        QTest::mouseClick(goOn, Qt::LeftButton);
        QVERIFY(ends(session, RunState::Finished));
        QVERIFY(!goOn->isVisible() && stop->isVisible());
        QTRY_COMPARE(test::rememberedAs(session), QString("run, finished"));
        QCOMPARE(test::figuresOf(session.history().start.run), m_whole);
        QCOMPARE(session.history().batches.size() + session.history().epochs.size(), m_whole.size());
        QCOMPARE(session.runLog().entries.back().kind, RunEvent::Kind::Ended);
        QVERIFY(session.liveModel());
    }

    void aBatchWithoutRoomIsHalved() {
        std::atomic<bool> room = false;
        test::FakeOptions options;
        options.beforeTrain = [&](std::int64_t, const std::stop_token&) {
            if (!room) throw std::bad_alloc();
        };
        MainWindow window([engine = std::make_shared<test::FakeEngine>(options)] { return engine; });
        Session& session = window.session();
        window.resize(1280, 800);
        window.show();
        QVERIFY(openTinyData(session, dataFolder()));
        auto* half = window.findChild<QPushButton*>("halfBatchButton");
        auto* stop = window.findChild<QPushButton*>("stopButton");
        QVERIFY(!half->isVisible() && stop->isVisible());
        session.start();
        QVERIFY(ends(session, RunState::Failed));
        QTRY_VERIFY(half->isVisible() && !stop->isVisible());
        QVERIFY2(half->toolTip().contains("batches of 2 pictures, 2 of them"), qPrintable(half->toolTip()));
        room = true;
        QTest::mouseClick(half, Qt::LeftButton);
        QVERIFY(ends(session, RunState::Finished));
        QVERIFY(!half->isVisible() && stop->isVisible());
        QCOMPARE(session.settings().batchSize, 2);
        QCOMPARE(session.settings().accumulate, 2);
        QCOMPARE(session.history().start.batchesPerEpoch * session.settings().epochs,
                 static_cast<int>(session.history().batches.back().step));
    }

    void anInterruptedRunIsOffered_data() {
        QTest::addColumn<bool>("atStart");
        QTest::newRow("at the start") << true;
        QTest::newRow("on the Runs page") << false;
    }
    void anInterruptedRunIsOffered() {
        QFETCH(bool, atStart);
        const fs::path run = interruptedRun();
        QVERIFY(!run.empty());
        MainWindow window(test::fakeEngine());
        Session& session = window.session();
        window.resize(1280, 800);
        window.show();
        window.showPage(atStart ? Page::Data : Page::Runs);
        if (atStart) {
            QTRY_VERIFY_WITH_TIMEOUT(window.findChild<QPushButton*>("goOnInterrupted"), kPatience);
            QVERIFY(window.findChild<QPushButton*>("goOnInterrupted")->isVisible());
            const QString where = window.findChild<QLabel*>("interruptedWhere")->text();
            QVERIFY2(where.startsWith("epoch 2 of 3"), qPrintable(where));
            QTest::mouseClick(window.findChild<QPushButton*>("goOnInterrupted"), Qt::LeftButton);
        } else {
            auto* table = window.findChild<RunTable*>();
            QTRY_COMPARE_WITH_TIMEOUT(table->model()->rowCount(), 1, kPatience);
            table->choose(run);
            auto* goOn = window.findChild<QToolButton*>("goOnWithRun");
            QTRY_VERIFY(goOn->isEnabled());
            QTest::mouseClick(goOn, Qt::LeftButton);
        }
        QCOMPARE(window.page(), Page::Training);
        QVERIFY(ends(session, RunState::Finished));
        QCOMPARE(session.history().start.run, run);
        QCOMPARE(test::figuresOf(run), m_whole);
    }

    void lookingChangesNothing() {
        const fs::path run = interruptedRun();
        const std::string before = readTextFile(run / "run.json");
        MainWindow window(test::fakeEngine());
        window.resize(1280, 800);
        window.show();
        QTRY_VERIFY_WITH_TIMEOUT(window.findChild<QPushButton*>("lookAtInterrupted"), kPatience);
        QTest::mouseClick(window.findChild<QPushButton*>("lookAtInterrupted"), Qt::LeftButton);
        QTRY_COMPARE_WITH_TIMEOUT(window.session().history().batches.size(), std::size_t(4), kPatience);
        QTRY_VERIFY(window.findChild<QPushButton*>("goOnButton")->isVisible());
        QTRY_COMPARE(test::rememberedAs(window.session()), QString("run, interrupted"));
        const auto* what = window.findChild<QLabel*>("runWhat");
        const auto* detail = window.findChild<QLabel*>("runDetail");
        QVERIFY2(what->text().startsWith("Interrupted in epoch 2 of 3"), qPrintable(what->text()));
        QVERIFY2(what->text().endsWith("img/s"), qPrintable(what->text()));
        QVERIFY2(detail->text().contains("it can go on"), qPrintable(detail->text()));
        // What the next run would do is not shown beside what this one has done.
        const auto* block = window.findChild<QLabel*>("runFirst");
        QCOMPARE(block->text(), QString("Validation, main head"));
        window.session().setSetting("epochs", "7");
        QTRY_COMPARE(block->text(), QString("Pictures"));
        QCOMPARE(what->text(), QString("Ready"));
        window.session().setSetting("epochs", "3");
        QCOMPARE(block->text(), QString("Validation, main head"));
        QCOMPARE(readTextFile(run / "run.json"), before);
        QVERIFY(window.session().actions().start);
    }

    /// Nothing of it was changed yet.
    void stoppedWhileItIsPreparedItCanStillGoOn() {
        const fs::path run = interruptedRun();
        Gate gate;
        Session session(gate.source());
        QSignalSpy changed(&session, &Session::stateChanged);
        session.goOn(QString::fromStdString(run.string()));
        QVERIFY(waitUntil(changed, [&] { return session.state() == RunState::Preparing; }));
        QVERIFY(session.stoppedRun().isEmpty());
        session.stop();
        QVERIFY(ends(session, RunState::Stopped));
        QCOMPARE(session.stoppedRun().toStdString(), run.string());
        gate.open();
        session.goOn(session.stoppedRun());
        QVERIFY(ends(session, RunState::Finished));
        QVERIFY(session.stoppedRun().isEmpty());
        QCOMPARE(test::figuresOf(run), m_whole);
    }

    void whatIsLeftIsNotOfferedAgain() {
        const fs::path left = interruptedRun(), kept = interruptedRun();
        const auto offered = [](MainWindow& window) {
            QStringList names;
            for (const QLabel* name : window.findChildren<QLabel*>("interruptedName")) names << name->text();
            return names;
        };
        const auto nameOf = [](const fs::path& run) { return QString::fromStdString(run.filename().string()).mid(16); };
        {
            MainWindow window(test::fakeEngine());
            window.show();
            QTRY_COMPARE_WITH_TIMEOUT(offered(window).size(), 2, kPatience);
            const qsizetype row = offered(window).indexOf(nameOf(left));
            QVERIFY(row >= 0);
            QTest::mouseClick(window.findChildren<QToolButton*>("leaveInterrupted").at(row), Qt::LeftButton);
            QTRY_COMPARE_WITH_TIMEOUT(offered(window), QStringList(nameOf(kept)), kPatience);
        }
        MainWindow window(test::fakeEngine());
        window.show();
        QTRY_COMPARE_WITH_TIMEOUT(offered(window), QStringList(nameOf(kept)), kPatience);
        QVERIFY(fs::exists(left / "run.json"));
    }
};

QTEST_MAIN(GoingOnTest)
#include "going_on_test.moc"
