// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/run_state.h"

#include <QTest>

using namespace studio;
using enum RunState;

static constexpr RunState kAll[] = {Idle, Preparing, Running, Paused, Stopping, Finished, Stopped, Diverged, Failed};

class RunStateTest : public QObject {
    Q_OBJECT

private slots:
    /// A row from each state; columns i p r h s f S d F in kAll's order, x where the way is open.
    void transitions_data() {
        QTest::addColumn<int>("from");
        QTest::addColumn<QString>("to");
        const auto row = [](RunState from, const char* to) {
            QTest::newRow(std::string(runStateName(from)).c_str()) << static_cast<int>(from) << to;
        };
        row(Idle, ".x.......");
        row(Preparing, "..x.x.x.x");
        row(Running, "...xxx.xx");
        row(Paused, "..x.x...x");
        row(Stopping, ".....xxxx");
        row(Finished, "xx.......");
        row(Stopped, "xx.......");
        row(Diverged, "xx.......");
        row(Failed, "xx.......");
    }
    void transitions() {
        QFETCH(int, from);
        QFETCH(QString, to);
        QString found;
        for (const RunState state : kAll) found += isTransition(static_cast<RunState>(from), state) ? 'x' : '.';
        QCOMPARE(found, to);
    }

    void actions_data() {
        QTest::addColumn<int>("state");
        QTest::addColumn<QString>("allowed");
        const auto row = [](RunState state, const char* allowed) {
            QTest::newRow(std::string(runStateName(state)).c_str()) << static_cast<int>(state) << allowed;
        };
        for (const RunState state : {Idle, Finished, Stopped, Diverged, Failed}) row(state, "start settings data");
        row(Preparing, "stop");
        row(Running, "pause stop");
        row(Paused, "resume stop");
        row(Stopping, "");
    }
    void actions() {
        QFETCH(int, state);
        QFETCH(QString, allowed);
        const RunActions actions = actionsIn(static_cast<RunState>(state));
        QStringList found;
        if (actions.start) found << "start";
        if (actions.pause) found << "pause";
        if (actions.resume) found << "resume";
        if (actions.stop) found << "stop";
        if (actions.editSettings) found << "settings";
        if (actions.changeData) found << "data";
        QCOMPARE(found.join(' '), allowed);
    }

    void namesGoThereAndBack() {
        for (const RunState state : kAll) QVERIFY(runStateFromName(runStateName(state)) == state);
        QVERIFY(!runStateFromName("interrupted"));
        QVERIFY(!runStateFromName(""));
    }

    /// What starts can also end: no live state without a way out.
    void everyLiveStateCanFail() {
        for (const RunState state : kAll) QCOMPARE(isTransition(state, Failed), isLive(state));
    }
};

QTEST_GUILESS_MAIN(RunStateTest)
#include "run_state_test.moc"
