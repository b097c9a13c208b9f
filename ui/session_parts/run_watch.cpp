// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/session_parts/run_watch.h"

#include <QElapsedTimer>
#include <algorithm>
#include <chrono>

namespace studio::ui {
namespace {

constexpr std::chrono::milliseconds kPause{1000};
/// A run of a million batches takes a second to read: not more than a twentieth of a core goes into it.
constexpr int kShare = 20;

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
            QElapsedTimer clock;
            clock.start();
            const RunStamps now = stampsOf(folder);
            if (now == known) return [this] { m_timer.start(kPause); };
            auto read = std::make_shared<const OpenedRun>(openRun(folder, engine, known.best));
            return [this, read, took = static_cast<int>(clock.elapsed())] { take(*read, took); };
        },
        // A file was being exchanged just then, or the folder is gone: the next look tells.
        [this](const studio::Error&) { m_timer.start(kPause); });
}

void RunWatch::take(const OpenedRun& run, int milliseconds) {
    m_stamps = run.stamps;
    m_state = run.locked ? std::optional(run.info.state) : std::nullopt;
    if (run.locked) m_timer.start(std::max(kPause, std::chrono::milliseconds(kShare * milliseconds)));
    emit changed(run);
}

}  // namespace studio::ui
