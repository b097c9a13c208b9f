// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shown_network_page.h"
#include "support/red_session.h"
#include "ui/base/app_settings.h"
#include "ui/pages/network/epoch_losses.h"
#include "ui/pages/network_page.h"
#include "ui/text/format.h"
#include "ui/text/language.h"

#include <QFile>
#include <QTest>
#include <QToolButton>
#include <atomic>

using namespace studio;
using namespace studio::ui;
using test::kPatience;
using test::waitUntil;
using Shown = test::ShownNetworkPage;

/// What the page of the network takes from data and from a run.
class NetworkPageRunTest : public QObject {
    Q_OBJECT

    test::RedSession m_red;

private slots:
    void init() {
        setLanguage(Language::English);
        appSettings().clear();
    }
    void aRunWithoutItsPicturesKeepsItsClasses();
    void classesComeFromTheData();
    void fixedWhileRunning();
    void theLossesAddUp();
};

void NetworkPageRunTest::aRunWithoutItsPicturesKeepsItsClasses() {
    QString run;
    {
        Session session(test::fake());
        m_red.prepare(session);
        session.start();
        QVERIFY(waitUntil(session, &Session::stateChanged, [&] { return !isLive(session.state()); }));
        run = QString::fromStdString(session.history().start.run.string());
    }
    const QString here = m_red.path("red"), away = m_red.path("red, moved");
    QVERIFY(QFile::rename(here, away));
    Shown shown;
    shown.session.openPath(run);
    QVERIFY(
        waitUntil(shown.session, &Session::historyChanged, [&] { return !shown.session.history().epochs.empty(); }));
    QVERIFY(QFile::rename(away, here));
    QVERIFY(!shown.session.dataSet());
    const int classes = int(shown.session.history().start.classes.size());
    QTRY_COMPARE_WITH_TIMEOUT(shown.text("classesText"), QString("%1 classes, those of the run").arg(classes),
                              kPatience);
}

void NetworkPageRunTest::classesComeFromTheData() {
    Shown shown;
    shown.session.setPreset("course");
    m_red.prepare(shown.session);
    shown.session.setSetting("input_size", "224");
    QCOMPARE(shown.text("parameters"), countText(5'973'552 + 1'025 * 3));
    QVERIFY2(shown.text("classesText").contains("3 classes, from red"), qPrintable(shown.text("classesText")));
    shown.diagram().setSelected("fc");
    QCOMPARE(shown.text("writes"), QString("1 × 1 × 3"));
}

void NetworkPageRunTest::fixedWhileRunning() {
    std::atomic<bool> go = false;
    test::FakeOptions options;
    options.beforeTrain = [&](std::int64_t, std::stop_token) { go.wait(false); };
    Shown shown(test::fake(options));
    m_red.prepare(shown.session);
    auto* choice = shown.the<QToolButton>("networkChoice");
    QVERIFY(choice->isEnabled());
    shown.session.start();
    QVERIFY(
        waitUntil(shown.session, &Session::stateChanged, [&] { return shown.session.state() == RunState::Running; }));
    const bool enabled = choice->isEnabled();
    const QString why = choice->toolTip();
    go = true;
    go.notify_all();
    QVERIFY(!enabled);
    QVERIFY2(why.contains("Stop it"), qPrintable(why));
    QVERIFY(
        waitUntil(shown.session, &Session::stateChanged, [&] { return shown.session.state() == RunState::Finished; }));
    QVERIFY(choice->isEnabled());
}

void NetworkPageRunTest::theLossesAddUp() {
    Shown shown;
    m_red.prepare(shown.session);
    QVERIFY(!epochLosses(shown.session.history()));
    shown.session.start();
    QVERIFY(
        waitUntil(shown.session, &Session::stateChanged, [&] { return shown.session.state() == RunState::Finished; }));
    const auto losses = epochLosses(shown.session.history());
    QVERIFY(losses);
    QVERIFY2(losses->caption.contains("epoch 3"), qPrintable(losses->caption));
    QVERIFY(shown.session.history().epochs.back().train.aux1 && losses->aux1 && losses->aux2);
    QCOMPARE(losses->total, shown.session.history().epochs.back().train.total);
    auto* toggle = shown.the<QToolButton>("lossesShown");
    QVERIFY(toggle->isChecked());
    QTest::mouseClick(toggle, Qt::LeftButton);
    QVERIFY(!toggle->isChecked());
    QVERIFY(!appSettings().value("network/losses").toBool());
}

QTEST_MAIN(NetworkPageRunTest)
#include "network_page_run_test.moc"
