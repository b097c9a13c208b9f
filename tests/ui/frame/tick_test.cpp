// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/frame/full_window.h"

#include "core/data/sample.h"
#include "core/engine/engine.h"
#include "support/pulse.h"

#include <QTimer>

using namespace studio;
using namespace studio::ui;

/// The window answers while the real engine trains beside it, whichever page is looked at. The limit: support/pulse.h.
class TickTest : public QObject {
    Q_OBJECT

private slots:
    void whileTraining();
};

void TickTest::whileTraining() {
    appSettings().clear();
    test::startIn(ThemeMode::Light, Language::English);
    TemporaryFolder folder;
    writeSample(folder.path() / "sample", 1, {}, {});
    MainWindow window(loadEngine);
    Session& session = window.session();
    window.resize(1280, 800);
    window.show();
    QSignalSpy prepared(&session, &Session::preparedChanged);
    session.openPath(QString::fromStdString((folder.path() / "sample").string()));
    QVERIFY(test::waitUntil(prepared, [&] { return session.prepared() != nullptr; }));
    session.setPreset("quick");
    session.setSetting("epochs", "1");
    session.setSetting("input_size", "96");
    for (const PageRow& row : pageTable()) window.showPage(row.page);  // built before it counts

    test::Pulse pulse(10);
    std::size_t next = 0;
    QTimer turn;  // a page after the other, as a curious person does
    connect(&turn, &QTimer::timeout, &window, [&] { window.showPage(pageTable()[next++ % pageTable().size()].page); });
    turn.start(300);
    QSignalSpy changed(&session, &Session::stateChanged);
    session.start();
    while (session.state() != RunState::Finished && isLive(session.state())) QVERIFY(changed.wait(240'000));
    QCOMPARE(int(session.state()), int(RunState::Finished));
    QVERIFY(pulse.isEven("training, each page in turn"));
}

QTEST_MAIN(TickTest)
#include "tick_test.moc"
