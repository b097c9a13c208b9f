// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/base/job.h"

#include <QFileSystemWatcher>
#include <QObject>
#include <QTimer>
#include <filesystem>
#include <set>

namespace studio::ui {

class RunModel;

/// Keeps a RunModel like the runs folder: reads it in the background, only what has changed since, and follows it. The
/// folders of live runs are watched, too; a writer that dies leaves no trace in its folder, so live runs are looked at
/// again every few seconds.
class RunList : public QObject {
    Q_OBJECT
public:
    explicit RunList(RunModel& model, QObject* parent = nullptr);

    /// While nobody looks (false, as at first) nothing is read; true catches up.
    void setFollowing(bool following);
    /// Looks at everything again soon; any number of calls in a row are one look.
    void refresh();
    /// A run kept somewhere else, shown as long as the program runs. What is no run is passed over.
    void addElsewhere(const std::filesystem::path& folder);
    /// Nothing is known yet.
    bool loading() const { return !m_listed && m_error.isEmpty(); }
    /// Why the runs folder could not be listed; empty: it could.
    const QString& error() const { return m_error; }

signals:
    void changed();  ///< loading(), error(), or the runs

private:
    void start();
    void finish(const std::set<std::filesystem::path>& present, const std::filesystem::path& home);
    void fail(const studio::Error& error);
    void watchLive(const std::filesystem::path& home);

    RunModel& m_model;
    Job m_job;
    QTimer m_soon, m_again;
    QFileSystemWatcher m_watcher;
    std::set<std::filesystem::path> m_elsewhere;
    QString m_error;
    bool m_following = false;
    bool m_listed = false;
    bool m_stale = false;  ///< something happened while the job was reading
};

}  // namespace studio::ui
