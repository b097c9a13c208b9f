// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/files.h"
#include "core/runs/run_info.h"
#include "ui/frame/full_window.h"

#include <condition_variable>
#include <mutex>

/// Runs held in the middle, and what is left of one whose program ended there.
namespace studio::test {

/// An engine that does not get beyond the fourth step, in the second epoch, before it is let through.
class Gate {
public:
    EngineSource source() {
        FakeOptions options;
        options.beforeTrain = [this](std::int64_t step, const std::stop_token& stop) {
            std::unique_lock lock(m_mutex);
            if (step >= 5) m_changed.wait(lock, stop, [this] { return m_open; });
        };
        auto engine = std::make_shared<FakeEngine>(options);
        return [engine] { return engine; };
    }
    void open() {
        const std::lock_guard lock(m_mutex);
        m_open = true;
        m_changed.notify_all();
    }

private:
    std::mutex m_mutex;
    std::condition_variable_any m_changed;
    bool m_open = false;
};

inline bool trainToTheGate(ui::Session& session) {
    QSignalSpy history(&session, &ui::Session::historyChanged);
    session.start();
    return waitUntil(history, [&] { return session.history().batches.size() == 4; });
}

/// As after kill -9: nobody wrote how it ended.
inline void forgetTheEnd(const std::filesystem::path& run) {
    RunInfo info = readRunInfo(run);
    info.state = RunState::Running;
    info.message.clear();
    info.ended.clear();
    writeFileAtomically(run / "run.json", runInfoToText(info));
}

/// A run of tiny data that its program left behind in the second epoch; empty when that failed.
inline std::filesystem::path interruptedRun(const std::filesystem::path& data) {
    Gate gate;
    ui::Session session(gate.source());
    if (!openTinyData(session, data) || !trainToTheGate(session)) return {};
    session.stop();
    if (!ends(session, RunState::Stopped)) return {};
    const std::filesystem::path run = session.history().start.run;
    forgetTheEnd(run);
    return run;
}

}  // namespace studio::test
