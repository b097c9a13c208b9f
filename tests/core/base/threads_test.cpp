// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/parallel.h"
#include "core/base/process.h"
#include "core/base/workers.h"

#include <QTest>
#include <array>
#include <atomic>
#include <cstdlib>
#include <fstream>
#include <latch>
#include <string>
#include <thread>

#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace studio;

/// parallel.h and workers.h, and what a process may take and how it ends.
class ThreadsTest : public QObject {
    Q_OBJECT

private slots:
    void everyNumberIsWorkedOnOnce_data() {
        QTest::addColumn<int>("threads");
        QTest::addColumn<int>("count");
        QTest::newRow("nothing") << 4 << 0;
        QTest::newRow("one thread") << 1 << 100;
        QTest::newRow("more threads than work") << 8 << 3;
        QTest::newRow("more work than threads") << 3 << 10'000;
    }
    void everyNumberIsWorkedOnOnce() {
        QFETCH(int, threads);
        QFETCH(int, count);
        std::vector<std::atomic<int>> times(static_cast<std::size_t>(count));
        onThreads(threads, times.size(), [&](std::size_t i) { ++times[i]; });
        for (const std::atomic<int>& each : times) QCOMPARE(each.load(), 1);
    }

    /// The slice is that thread's alone: a trainer with it would be put on and off its core thirty times as often.
    void aPromptThreadStartsUsualOnes() {
        const auto sliceOf = [] {
            std::array<std::uint64_t, 7> attributes{};  // sched_attr; `runtime` is the fourth
            syscall(SYS_sched_getattr, 0, attributes.data(), unsigned(sizeof attributes), 0);
            return attributes[3];
        };
        std::uint64_t before = 0, prompt = 0, started = 0;
        bool done = false;
        std::jthread([&] {
            before = sliceOf();
            done = wakePromptly();
            prompt = sliceOf();
            std::jthread([&] { started = sliceOf(); }).join();
        }).join();
        if (!done) QSKIP("slices of threads are Linux 6.12's");
        QCOMPARE(prompt, std::uint64_t{100'000});
        QCOMPARE(started, before);
    }

    void theFirstFailureEndsIt() {
        constexpr std::size_t kMany = 1'000'000'000'000;
        for (const int threads : {1, 3}) {
            std::atomic<std::size_t> begun = 0;
            const auto work = [&](std::size_t i) {
                ++begun;
                if (i == 5) throw Error(ErrorCode::FileNotFound, {"five"});
            };
            try {
                onThreads(threads, kMany, work);
                QFAIL("it was not thrown");
            } catch (const Error& error) {
                QCOMPARE(error.code(), ErrorCode::FileNotFound);
            }
            QVERIFY(begun < kMany);
        }
    }

    /// In another process: a thread of it never ends.
    void aProcessEndsWithoutItsThreads() {
#ifdef __SANITIZE_THREAD__
        QSKIP("a process that was forked may start no threads under this sanitizer");
#endif
        const pid_t child = ::fork();
        if (child == 0) {
            endWithin(std::chrono::milliseconds(50), 7);
            for (;;) ::pause();
        }
        int status = 0;
        QCOMPARE(::waitpid(child, &status, 0), child);
        QVERIFY(WIFEXITED(status));
        QCOMPARE(WEXITSTATUS(status), 7);
    }

    /// What is free is what the kernel calls available, not what nobody has touched yet: files that were read fill the
    /// rest, and are forgotten when the room is wanted.
    void whatIsReadIsNoMatterOfMemory() {
        std::ifstream lines("/proc/meminfo");
        long long available = 0;
        for (std::string line; std::getline(lines, line);)
            if (line.starts_with("MemAvailable:")) available = 1024 * std::atoll(line.c_str() + line.find(':') + 1);
        if (hardMemoryLimitBytes() < available) QSKIP("a cgroup or ulimit allows less than there is: not compared");
        const auto said = static_cast<double>(memoryLimitBytes()), is = static_cast<double>(available);
        QVERIFY2(said > 0.8 * is && said < 1.2 * is + 2e8, qPrintable(QString("%1 of %2").arg(said).arg(is)));
    }

    void workersAreStoppedAndJoined() {
        const auto ended = std::make_shared<std::atomic<int>>(0);
        {
            const Workers workers(3, [ended](const std::stop_token& stop) {
                while (!stop.stop_requested()) std::this_thread::yield();
                ++*ended;
            });
        }
        QCOMPARE(ended->load(), 3);
    }

    /// And what they own lives as long as they do.
    void oneThatIsHeldIsLeftBehind() {
        struct Held {
            std::latch go{1}, over{1};
        };
        const auto held = std::make_shared<Held>();
        {
            Workers workers(1, [held](const std::stop_token&) {
                held->go.wait();
                held->over.count_down();
            });
            QVERIFY(!workers.waitFor(std::chrono::milliseconds(1)));
            std::stop_source stop;
            stop.request_stop();
            QVERIFY(!workers.wait(stop.get_token()));
        }
        held->go.count_down();
        held->over.wait();
    }

    void whatIsCalledMayAnswerOrThrow() {
        QCOMPARE(callAndMayLeave<int>({}, [] { return 7; }), 7);
        try {
            callAndMayLeave<int>({}, []() -> int { throw Error(ErrorCode::FileNotFound, {"x"}); });
            QFAIL("it was not thrown");
        } catch (const Error& error) {
            QCOMPARE(error.code(), ErrorCode::FileNotFound);
        }
    }

    void whatIsCalledIsLeftOnAStop() {
        const auto go = std::make_shared<std::latch>(1), over = std::make_shared<std::latch>(1);
        std::stop_source stop;
        stop.request_stop();
        try {
            callAndMayLeave<int>(stop.get_token(), [go, over] {
                go->wait();
                over->count_down();
                return 1;
            });
            QFAIL("it was waited for");
        } catch (const Error& error) {
            QCOMPARE(error.code(), ErrorCode::Cancelled);
        }
        go->count_down();
        over->wait();
    }
};

QTEST_GUILESS_MAIN(ThreadsTest)
#include "threads_test.moc"
