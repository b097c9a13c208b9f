// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/session_parts/run_watch.h"

#include <algorithm>
#include <ctime>

namespace studio::ui {
namespace {

constexpr std::chrono::milliseconds kPause{1000}, kLongestPause{10'000};
/// A run of a million batches takes half a second to read: not more than a twentieth of a core goes into it.
constexpr int kShare = 20;

/// What this thread has had of a processor: on a busy machine less than the time that went by.
std::chrono::milliseconds threadTime() {
    timespec time{};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return std::chrono::milliseconds(time.tv_sec * 1000 + time.tv_nsec / 1'000'000);
}

}  // namespace

RunWatch::RunWatch(EngineSource engine, QObject* parent) : QObject(parent), m_engine(std::move(engine)) {
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &RunWatch::look);
}

void RunWatch::follow(const OpenedRun& run) {
    leave();
    if (!run.locked) return;
    m_state = run.info.state;
    m_folder = run.info.folder;
    m_stamps = run.stamps;
    m_timer.start(kPause);
}

void RunWatch::leave() {
    m_state.reset();
    m_timer.stop();
    m_job.cancel();
}

void RunWatch::look() {
    m_job.start(
        [this, folder = m_folder, known = m_stamps, engine = m_engine](std::stop_token,
                                                                       const Job::Post&) -> Job::Deliver {
            const std::chrono::milliseconds before = threadTime();
            std::shared_ptr<OpenedRun> read;
            bool held = true;
            try {
                if (stampsOf(folder) != known) read = std::make_shared<OpenedRun>(openRun(folder, engine, known.best));
            } catch (const studio::Error&) {  // a file was being exchanged just then, or the folder is gone
                held = isLocked(folder);
            }
            const auto pause = std::clamp(kShare * (threadTime() - before), kPause, kLongestPause);
            return [this, read, held, pause] {
                if (read) return take(*read, pause);
                if (held) return m_timer.start(pause);
                m_state.reset();
                emit lost();
            };
        },
        {});
}

void RunWatch::take(OpenedRun& run, std::chrono::milliseconds pause) {
    m_stamps = run.stamps;
    m_state = run.locked ? std::optional(run.info.state) : std::nullopt;
    if (run.locked) m_timer.start(pause);
    emit changed(run);
}

}  // namespace studio::ui
