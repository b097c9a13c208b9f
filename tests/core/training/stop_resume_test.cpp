// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/checkpoint.h"
#include "core/runs/run_folder.h"
#include "core/runs/run_info.h"
#include "support/run_figures.h"
#include "training_fixture.h"

#include <QElapsedTimer>
#include <QTest>
#include <condition_variable>
#include <mutex>

using namespace studio;
using namespace studio::test;
namespace fs = std::filesystem;

/// The weights as the fake keeps them, and its optimizer.
static std::vector<double> stateOf(const fs::path& checkpoint) {
    const Checkpoint last = readCheckpoint(checkpoint);
    std::vector<double> state = findArray(last.weights, "fc.bias")->toDoubles();
    state.push_back(last.training->optimizer.front().second.toDoubles().front());
    return state;
}

/// Pause, stop and resume.
class StopResumeTest : public QObject {
    Q_OBJECT

    using Change = std::function<void(Fixture&)>;

private slots:
    void initTestCase() {
        m_whole = std::make_unique<Fixture>();
        QCOMPARE(m_whole->train().outcome, RunState::Finished);
    }

    void stoppingWhilePreparing() {
        Fixture f;
        const EndEvent end = runTraining(
            f.request,
            [&] {
                f.control.requestStop();
                return std::make_shared<FakeEngine>();
            },
            f.events, f.control);
        QCOMPARE(end.outcome, RunState::Stopped);
        QVERIFY(!end.error);
        QVERIFY(!fs::exists(f.run()));
    }

    void whatIsResumedMustBeResumable() {
        Fixture f;
        f.request.resume = m_whole->run();
        const EndEvent end = f.train();
        QCOMPARE(end.outcome, RunState::Failed);
        QCOMPARE(end.error->code(), ErrorCode::RunCannotResume);
        QCOMPARE(readRunInfo(m_whole->run()).state, RunState::Finished);  // untouched
    }

    void resumingNeedsTheSamePictures() {
        Fixture f;
        f.options.beforeTrain = [&](std::int64_t step, const std::stop_token&) {
            if (step == 7) f.control.requestStop();
        };
        QCOMPARE(f.train().outcome, RunState::Stopped);
        writePicture(f.data() / "a" / "p0.ppm", 0, 2, 200);
        const EndEvent end = resume(f);
        QCOMPARE(end.outcome, RunState::Failed);
        QCOMPARE(end.error->code(), ErrorCode::DataChanged);
        QVERIFY2(end.message.find("(0 missing, 0 new, 1 changed)") != std::string::npos, end.message.c_str());
        QCOMPARE(end.error->detail(), std::string("changed: a/p0.ppm"));
        QCOMPARE(readRunInfo(f.run()).state, RunState::Stopped);  // and it can still go on
        writePicture(f.data() / "a" / "p0.ppm", 0, 2, 0);
        QCOMPARE(resume(f).outcome, RunState::Finished);
    }

    /// Nobody has to name them again; their files are part of what may not change, as the split was drawn with them.
    void whatWasLeftOutStaysOut() {
        Fixture f;
        f.request.leaveOut = {"a/p0.ppm", "b/p3.ppm"};
        f.options.beforeTrain = [&](std::int64_t step, const std::stop_token&) {
            if (step == 7) f.control.requestStop();
        };
        QCOMPARE(f.train().outcome, RunState::Stopped);
        const StartEvent before = f.events.all<StartEvent>().front();
        QCOMPARE(before.trainImages + before.validationImages, 22);
        QCOMPARE(before.notes.size(), std::size_t{1});
        QVERIFY2(before.notes.front().find("one by one: 2") != std::string::npos, before.notes.front().c_str());
        f.request.leaveOut.clear();
        writePicture(f.data() / "a" / "p0.ppm", 0, 2, 200);
        QCOMPARE(resume(f).error->code(), ErrorCode::DataChanged);
        writePicture(f.data() / "a" / "p0.ppm", 0, 2, 0);
        QCOMPARE(resume(f).outcome, RunState::Finished);
        const StartEvent after = f.events.all<StartEvent>().front();
        QCOMPARE(after.trainImages, before.trainImages);
        QCOMPARE(after.validationImages, before.validationImages);
    }

    void aListOfOtherPicturesStartsNothing() {
        Fixture f;
        const std::string text = "a/p1.ppm\nc/p1.ppm\n";
        f.request.leaveOutList = f.folder() / "list.txt";
        writeFile(*f.request.leaveOutList, std::as_bytes(std::span(text)));
        const EndEvent end = f.train();
        QCOMPARE(end.outcome, RunState::Failed);
        QCOMPARE(end.error->code(), ErrorCode::NotInData);
        QVERIFY(!fs::exists(f.run()));
    }

    /// Wherever it was stopped, going on ends as if it never was.
    void resumedEqualsUninterrupted_data() {
        QTest::addColumn<Change>("stopper");
        const auto atStep = [](std::int64_t wanted) {
            return Change([wanted](Fixture& f) {
                f.options.beforeTrain = [&f, wanted](std::int64_t step, const std::stop_token&) {
                    if (step == wanted) f.control.requestStop();
                };
            });
        };
        const auto atEvent = [](const std::function<bool(const TrainingEvent&)>& wanted) {
            return Change([wanted](Fixture& f) {
                f.events.hook = [&f, wanted](const TrainingEvent& event) {
                    if (wanted(event)) f.control.requestStop();
                };
            });
        };
        QTest::newRow("in the first step") << atStep(1);
        QTest::newRow("inside an epoch") << atStep(8);
        QTest::newRow("in an epoch's last step") << atStep(5);
        QTest::newRow("in an epoch's first step") << atStep(6);
        QTest::newRow("in the last step") << atStep(15);
        QTest::newRow("after a step") << atEvent([](const TrainingEvent& event) {
            const auto* batch = std::get_if<BatchEvent>(&event);
            return batch && batch->step == 9;
        });
        QTest::newRow("while validating") << atEvent([](const TrainingEvent& event) {
            const auto* validating = std::get_if<ValidatingEvent>(&event);
            return validating && validating->epoch == 2 && validating->done > 0;
        });
        QTest::newRow("after an epoch") << atEvent([](const TrainingEvent& event) {
            const auto* epoch = std::get_if<EpochEvent>(&event);
            return epoch && epoch->record.epoch == 2;
        });
        QTest::newRow("while paused") << Change([](Fixture& f) {
            f.options.beforeTrain = [&f](std::int64_t step, const std::stop_token&) {
                if (step == 8) f.control.requestPause();
            };
            f.events.hook = [&f](const TrainingEvent& event) {
                const auto* state = std::get_if<StateEvent>(&event);
                if (state && state->state == RunState::Paused) f.control.requestStop();
            };
        });
    }
    void resumedEqualsUninterrupted() {
        QFETCH(Change, stopper);
        Fixture f;
        stopper(f);
        const EndEvent stopped = f.train();
        QCOMPARE(stopped.outcome, RunState::Stopped);
        QVERIFY(stopped.message.find("--resume") != std::string::npos);
        QCOMPARE(readRunInfo(f.run()).state, RunState::Stopped);
        QVERIFY(std::get<StateEvent>(*std::find_if(f.events.events.rbegin(), f.events.events.rend(), [](const auto& e) {
                    return std::holds_alternative<StateEvent>(e);
                })).state == RunState::Stopping);
        const EndEvent end = resume(f);
        QVERIFY2(end.outcome == RunState::Finished, end.message.c_str());
        QCOMPARE(end.bestEpoch, 1);
        QCOMPARE(end.bestTop1, 1.0);
        QVERIFY(figuresOf(f.run()) == figuresOf(m_whole->run()));
        QVERIFY(stateOf(f.checkpoint("last.pth")) == stateOf(m_whole->checkpoint("last.pth")));
        QCOMPARE(readTextFile(f.run() / "predictions.csv"), readTextFile(m_whole->run() / "predictions.csv"));
        QVERIFY(fs::exists(f.run() / "report.html"));
        QCOMPARE(f.events.all<StartEvent>().front().stepsDone, readSteps);
    }

    /// As after kill -9: rows beyond the last checkpoint are there, the end is not.
    void anInterruptedRunGoesOn() {
        Fixture f;
        f.options.beforeTrain = [&](std::int64_t step, const std::stop_token&) {
            if (step == 13) f.control.requestStop();
        };
        fs::path copy = f.folder() / "as it was";
        f.events.hook = [&](const TrainingEvent& event) {
            const auto* batch = std::get_if<BatchEvent>(&event);
            if (batch && batch->step == 12) fs::copy(f.run(), copy, fs::copy_options::recursive);
        };
        f.train();
        QCOMPARE(readRunInfo(copy).state, RunState::Running);
        f.events.hook = {};
        f.request.out.reset();
        f.request.resume = copy;
        f.options.beforeTrain = {};
        TrainingControl control;
        const EndEvent end = runTraining(
            f.request, [] { return std::make_shared<FakeEngine>(); }, f.events, control);
        QVERIFY2(end.outcome == RunState::Finished, end.message.c_str());
        QVERIFY(figuresOf(copy) == figuresOf(m_whole->run()));
    }

    /// Killed between an epoch's row and its last.pth: run.json knows a best epoch that is done again.
    void theBestEpochIsTheCheckpoints() {
        Fixture f;
        f.options.beforeTrain = [&](std::int64_t step, const std::stop_token&) {
            if (step == 8) f.control.requestStop();
        };
        QCOMPARE(f.train().outcome, RunState::Stopped);
        RunInfo info = readRunInfo(f.run());
        info.bestEpoch = 2;
        writeFileAtomically(f.run() / "run.json", runInfoToText(info));
        int atStart = -1;
        f.options = {};
        f.events.hook = [&](const TrainingEvent& event) {
            if (std::holds_alternative<StartEvent>(event)) atStart = readRunInfo(f.run()).bestEpoch;
        };
        f.request.out.reset();
        f.request.resume = f.run();
        TrainingControl control;
        const EndEvent end = runTraining(
            f.request, [] { return std::make_shared<FakeEngine>(); }, f.events, control);
        QVERIFY2(end.outcome == RunState::Finished, end.message.c_str());
        QCOMPARE(atStart, 1);
    }

    /// The best epoch was before the first stop: asking its weights again must not hold up the second.
    void aSecondStopIsAnsweredSoon() {
        Fixture f;
        f.options.beforeTrain = [&](std::int64_t step, const std::stop_token&) {
            if (step == 8) f.control.requestStop();
        };
        QCOMPARE(f.train().outcome, RunState::Stopped);
        f.request.out.reset();
        f.request.resume = f.run();
        TrainingControl control;
        f.options.beforeTrain = [&](std::int64_t step, const std::stop_token&) {
            if (step == 9) control.requestStop();
        };
        int asked = 0;
        f.options.beforePredict = [&](const std::stop_token& stop) {
            ++asked;
            std::mutex mutex;
            std::condition_variable_any never;
            std::unique_lock lock(mutex);
            never.wait_for(lock, stop, std::chrono::seconds(10), [] { return false; });
        };
        QElapsedTimer timer;
        timer.start();
        const EndEvent end = runTraining(
            f.request, [&] { return std::make_shared<FakeEngine>(f.options); }, f.events, control);
        QVERIFY2(timer.elapsed() < 8000, qPrintable(QString::number(timer.elapsed())));
        QCOMPARE(end.outcome, RunState::Stopped);
        QCOMPARE(asked, 1);
        QCOMPARE(readCheckpoint(f.checkpoint("last.pth")).training->step, 8);
        QVERIFY(fs::exists(f.run() / "report.html"));
    }

    void settingsThatCanNotBeReadAreDamage() {
        Fixture f;
        f.options.beforeTrain = [&](std::int64_t step, const std::stop_token&) {
            if (step == 3) f.control.requestStop();
        };
        f.train();
        Checkpoint last = readCheckpoint(f.checkpoint("last.pth"));
        last.training->settings = "{\"lr\": 0.0";
        writeCheckpoint(f.checkpoint("last.pth"), last);
        const EndEvent end = resume(f);
        QCOMPARE(end.outcome, RunState::Failed);
        QCOMPARE(end.error->code(), ErrorCode::DamagedCheckpoint);
    }

    void accumulatedStepsResumeToo() {
        Fixture whole;
        whole.request.settings.accumulate = 2;
        whole.train();
        Fixture f;
        f.request.settings.accumulate = 2;
        int calls = 0;
        f.options.beforeTrain = [&](std::int64_t, const std::stop_token&) {
            if (++calls == 8) f.control.requestStop();  // the second part of a step
        };
        QCOMPARE(f.train().outcome, RunState::Stopped);
        QCOMPARE(resume(f).outcome, RunState::Finished);
        QVERIFY(figuresOf(f.run()) == figuresOf(whole.run()));
        QVERIFY(stateOf(f.checkpoint("last.pth")) == stateOf(whole.checkpoint("last.pth")));
    }

    /// A step broken off by a pause is done again, and nothing shows of it.
    void pausingChangesNothing() {
        Fixture f;
        int begun = 0;
        f.options.beforeTrain = [&](std::int64_t step, const std::stop_token&) {
            ++begun;
            if (step == 3 && begun == 3) f.control.requestPause();
        };
        std::vector<RunState> states;
        f.events.hook = [&](const TrainingEvent& event) {
            const auto* state = std::get_if<StateEvent>(&event);
            if (!state) return;
            states.push_back(state->state);
            if (state->state == RunState::Paused) {
                if (!isLocked(f.run())) states.clear();  // the folder stays ours
                f.control.requestResume();
            }
        };
        QCOMPARE(f.train().outcome, RunState::Finished);
        using enum RunState;
        QVERIFY((states == std::vector<RunState>{Preparing, Running, Paused, Running}));
        QCOMPARE(begun, 16);
        QVERIFY(figuresOf(f.run()) == figuresOf(m_whole->run()));
    }

    void pausingWhileValidating() {
        Fixture f;
        bool once = false;
        f.options.beforeEvaluate = [&](const std::stop_token&) {
            if (!std::exchange(once, true)) f.control.requestPause();
        };
        int paused = 0;
        f.events.hook = [&](const TrainingEvent& event) {
            const auto* state = std::get_if<StateEvent>(&event);
            if (state && state->state == RunState::Paused) ++paused, f.control.requestResume();
        };
        QCOMPARE(f.train().outcome, RunState::Finished);
        QCOMPARE(paused, 1);
        QVERIFY(figuresOf(f.run()) == figuresOf(m_whole->run()));
    }

    /// last.pth of a pause is enough, whatever happens then.
    void aPauseIsSaved() {
        Fixture f;
        f.options.beforeTrain = [&](std::int64_t step, const std::stop_token&) {
            if (step == 4) f.control.requestPause();
        };
        std::int64_t saved = 0;
        f.events.hook = [&](const TrainingEvent& event) {
            const auto* checkpoint = std::get_if<CheckpointEvent>(&event);
            if (!checkpoint || saved > 0) return;
            saved = readCheckpoint(checkpoint->path).training->step;
            f.control.requestStop();
        };
        QCOMPARE(f.train().outcome, RunState::Stopped);
        QCOMPARE(saved, 3);
    }

    /// The step never ends by itself: only the stop that the destructor requests gets through to it.
    void theThreadsDestructorStops() {
        Fixture f;
        std::mutex mutex;
        std::condition_variable_any changed;
        bool inside = false;
        f.options.beforeTrain = [&](std::int64_t, const std::stop_token& stop) {
            std::unique_lock lock(mutex);
            inside = true;
            changed.notify_all();
            changed.wait(lock, stop, [] { return false; });
        };
        const auto recorder = std::make_shared<Recorder>();
        {
            TrainingThread thread(
                f.request, [&] { return std::make_shared<FakeEngine>(f.options); }, recorder);
            std::unique_lock lock(mutex);
            changed.wait(lock, [&] { return inside; });
        }
        QCOMPARE(recorder->all<EndEvent>().size(), std::size_t{1});
        QCOMPARE(recorder->all<EndEvent>().front().outcome, RunState::Stopped);
        QVERIFY(readCheckpoint(f.checkpoint("last.pth")).training);
    }

private:
    /// Goes on with the fixture's run, undisturbed.
    EndEvent resume(Fixture& f) {
        readSteps = readCheckpoint(f.checkpoint("last.pth")).training->step;
        f.options = {};
        f.events.hook = {};
        f.events.events.clear();
        f.request.out.reset();
        f.request.resume = f.run();
        f.request.settings = {};  // the run's own count
        f.request.data.clear();
        TrainingControl control;
        return runTraining(
            f.request, [] { return std::make_shared<FakeEngine>(); }, f.events, control);
    }

    std::unique_ptr<Fixture> m_whole;
    std::int64_t readSteps = 0;
};

QTEST_GUILESS_MAIN(StopResumeTest)
#include "stop_resume_test.moc"
