// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/run_list.h"

#include "core/base/files.h"
#include "core/runs/run_summary.h"
#include "ui/models/run_model.h"
#include "ui/text/core_text.h"

#include <QFile>
#include <chrono>
#include <map>

namespace studio::ui {

namespace fs = std::filesystem;
using namespace std::chrono_literals;

namespace {

constexpr auto kSettle = 150ms;  ///< a training writes several files at once
constexpr auto kLookAgain = 4s;  ///< at live runs of other programs
constexpr std::size_t kBatch = 64;

QString pathText(const fs::path& path) {
    return QFile::decodeName(QByteArray::fromStdString(path.native()));
}

using Stamps = std::map<fs::path, std::string>;

/// Reads what is new or has another stamp, and hands it over by the batch.
std::set<fs::path> read(const Stamps& known, const std::set<fs::path>& elsewhere, std::stop_token stop,
                        const std::function<void(std::vector<RunSummary>)>& take) {
    std::set<fs::path> present;
    for (const fs::path& folder : runFolders()) present.insert(folder);
    const fs::path home = fs::weakly_canonical(runsHome());
    for (const fs::path& folder : elsewhere)
        if (fs::weakly_canonical(folder).parent_path() != home && isRunFolder(folder)) present.insert(folder);
    std::vector<RunSummary> batch;
    for (const fs::path& folder : present) {
        if (stop.stop_requested()) throw studio::Error(ErrorCode::Cancelled);
        const auto before = known.find(folder);
        if (before != known.end() && before->second == runStamp(folder)) continue;
        batch.push_back(readRunSummary(folder));
        if (batch.size() < kBatch) continue;
        take(std::move(batch));
        batch.clear();
    }
    take(std::move(batch));
    return present;
}

}  // namespace

RunList::RunList(RunModel& model, QObject* parent) : QObject(parent), m_model(model) {
    m_soon.setSingleShot(true);
    m_soon.setInterval(kSettle);
    m_again.setInterval(kLookAgain);
    connect(&m_soon, &QTimer::timeout, this, &RunList::start);
    connect(&m_again, &QTimer::timeout, this, &RunList::refresh);
    connect(&m_watcher, &QFileSystemWatcher::directoryChanged, this, &RunList::refresh);
}

void RunList::setFollowing(bool following) {
    m_following = following;
    if (following) refresh();
}

void RunList::refresh() {
    if (!m_following) return;
    if (m_job.running()) {
        m_stale = true;
    } else if (!m_listed && m_error.isEmpty()) {
        start();  // nothing to settle before the first look
    } else if (!m_soon.isActive()) {
        m_soon.start();
    }
}

void RunList::addElsewhere(const fs::path& folder) {
    if (m_elsewhere.insert(folder).second) refresh();
}

void RunList::start() {
    m_stale = false;
    Stamps known;
    for (int row = 0; row < m_model.rowCount(); ++row) known[m_model.run(row).folder] = m_model.run(row).stamp;
    m_job.start(
        [this, known = std::move(known), elsewhere = m_elsewhere](std::stop_token stop,
                                                                  const Job::Post& post) -> Job::Deliver {
            const auto take = [this, &post](std::vector<RunSummary> runs) {
                if (runs.empty()) return;
                post([this, runs = std::move(runs)]() mutable {
                    m_model.take(std::move(runs));
                    emit changed();
                });
            };
            const std::set<fs::path> present = read(known, elsewhere, stop, take);
            return [this, present, home = runsHome()] { finish(present, home); };
        },
        [this](const studio::Error& error) { fail(error); });
}

void RunList::finish(const std::set<fs::path>& present, const fs::path& home) {
    m_listed = true;
    m_error.clear();
    m_model.keepOnly(present);
    watchLive(home);
    if (m_stale) m_soon.start();
    emit changed();
}

void RunList::fail(const studio::Error& error) {
    m_error = textOf(error);
    emit changed();
}

void RunList::watchLive(const fs::path& home) {
    QStringList wanted{pathText(home)};
    for (int row = 0; row < m_model.rowCount(); ++row)
        if (m_model.run(row).locked) wanted << pathText(m_model.run(row).folder);
    wanted.size() > 1 ? m_again.start() : m_again.stop();
    QStringList old = m_watcher.directories();
    for (const QString& path : wanted) {
        if (old.removeOne(path) || !m_watcher.addPath(path)) continue;
        m_stale = true;  // what happened there after it was read and before it was watched went unseen
    }
    if (!old.isEmpty()) m_watcher.removePaths(old);
}

}  // namespace studio::ui
