// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/run_folder.h"
#include "training_fixture.h"

#include <QTest>
#include <array>
#include <chrono>
#include <condition_variable>
#include <filesystem>
#include <mutex>
#include <new>
#include <random>
#include <stdexcept>

using namespace studio;
using namespace studio::test;
namespace fs = std::filesystem;

namespace {

constexpr std::chrono::seconds kHang{60};

/// Follows a run by its events, on the trainer's thread, and lets the test's wait for news.
class Life final : public EventSink {
public:
    struct Look {
        RunState state = RunState::Idle;
        std::optional<EndEvent> end;
        std::string wrong;
        bool hangs = false;
    };

    void onEvent(const TrainingEvent& event) override {
        const std::lock_guard lock(m_mutex);
        if (m_look.end) m_look.wrong = "an event after the end";
        if (const auto* state = std::get_if<StateEvent>(&event)) enter(state->state);
        if (const auto* end = std::get_if<EndEvent>(&event)) {
            enter(end->outcome);
            m_look.end = *end;
        }
        ++m_news;
        m_changed.notify_all();
    }
    /// What stands now, once something happened that was not seen yet.
    Look nextLook() {
        std::unique_lock lock(m_mutex);
        const bool came = m_changed.wait_for(lock, kHang, [this] { return m_news > m_seen; });
        m_seen = m_news;
        Look look = m_look;
        look.hangs = !came;
        return look;
    }
    const std::vector<std::pair<RunState, RunState>>& ways() const { return m_ways; }

private:
    void enter(RunState state) {
        if (!isTransition(m_look.state, state))
            m_look.wrong = std::string(runStateName(m_look.state)) + " became " + std::string(runStateName(state));
        m_ways.emplace_back(m_look.state, state);
        m_look.state = state;
    }

    std::mutex m_mutex;
    std::condition_variable m_changed;
    Look m_look;
    std::vector<std::pair<RunState, RunState>> m_ways;
    std::uint64_t m_news = 0, m_seen = 0;
};

int entriesOf(const char* folder) {
    int count = 0;
    for ([[maybe_unused]] const auto& entry : fs::directory_iterator(folder)) ++count;
    return count;
}

}  // namespace

/// A person who does at random what the state allows, and at times what it does not, with runs that fail at random: no
/// life may hang, leak a thread or a file, or take a way that the table of states does not have.
class LivesTest : public QObject {
    Q_OBJECT

    enum class Failure { None, InPreparing, Error, NoMemory, Unknown, NotFinite, Saving };

    /// Thousands of run folders are no work for a disk; before the fixture chooses its place.
    struct InMemory {
        InMemory() {
            constexpr std::uintmax_t kEnough = std::uintmax_t{1} << 30;
            std::error_code missing;
            if (fs::space("/dev/shm", missing).available > kEnough && !missing) qputenv("TMPDIR", "/dev/shm");
        }
    };
    InMemory m_inMemory;
    Fixture m_fixture;
    std::mt19937 m_random;
    std::array<std::array<int, 9>, 9> m_ways{};  ///< how often each was taken

    int dice(int sides) { return std::uniform_int_distribution<int>(0, sides - 1)(m_random); }
    fs::path run() const { return m_fixture.run(); }

    /// What goes wrong, and when.
    static FakeOptions optionsFor(Failure failure, int step, bool wholeFiles) {
        FakeOptions options;
        options.stateOnly = !wholeFiles;
        if (failure == Failure::NotFinite) options.notFiniteAtStep = step;
        options.beforeTrain = [failure, step](std::int64_t now, const std::stop_token&) {
            if (now != step) return;
            if (failure == Failure::Error) throw Error(ErrorCode::OutOfMemory, {"4"});
            if (failure == Failure::NoMemory) throw std::bad_alloc();
            if (failure == Failure::Unknown) throw std::runtime_error("anything");
        };
        return options;
    }

    /// One run from its start to its end. Returns how it ended; none after a failed check.
    std::optional<EndEvent> live(bool resume, bool wholeFiles) {
        TrainingRequest request = m_fixture.request;
        if (resume) {
            request.resume = run();
            request.out.reset();
        } else {
            fs::remove_all(run());
        }
        const auto failure = dice(3) == 0 ? static_cast<Failure>(1 + dice(6)) : Failure::None;
        const FakeOptions options = optionsFor(failure, 1 + dice(10), wholeFiles);
        const auto life = std::make_shared<Life>();
        auto thread = std::make_unique<TrainingThread>(
            request,
            [&options, failure] {
                if (failure == Failure::InPreparing) throw Error(ErrorCode::NoSuchDevice, {"cuda", "cpu"});
                return std::make_shared<FakeEngine>(options);
            },
            life);
        const int shyness = 1 + dice(40);  // of how many events one is answered
        bool endWanted = false;
        Life::Look look;
        while (true) {
            look = life->nextLook();
            if (look.hangs) qCritical("hangs while %s", std::string(runStateName(look.state)).c_str());
            if (look.hangs) return std::nullopt;
            if (look.end) break;
            std::error_code ignored;
            if (failure == Failure::Saving && look.state == RunState::Running)
                fs::remove_all(run() / "checkpoints", ignored);  // the next checkpoint can't be written
            if (look.state != RunState::Paused && dice(shyness) != 0) continue;
            endWanted = act(look.state, thread) || endWanted;
        }
        thread.reset();
        for (const auto& [from, to] : life->ways()) ++m_ways[std::size_t(from)][std::size_t(to)];
        return isRight(look, failure, endWanted) ? look.end : std::nullopt;
    }

    /// Returns whether the end was asked for.
    bool act(RunState state, std::unique_ptr<TrainingThread>& thread) {
        const RunActions can = actionsIn(state);
        const bool anything = state != RunState::Paused && dice(8) == 0;  // a click that came too late
        switch (dice(5)) {
            case 0:
            case 1:
                if (can.pause || anything) thread->control().requestPause();
                if (!can.resume) return false;
                [[fallthrough]];
            case 2:
                if (can.resume || anything) thread->control().requestResume();
                return false;
            case 3:
                if (can.stop || anything) thread->control().requestStop();
                return can.stop || anything;
            default:
                thread.reset();  // the window is closed
                return true;
        }
    }

    bool isRight(const Life::Look& look, Failure failure, bool endWanted) {
        const EndEvent& end = *look.end;
        std::string wrong = look.wrong;
        const bool failed = end.outcome == RunState::Failed || end.outcome == RunState::Diverged;
        if (failed != end.error.has_value()) wrong += " an error and how it ended disagree;";
        if (failed && failure == Failure::None) wrong += " it failed: " + end.message;
        if (end.outcome == RunState::Stopped && !endWanted) wrong += " nobody asked for the stop;";
        if (end.message.empty()) wrong += " no sentence;";
        if (!end.run.empty()) {
            const RunInfo info = readRunInfo(end.run);
            if (info.state != end.outcome) wrong += " run.json says otherwise;";
            if (isLocked(end.run)) wrong += " still locked;";
        }
        if (!wrong.empty())
            qCritical("%s after failure %d: %s", std::string(runStateName(end.outcome)).c_str(), int(failure),
                      wrong.c_str());
        return wrong.empty();
    }

private slots:
    void initTestCase() {
        m_fixture.request.settings.epochs = 2;
        m_fixture.request.settings.checkpointMinutes = 0;
        m_fixture.request.settings.workers = 1;
        const int seed = qEnvironmentVariableIntValue("STUDIO_SEED");
        m_random.seed(static_cast<std::uint32_t>(seed));
    }

    /// A few hundred sequences; STUDIO_LIVES=10000 for many.
    void manyLives() {
        const int wanted = qEnvironmentVariableIntValue("STUDIO_LIVES");
        const int sequences = wanted > 0 ? wanted : 300;
        QVERIFY(live(false, false));  // what is made once: threads of libraries, caches
        const int threads = entriesOf("/proc/self/task"), files = entriesOf("/proc/self/fd");
        for (int sequence = 0; sequence < sequences; ++sequence) {
            const bool wholeFiles = dice(20) == 0;  // twenty megabytes each: only then it can go on
            bool resume = false;
            do {
                const std::optional<EndEvent> end = live(resume, wholeFiles);
                QVERIFY2(end, qPrintable(QString("sequence %1").arg(sequence)));
                resume = wholeFiles && end->outcome == RunState::Stopped && !end->run.empty() &&
                         fs::exists(run() / "checkpoints" / "last.pth");
            } while (resume && dice(4) != 0);
        }
        QCOMPARE(entriesOf("/proc/self/task"), threads);
        QCOMPARE(entriesOf("/proc/self/fd"), files);

        using enum RunState;
        for (const auto& [from, to] : {std::pair(Preparing, Running),
                                       {Preparing, Stopping},
                                       {Preparing, Failed},
                                       {Running, Paused},
                                       {Running, Stopping},
                                       {Running, Finished},
                                       {Running, Diverged},
                                       {Running, Failed},
                                       {Paused, Running},
                                       {Paused, Stopping},
                                       {Stopping, Stopped}}) {
            const std::string way = std::string(runStateName(from)) + " -> " + std::string(runStateName(to));
            const int times = m_ways[std::size_t(from)][std::size_t(to)];
            qInfo("%s: %d times", way.c_str(), times);
            QVERIFY2(times > 0, way.c_str());
        }
    }
};

QTEST_GUILESS_MAIN(LivesTest)
#include "lives_test.moc"
