// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/session.h"
#include "ui/thumbnails/disk_thumbnails.h"

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

class QTimer;

namespace studio::ui {

/// 8-bit RGB into a QImage of its own.
QImage toImage(const Picture& picture);

struct Thumbnail {
    QImage image;     ///< longer side about ThumbnailCache::kSide; null: not there (yet, or ever)
    QString problem;  ///< why there is none; empty while it is being made
};

/// Small pictures of the open data set and of predicted files, made by a few threads and kept in memory (bounded) and,
/// those that take long to make, on the disk. What was asked for last is made first; what scrolled past is forgotten,
/// and of the rest only the latest few hundred are made at all. GUI thread; one for a session, shared by its pages.
class ThumbnailCache : public QObject {
    Q_OBJECT
public:
    static constexpr int kSide = 256;

    static ThumbnailCache& of(Session& session);
    ~ThumbnailCache() override;

    /// The thumbnail, or an empty one, and then it is on its way: ready() tells.
    Thumbnail find(const std::string& path);
    /// It scrolled out of sight: not made, unless it was begun already or is asked for again.
    void forget(const std::string& path);
    std::size_t waiting() const;  ///< asked for and not begun

signals:
    /// Some of those asked for are there: repaint. At most sixty times a second.
    void ready();

private:
    explicit ThumbnailCache(Session& session);
    void work();
    Thumbnail make(const Session::PictureSource& source, const DataSet* set, const std::string& path);
    void deliver();
    void clear();
    void takeSources();

    struct Made {
        std::string path;
        Thumbnail thumbnail;
        int generation;
    };

    Session& m_session;
    QCache<QByteArray, Thumbnail> m_cache;
    QTimer* m_delivery;
    DiskThumbnails m_disk;

    mutable std::mutex m_mutex;
    std::condition_variable m_more;
    std::deque<std::string> m_queue;            ///< taken from the back
    std::unordered_set<std::string> m_pending;  ///< in the queue or being made
    std::vector<Made> m_made;
    Session::PictureSource m_source;
    std::shared_ptr<const DataSet> m_set;
    int m_generation = 0;
    bool m_ending = false;
    std::vector<std::thread> m_threads;
};

}  // namespace studio::ui
