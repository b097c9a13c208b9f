// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/session.h"

#include <QCache>
#include <QImage>
#include <QObject>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <string>
#include <thread>
#include <unordered_set>
#include <vector>

namespace studio::ui {

/// 8-bit RGB into a QImage of its own.
QImage toImage(const Picture& picture);

struct Thumbnail {
    QImage image;     ///< longer side about ThumbnailCache::kSide; null: not there (yet, or ever)
    QString problem;  ///< why there is none; empty while it is being made
};

/// Small pictures of the open data set and of predicted files, made by a few threads and kept in memory (bounded). What
/// was asked for last is made first, and of what scrolled past only the latest few hundred are made at all. GUI thread;
/// one for a session, shared by its pages.
class ThumbnailCache : public QObject {
    Q_OBJECT
public:
    static constexpr int kSide = 256;

    static ThumbnailCache& of(Session& session);
    ~ThumbnailCache() override;

    /// The thumbnail, or an empty one, and then it is on its way: ready() tells.
    Thumbnail find(const std::string& path);
    std::size_t waiting() const;  ///< asked for and not begun

signals:
    /// Some of those asked for are there: repaint. At most once per turn of the event loop.
    void ready();

private:
    explicit ThumbnailCache(Session& session);
    void work();
    void deliver();
    void clear();

    struct Made {
        std::string path;
        Thumbnail thumbnail;
        int generation;
    };

    Session& m_session;
    QCache<QByteArray, Thumbnail> m_cache;

    mutable std::mutex m_mutex;
    std::condition_variable m_more;
    std::deque<std::string> m_queue;            ///< taken from the back
    std::unordered_set<std::string> m_pending;  ///< in the queue or being made
    std::vector<Made> m_made;
    Session::PictureSource m_source;
    int m_generation = 0;
    bool m_ending = false;
    std::vector<std::thread> m_threads;
};

}  // namespace studio::ui
