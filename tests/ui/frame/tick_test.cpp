// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/frame/full_window.h"

#include "core/data/sample.h"
#include "core/engine/engine.h"

#include <QElapsedTimer>
#include <QTimer>
#include <algorithm>

using namespace studio;
using namespace studio::ui;

/// The window answers while the real engine trains beside it, whichever page is looked at. The limit is 100 ms; a
/// machine that is busy with other things is given three times that.
class TickTest : public QObject {
    Q_OBJECT

private slots:
    void whileTraining();
};

namespace {

constexpr int kTickMs = 10;
constexpr qint64 kLimitMs = 100;
constexpr qint64 kFailsAtMs = 3 * kLimitMs;

/// The longest time between two turns of the event loop that were due 10 ms after one another.
class Pulse : public QObject {
public:
    Pulse() {
        m_timer.setTimerType(Qt::PreciseTimer);
        connect(&m_timer, &QTimer::timeout, this, [this] { beat(); });
        m_clock.start();
        m_timer.start(kTickMs);
    }
    qint64 longest() const { return m_longest; }
    int above(qint64 limit) const {
        return static_cast<int>(std::count_if(m_gaps.begin(), m_gaps.end(), [&](qint64 gap) { return gap > limit; }));
    }
    qsizetype beats() const { return m_gaps.size(); }

private:
    void beat() {
        const qint64 gap = m_clock.restart();
        m_gaps << gap;
        m_longest = std::max(m_longest, gap);
    }
    QTimer m_timer;
    QElapsedTimer m_clock;
    QList<qint64> m_gaps;
    qint64 m_longest = 0;
};

}  // namespace

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

    Pulse pulse;
    std::size_t next = 0;
    QTimer turn;  // a page after the other, as a curious person does
    connect(&turn, &QTimer::timeout, &window, [&] { window.showPage(pageTable()[next++ % pageTable().size()].page); });
    turn.start(300);
    QSignalSpy changed(&session, &Session::stateChanged);
    session.start();
    while (session.state() != RunState::Finished && isLive(session.state())) QVERIFY(changed.wait(240'000));
    QCOMPARE(int(session.state()), int(RunState::Finished));
    qInfo("%lld beats, the longest gap %lld ms, %d above %lld ms", static_cast<long long>(pulse.beats()),
          static_cast<long long>(pulse.longest()), pulse.above(kLimitMs), static_cast<long long>(kLimitMs));
    QVERIFY2(pulse.longest() < kFailsAtMs, qPrintable(QString::number(pulse.longest()) + " ms"));
}

QTEST_MAIN(TickTest)
#include "tick_test.moc"
