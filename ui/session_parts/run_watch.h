// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/base/job.h"
#include "ui/session_parts/opener.h"

#include <QTimer>
#include <chrono>

namespace studio::ui {

/// Follows a run that another program is training: when its files have changed it is read again, in the background,
/// until nobody writes it any more. GUI thread.
class RunWatch : public QObject {
    Q_OBJECT
public:
    explicit RunWatch(EngineSource engine, QObject* parent = nullptr);

    /// From what was just read of it; another one is left. One that nobody writes is only left.
    void follow(const OpenedRun& run);
    void leave();
    /// What the other program said it is doing; none: no run is followed.
    std::optional<RunState> state() const { return m_state; }

signals:
    /// state() is none: what is left in the folder can't be read, and nobody writes it.
    void lost();
    /// Read again; who hears it may take what is in it, which may be long. The last time state() is none: nobody writes
    /// the run any more. Without `best` when that is the same as before.
    void changed(studio::ui::OpenedRun& run);

private:
    void look();
    void take(OpenedRun& run, std::chrono::milliseconds pause);

    EngineSource m_engine;
    Job m_job;
    QTimer m_timer;
    std::optional<RunState> m_state;
    std::filesystem::path m_folder;
    RunStamps m_stamps;
};

}  // namespace studio::ui
