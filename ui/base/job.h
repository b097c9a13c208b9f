// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <QObject>
#include <functional>
#include <map>
#include <stop_token>
#include <thread>

namespace studio::ui {

/// Background work of one kind, of which only the latest matters: starting another asks the one before to stop and
/// drops whatever it still delivers. GUI thread only, apart from the work itself. The destructor stops and joins.
class Job : public QObject {
public:
    using Deliver = std::function<void()>;  ///< runs on the GUI thread
    using Post = std::function<void(Deliver)>;
    /// Runs on a thread of its own; `post` delivers in between (progress), the function it returns (may be empty) at
    /// the end. A studio::Error it throws goes to `failed`; Cancelled is silent.
    using Work = std::function<Deliver(std::stop_token stop, const Post& post)>;
    using Failed = std::function<void(const studio::Error&)>;

    explicit Job(QObject* parent = nullptr);
    ~Job() override;

    void start(Work work, Failed failed);
    void cancel();
    bool running() const { return m_running; }

private:
    void deliver(int id, const Deliver& what);
    void finish(int id, const Deliver& what);

    std::map<int, std::jthread> m_threads;  ///< also superseded ones, until they have ended
    int m_current = 0;
    bool m_running = false;
};

}  // namespace studio::ui
