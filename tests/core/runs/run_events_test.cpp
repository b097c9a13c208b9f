// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/run_events.h"

#include "core/runs/run_log.h"
#include "run_steps.h"

#include <QRegularExpression>
#include <QTest>

using namespace studio;
using namespace studio::test;

/// What happened in a run: events.jsonl for programs, log.txt for people, and the same list live and read back.
class RunEventsTest : public QObject {
    Q_OBJECT

private slots:
    void theLogHasATimeAndALevel() {
        const TemporaryFolder folder;
        auto run = RunWriter::create(folder / "run", someInfo());
        train(*run);
        run->log("on two\nlines, with {} and %v");
        const Problem problem{ProblemKind::Truncated, "a/b.jpg", "Ends early"};
        run->onEvent(ProblemEvent{problem});
        run->onEvent(
            EndEvent{.outcome = RunState::Failed, .message = "It ended.", .error = Error(ErrorCode::Internal)});
        const QStringList lines = QString::fromStdString(readTextFile(folder / "run/log.txt")).split('\n');
        QVERIFY(lines.last().isEmpty());
        QStringList said;
        for (const QString& line : lines.first(lines.size() - 1)) {
            const auto match = QRegularExpression(R"(^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ (\w+ .+)$)").match(line);
            QVERIFY2(match.hasMatch(), qPrintable(line));
            said << match.captured(1);
        }
        QVERIFY2(said.first().startsWith("info start: 960 training"), qPrintable(said.first()));
        QCOMPARE(said.mid(3), QStringList({"warning on two lines, with {} and %v",
                                           "warning problem: a/b.jpg: Ends early", "error failed: It ended."}));
    }

    void aLogThatCantBeWrittenEndsNothing() {
        const TemporaryFolder folder;
        fs::create_symlink("/dev/full", folder / RunLog::kFileName);
        RunLog log(folder.path());
        log.write(RunLog::Level::Error, "nobody will read this");
        QCOMPARE(codeOf([] { RunLog("/nowhere"); }), ErrorCode::CannotWrite);
    }

    /// What the window gathers from events is what it reads back from the folder later.
    void theLogIsTheSameLiveAndReadBack() {
        const TemporaryFolder folder;
        auto run = RunWriter::create(folder / "run", someInfo());
        RunEvents live;
        const auto happen = [&](const TrainingEvent& event) {
            run->onEvent(event);
            live.apply(event, "2026-11-24T10:00:00Z");
        };
        happen(start());
        happen(StateEvent{RunState::Running});
        happen(ProblemEvent{{ProblemKind::Truncated, "roses/a.jpg", "Ends early"}});
        happen(batch(1, 1));
        happen(StateEvent{RunState::Paused, Error(ErrorCode::WaitsForRoom, {"90", "the run"})});
        happen(StateEvent{RunState::Running});
        happen(batch(1, 2));
        happen(epoch(1));
        happen(CheckpointEvent{run->checkpointPath("best.pth"), 1, true});
        happen(CheckpointEvent{run->checkpointPath("last.pth"), 1, false});
        happen(StateEvent{RunState::Stopping});
        happen(EndEvent{.outcome = RunState::Stopped, .message = "Stopped."});
        run.reset();
        const RunEvents read = readRunEvents(folder / "run");
        const auto text = [](const RunEvents& log) {
            QStringList lines;
            for (const RunEvent& one : log.entries) {
                lines << QStringLiteral("%1 epoch %2 step %3 %4 %5 %6 %7")
                             .arg(int(one.kind))
                             .arg(one.epoch)
                             .arg(one.step)
                             .arg(QString::fromStdString(one.device + one.precision + std::to_string(one.threads) +
                                                         one.problem.path + one.problem.message + one.message))
                             .arg(one.files.size())
                             .arg(one.best)
                             .arg(int(one.outcome));
            }
            return lines.join('\n');
        };
        QCOMPARE(text(read), text(live));
        using Kind = RunEvent::Kind;
        QList<int> kinds;
        for (const RunEvent& one : live.entries) kinds << int(one.kind);
        QCOMPARE(kinds, QList<int>({int(Kind::Started), int(Kind::Problem), int(Kind::Paused), int(Kind::Running),
                                    int(Kind::Checkpoint), int(Kind::Stopping), int(Kind::Ended)}));
        QCOMPARE(live.entries[0].device, std::string("cpu"));
        QCOMPARE(live.entries[0].precision, std::string("float32"));
        QCOMPARE(live.entries[0].threads, 2);
        QCOMPARE(live.entries[4].files, (std::vector<std::string>{"best.pth", "last.pth"}));
        QVERIFY(live.entries[4].best);
    }

    /// Interrupted and resumed within its first epoch: what happened before the checkpoint stays, and is no other
    /// start.
    void theLogOfARunResumedInItsFirstEpoch() {
        const TemporaryFolder folder;
        RunEvents live;
        StartEvent first = start(), again = start();
        first.notes = {"The auxiliary heads start fresh."};
        again.stepsDone = 1;
        const std::vector<TrainingEvent> before{first, batch(1, 1), batch(1, 2), StateEvent{RunState::Paused}};
        {
            const auto writer = RunWriter::create(folder / "run", someInfo());
            for (const TrainingEvent& event : before) writer->onEvent(event);
        }
        RunWriter::reopen(folder / "run", 1, 0)->onEvent(again);
        for (const TrainingEvent& event : before) live.apply(event, "now");
        QCOMPARE(live.entries.size(), std::size_t{2});
        live.apply(again, "now");  // the pause came after the checkpoint: it is done again, or not
        for (const RunEvents& log : {live, readRunEvents(folder / "run")}) {
            QCOMPARE(log.entries.size(), std::size_t{2});
            QCOMPARE(log.entries[0].kind, RunEvent::Kind::Started);
            QCOMPARE(log.entries[0].notes, first.notes);
            QVERIFY(log.entries[1].notes.empty());
            QCOMPARE(log.entries[1].kind, RunEvent::Kind::Resumed);
            QCOMPARE(log.entries[1].step, std::int64_t{1});
        }
    }

    void aLogWithStrangeLines() {
        const TemporaryFolder folder;
        QVERIFY(readRunEvents(folder.path()).entries.empty());
        writeFileAtomically(folder / "events.jsonl",
                            std::string_view("not json\n[1]\n{\"event\":7}\n{\"event\":\"newer than us\"}\n"
                                             "{\"event\":\"state\",\"state\":\"paused\",\"step\":3}\n{\"event\":\"st"));
        const RunEvents log = readRunEvents(folder.path());
        QCOMPARE(log.entries.size(), std::size_t(1));
        QCOMPARE(log.entries[0].step, std::int64_t(3));
    }

    void eventsHaveTimeEpochAndStep() {
        const TemporaryFolder folder;
        auto run = RunWriter::create(folder / "run", someInfo());
        train(*run);
        run->onEvent(ProblemEvent{{ProblemKind::Truncated, "daisy/caf\xe9.jpg", "Ends early"}});
        const std::vector<nlohmann::json> events = eventsOf(folder / "run");
        QCOMPARE(events.size(), std::size_t{5});
        QVERIFY(events[0]["event"] == "state");
        QVERIFY(events[0]["state"] == "running");
        QVERIFY(events[2]["event"] == "checkpoint");
        QVERIFY(events[2]["path"] == "checkpoints/best.pth");
        QVERIFY(events[2]["best"] == true);
        QVERIFY(events[2]["epoch"] == 1);
        QVERIFY(events[2]["step"] == 2);
        QVERIFY(events[4]["kind"] == "truncated");
        QVERIFY(events[4]["used"] == false);
        QVERIFY(events[4]["step"] == 5);
        for (const nlohmann::json& event : events) QVERIFY(event["time"].get<std::string>().ends_with('Z'));
    }

    /// A resumed run tells its data's problems again; the folder has them already.
    void problemsAreNotedOnce() {
        const TemporaryFolder folder;
        const ProblemEvent twin{{ProblemKind::Duplicate, "a/1.jpg", "Same picture as a/2.jpg"}};
        const ProblemEvent bad{{ProblemKind::Truncated, "a/1.jpg", "Ends early"}};
        {
            auto run = RunWriter::create(folder / "run", someInfo());
            run->onEvent(twin);
        }
        auto run = RunWriter::reopen(folder / "run", 0, 0);
        run->onEvent(twin);
        run->onEvent(bad);
        const std::vector<nlohmann::json> events = eventsOf(folder / "run");
        QCOMPARE(events.size(), std::size_t{2});
        QVERIFY(events[0]["kind"] == "duplicate" && events[1]["kind"] == "truncated");
    }
};

QTEST_GUILESS_MAIN(RunEventsTest)
#include "run_events_test.moc"
