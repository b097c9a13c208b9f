// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/training/rate_dialog.h"
#include "support/red_session.h"
#include "ui/base/app_settings.h"
#include "ui/pages/training_page.h"
#include "ui/plots/finder_plot.h"
#include "ui/text/language.h"

#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QToolButton>
#include <atomic>
#include <condition_variable>

using namespace studio;
using namespace studio::ui;
using test::kPatience;

namespace {

/// The training page of a session with the red pictures and the fake engine, ready to look for a rate.
struct Open {
    explicit Open(const test::RedSession& red, test::FakeOptions options = {})
        : session([engine = std::make_shared<test::FakeEngine>(std::move(options))] { return engine; }) {
        red.prepare(session);
        QSignalSpy ready(&session, &Session::engineReady);
        session.loadEngine();
        loaded = session.engineInfo() || ready.wait(kPatience);
        page.resize(1280, 704);
        page.show();
    }
    QToolButton& button() { return *page.findChild<QToolButton*>("findRate"); }
    QDialog* dialog() { return page.findChild<QDialog*>("rateDialog"); }
    QPushButton& use() { return *dialog()->findChild<QPushButton*>("useRate"); }
    QPushButton& close() { return *dialog()->findChild<QPushButton*>("closeRate"); }
    QString said() { return dialog()->findChild<QLabel*>("rateSaid")->text(); }
    FinderPlot& plot() { return *dialog()->findChild<FinderPlot*>("ratePlot"); }
    bool running() { return !dialog()->findChild<QProgressBar*>()->isHidden(); }

    Session session;
    TrainingPage page{session};
    bool loaded = false;
};

}  // namespace

/// "Find" beside the learning rate, and its dialog.
class RateDialogTest : public QObject {
    Q_OBJECT

    test::RedSession m_red;

private slots:
    void init() {
        appSettings().clear();
        setLanguage(Language::English);
    }

    void aClickFindsAndAnotherUses() {
        Open open(m_red);
        QVERIFY(open.loaded && open.button().isEnabled());
        QTest::mouseClick(&open.button(), Qt::LeftButton);
        QVERIFY(open.dialog() && open.dialog()->isVisible() && open.dialog()->isModal());
        QVERIFY(!open.use().isEnabled());
        const auto* legend = open.dialog()->findChild<QWidget*>("rateLegend");
        QVERIFY(legend->isVisible() && !legend->accessibleName().contains("suggestion"));
        QTRY_VERIFY2_WITH_TIMEOUT(open.use().isEnabled(), qPrintable(open.said()), kPatience);
        QVERIFY(!open.running());
        QCOMPARE(open.plot().curve().rates.size(), std::size_t(100));
        QCOMPARE(open.close().text(), QString("Close"));
        const double rate = suggestRate(open.plot().curve()).rate;
        const QString text = QString::number(rate, 'g', 2);
        QCOMPARE(open.use().text(), "Use " + text);
        QVERIFY2(open.said().startsWith("Suggested is " + text), qPrintable(open.said()));
        QVERIFY2(legend->accessibleName().contains("each batch, averaged, suggestion"),
                 qPrintable(legend->accessibleName()));
        const RateSuggestion found = suggestRate(open.plot().curve());
        for (const double told : {found.steepest, found.tenthOfMinimum})  // whichever it takes
            QVERIFY2(open.said().contains(QString::number(told, 'g', 2)), qPrintable(open.said()));
        QVERIFY(open.dialog()->findChild<QLabel*>("rateNotes")->isHidden());  // nothing was done to any weights
        QVERIFY(open.session.settings().lr != rate);
        QTest::mouseClick(&open.use(), Qt::LeftButton);
        QCOMPARE(open.session.settings().lr, rate);
        QCOMPARE(open.page.findChild<QLineEdit*>("setting.lr")->text().toDouble(), rate);
        QVERIFY(!open.dialog()->isVisible());
        QCOMPARE(int(open.session.state()), int(RunState::Idle));  // no run came of it
        QVERIFY(open.session.history().start.run.empty());
    }

    /// What was just typed counts for a click, too; and Tab goes as the eye does.
    void aClickEndsWhatIsTyped() {
        Open open(m_red);
        open.page.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&open.page));
        auto* batch = open.page.findChild<QLineEdit*>("setting.batch_size");
        batch->setFocus();
        batch->selectAll();
        QTest::keyClicks(batch, "5");
        QTest::mouseClick(&open.button(), Qt::LeftButton);
        QVERIFY(open.dialog() && open.dialog()->isVisible());
        QCOMPARE(open.session.settings().batchSize, 5);
        QCOMPARE(open.button().nextInFocusChain(), open.page.findChild<QLineEdit*>("setting.lr"));
    }

    void itGoesByKeys() {
        Open open(m_red);
        open.page.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&open.page));
        open.button().setFocus();
        QTest::keyClick(&open.button(), Qt::Key_Space);
        QVERIFY(open.dialog() && open.dialog()->isVisible());
        QTRY_VERIFY2_WITH_TIMEOUT(open.use().isEnabled(), qPrintable(open.said()), kPatience);
        QTest::keyClick(&open.plot(), Qt::Key_Left);
        const QString told = open.plot().accessibleDescription();  // what the card at the cursor shows
        QVERIFY2(told.contains("learning rate 0.87") && told.contains("loss, averaged"), qPrintable(told));
        QTest::keyClick(&open.plot(), Qt::Key_Escape);  // the cursor goes first
        QVERIFY(open.dialog()->isVisible() && open.plot().accessibleDescription().isEmpty());
        const double rate = suggestRate(open.plot().curve()).rate;
        QTest::keyClick(&open.plot(), Qt::Key_Return);
        QVERIFY(!open.dialog()->isVisible());
        QCOMPARE(open.session.settings().lr, rate);
        // And anew, from the rate that is set now: Escape leaves that.
        QTest::keyClick(&open.button(), Qt::Key_Space);
        QVERIFY(open.dialog()->isVisible() && !open.use().isEnabled());
        QTest::keyClick(&open.plot(), Qt::Key_Escape);
        QVERIFY(!open.dialog()->isVisible());
        QCOMPARE(open.session.settings().lr, rate);
    }

    /// A step that would never end is broken off; the same dialog can be asked again.
    void itIsCancelled() {
        std::mutex mutex;
        std::condition_variable_any never;
        std::atomic<bool> held = true, ended = false;
        Open open(m_red, {.beforeTrain =
                              [&](std::int64_t step, std::stop_token stop) {
                                  if (step != 5 || !held) return;
                                  std::unique_lock lock(mutex);
                                  never.wait(lock, stop, [] { return false; });
                                  ended = true;
                              },
                          .beforeEvaluate = {}});
        const double before = open.session.settings().lr;
        open.session.measureSpeed();
        QVERIFY(open.session.measuringSpeed());
        open.button().click();
        QVERIFY(!open.session.measuringSpeed());  // one at a time
        QTRY_VERIFY2_WITH_TIMEOUT(open.said().startsWith("Step 4 of 100"), qPrintable(open.said()), kPatience);
        QVERIFY(open.running() && !open.use().isEnabled());
        QCOMPARE(open.close().text(), QString("Cancel"));
        ended = false;
        QTest::mouseClick(&open.close(), Qt::LeftButton);
        QVERIFY(!open.dialog()->isVisible());
        QTRY_VERIFY_WITH_TIMEOUT(ended, kPatience);
        QCOMPARE(open.session.settings().lr, before);
        held = false;
        open.button().click();
        QTRY_VERIFY2_WITH_TIMEOUT(open.use().isEnabled(), qPrintable(open.said()), kPatience);
    }

    void aCurveThatTellsNothingSaysSo() {
        Open open(m_red, {.beforeTrain = {}, .beforeEvaluate = {}, .notFiniteAtStep = 3});
        open.button().click();
        QTRY_VERIFY_WITH_TIMEOUT(!open.running(), kPatience);
        QVERIFY2(open.said().contains("ran away at the lowest rates"), qPrintable(open.said()));
        QVERIFY(!open.use().isEnabled());
        QCOMPARE(open.close().text(), QString("Close"));
    }

    void whatFailsIsSaidInTheDialog() {
        Open open(m_red);
        open.session.setSetting("device", "cuda:7");
        open.button().click();
        QTRY_VERIFY2_WITH_TIMEOUT(open.said().contains("cuda:7"), qPrintable(open.said()), kPatience);
        QVERIFY(!open.running() && !open.use().isEnabled());
    }

    /// What the rate is depends on the schedule that it is for.
    void itSaysWhatTheRateIsFor_data() {
        QTest::addColumn<QString>("schedule");
        QTest::addColumn<QString>("sentence");
        QTest::newRow("one cycle") << "onecycle"
                                   << "top of the one cycle";
        QTest::newRow("constant") << "constant"
                                  << "every step";
        QTest::newRow("cosine") << "cosine"
                                << "start of the schedule";
    }
    void itSaysWhatTheRateIsFor() {
        QFETCH(QString, schedule);
        QFETCH(QString, sentence);
        Open open(m_red);
        open.session.setSetting("schedule", schedule.toStdString());
        open.button().click();
        QTRY_VERIFY2_WITH_TIMEOUT(open.said().contains(sentence), qPrintable(open.said()), kPatience);
    }

    /// Greyed out it says why; else what it does.
    void theButtonSaysWhy() {
        Session empty([] { return std::make_shared<test::FakeEngine>(); });
        TrainingPage page(empty);
        const auto* idle = page.findChild<QToolButton*>("findRate");
        QVERIFY(!idle->isEnabled() && idle->toolTip().contains("data set"));

        connect(&empty, &Session::checkingChanged, this, [&] {
            if (empty.checking()) empty.cancelChecking();
        });
        empty.openPath(m_red.path("red"));
        QTRY_VERIFY_WITH_TIMEOUT(empty.checkCancelled(), kPatience);
        QVERIFY(!idle->isEnabled() && idle->toolTip().contains("Check again"));
        QVERIFY(page.findChild<QLabel*>("runSummary")->text().contains("Not every picture was looked at"));

        Session broken([]() -> std::shared_ptr<Engine> { throw studio::Error(ErrorCode::Internal, {"no library"}); });
        TrainingPage without(broken);
        m_red.prepare(broken);
        const auto* dead = without.findChild<QToolButton*>("findRate");
        QVERIFY(!dead->isEnabled() && dead->toolTip().contains("is being loaded"));
        broken.loadEngine();
        QTRY_VERIFY2_WITH_TIMEOUT(dead->toolTip().contains("could not be loaded"), qPrintable(dead->toolTip()),
                                  kPatience);

        std::mutex mutex;
        std::condition_variable_any never;
        Open open(m_red, {.beforeTrain =
                              [&](std::int64_t, std::stop_token stop) {
                                  std::unique_lock lock(mutex);
                                  never.wait(lock, stop, [] { return false; });
                              },
                          .beforeEvaluate = {}});
        QVERIFY(open.button().isEnabled());
        open.session.setSetting("validation_fraction", "0.5");
        QVERIFY(!open.button().isEnabled() && open.button().toolTip().contains("split anew"));
        QTRY_VERIFY_WITH_TIMEOUT(open.button().isEnabled(), kPatience);
        QVERIFY(open.button().toolTip().contains("nothing of them is kept"));
        open.session.setSetting("batch_size", "4000");
        QVERIFY(!open.button().isEnabled());
        QCOMPARE(open.button().toolTip(), open.session.startProblem());
        open.session.setSetting("batch_size", "4");
        QVERIFY(open.button().isEnabled());
        // A run that begins takes the machine: the dialog goes.
        open.button().click();
        QVERIFY(open.dialog()->isVisible());
        open.session.start();
        QVERIFY(!open.dialog()->isVisible());
        QVERIFY(!open.button().isEnabled() && open.button().toolTip().contains("run has one recipe"));
        open.session.stop();
        QVERIFY(test::waitUntil(open.session, &Session::stateChanged, [&] { return !isLive(open.session.state()); }));
        QVERIFY(open.button().isEnabled());
    }
};

QTEST_MAIN(RateDialogTest)
#include "rate_dialog_test.moc"
