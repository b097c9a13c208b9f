// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "open_window.h"
#include "ui/main_window.h"
#include "ui/session.h"

#include <QCoreApplication>
#include <QMessageBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace studio;
using namespace studio::ui;

namespace {

/// A run that goes on until it is stopped.
bool startsLong(MainWindow& window, const TemporaryFolder& folder) {
    if (!openData(window, test::makeTinyData(folder.path()))) return false;
    makeShort(window.session());
    window.session().setSetting("epochs", "300");
    window.session().start();
    return isLive(window.session().state());
}

}  // namespace

/// The window is closed, by a person or by the system, while a run is going.
class MainWindowClosingTest : public QObject {
    Q_OBJECT

private slots:
    void init();
    void closingDuringARunAsks();
    void closingWhileItStopsAsksNothing();
    void theSystemEndsIt_data();
    void theSystemEndsIt();
};

void MainWindowClosingTest::init() {
    startPlain();
}

void MainWindowClosingTest::closingDuringARunAsks() {
    TemporaryFolder folder;
    MainWindow window(fake());
    window.show();
    Session& session = window.session();
    QVERIFY(startsLong(window, folder));
    QSignalSpy changed(&session, &Session::stateChanged);
    session.pause();
    QVERIFY(waitUntil(changed, [&] { return session.state() == RunState::Paused; }));
    window.close();
    QVERIFY(window.isVisible());
    auto* question = window.findChild<QMessageBox*>("closeQuestion");
    QVERIFY(question && question->isVisible());
    QTest::mouseClick(question->findChild<QPushButton*>("goOn"), Qt::LeftButton);
    QVERIFY(window.isVisible());
    QCOMPARE(int(session.state()), int(RunState::Paused));
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    window.close();
    question = window.findChild<QMessageBox*>("closeQuestion");
    QVERIFY(question);
    QTest::mouseClick(question->findChild<QPushButton*>("stopAndClose"), Qt::LeftButton);
    QVERIFY(waitUntil(changed, [&] { return !isLive(session.state()); }));
    QCOMPARE(int(session.state()), int(RunState::Stopped));
    QVERIFY(!window.isVisible());
}

void MainWindowClosingTest::closingWhileItStopsAsksNothing() {
    TemporaryFolder folder;
    MainWindow window(fake());
    window.show();
    Session& session = window.session();
    QVERIFY(startsLong(window, folder));
    QSignalSpy changed(&session, &Session::stateChanged);
    session.stop();
    QCOMPARE(int(session.state()), int(RunState::Stopping));
    window.close();
    QVERIFY(window.isVisible());
    QVERIFY(!window.findChild<QMessageBox*>("closeQuestion"));
    QVERIFY(waitUntil(changed, [&] { return !isLive(session.state()); }));
    QVERIFY(!window.isVisible());
}

void MainWindowClosingTest::theSystemEndsIt_data() {
    QTest::addColumn<bool>("logout");
    QTest::addColumn<bool>("asked");
    QTest::newRow("a signal") << false << false;
    QTest::newRow("a signal while it asks") << false << true;
    QTest::newRow("the session's end") << true << false;
    QTest::newRow("the session's end while it asks") << true << true;
}
/// A run is stopped as by Stop, with nobody asked.
void MainWindowClosingTest::theSystemEndsIt() {
    QFETCH(bool, logout);
    QFETCH(bool, asked);
    TemporaryFolder folder;
    MainWindow window(fake());
    window.show();
    Session& session = window.session();
    QVERIFY(startsLong(window, folder));
    QSignalSpy changed(&session, &Session::stateChanged);
    QVERIFY(waitUntil(changed, [&] { return session.state() == RunState::Running; }));
    if (asked) window.close();
    QCOMPARE(window.findChild<QMessageBox*>("closeQuestion") != nullptr, asked);
    if (logout) {
        window.stopForLogout();  // nothing more happens once it has returned
    } else {
        window.leave();
        QVERIFY(waitUntil(changed, [&] { return !isLive(session.state()); }));
    }
    QCOMPARE(session.state(), RunState::Stopped);
    const auto* question = window.findChild<QMessageBox*>("closeQuestion");
    QVERIFY(!question || !question->isVisible());
    QCOMPARE(window.isVisible(), logout);
    window.leave();
    QVERIFY(!window.isVisible());
}

QTEST_MAIN(MainWindowClosingTest)
#include "main_window_closing_test.moc"
