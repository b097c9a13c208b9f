// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/thumbnails/thumbnail_cache.h"

#include "core/base/process.h"
#include "ui/text/core_text.h"

#include <QTimer>
#include <algorithm>
#include <cstring>

namespace studio::ui {
namespace {

constexpr int kBudgetKilobytes = 160 * 1024;
constexpr std::size_t kLongestQueue = 400;
constexpr int kFrameMs = 16;
/// Pictures of fewer pixels are decoded about as fast as their thumbnail would be read: not worth a place on the disk.
constexpr std::int64_t kWorthKeeping = 512 * 512;

/// Where the picture is a file of its own; empty inside an IDX file.
std::string fileOf(const DataSet* set, const std::string& path) {
    if (path.empty() || path.front() == '/') return path;
    return set && set->layout != Layout::Idx ? (set->root / path).string() : std::string();
}

QImage shrunk(const Picture& picture) {
    const QImage whole = toImage(picture);
    const QSize box(ThumbnailCache::kSide, ThumbnailCache::kSide);
    const bool larger = std::max(whole.width(), whole.height()) > ThumbnailCache::kSide;
    return (larger ? whole.scaled(box, Qt::KeepAspectRatio, Qt::SmoothTransformation) : whole)
        .convertToFormat(QImage::Format_RGB32);
}

QString problemOf(const std::string& message) {
    return message.empty() ? QStringLiteral("?") : phraseText("Problems", message);
}

QByteArray keyOf(const std::string& path) {
    return QByteArray(path.data(), static_cast<qsizetype>(path.size()));
}

}  // namespace

QImage toImage(const Picture& picture) {
    QImage image(picture.width, picture.height, QImage::Format_RGB888);
    const std::size_t row = static_cast<std::size_t>(picture.width) * 3;
    for (int y = 0; y < picture.height; ++y)
        std::memcpy(image.scanLine(y), picture.rgb.data() + row * static_cast<std::size_t>(y), row);
    return image;
}

ThumbnailCache& ThumbnailCache::of(Session& session) {
    if (auto* cache = session.findChild<ThumbnailCache*>(QString(), Qt::FindDirectChildrenOnly)) return *cache;
    return *new ThumbnailCache(session);
}

ThumbnailCache::ThumbnailCache(Session& session) : QObject(&session), m_session(session), m_cache(kBudgetKilobytes) {
    m_delivery = new QTimer(this);
    m_delivery->setSingleShot(true);
    m_delivery->setInterval(kFrameMs);
    connect(m_delivery, &QTimer::timeout, this, &ThumbnailCache::deliver);
    for (const auto signal : {&Session::dataSetChanged, &Session::browsedChanged})
        connect(&session, signal, this, &ThumbnailCache::clear);
    takeSources();
    // One fewer than the cores, so that a training beside it keeps its pace; two at most are busy anyway on a disk.
    const int threads = std::clamp(usableCores() - 1, 1, 4);
    for (int i = 0; i < threads; ++i) m_threads.emplace_back([this] { work(); });
}

ThumbnailCache::~ThumbnailCache() {
    {
        const std::lock_guard lock(m_mutex);
        m_ending = true;
    }
    m_more.notify_all();
    for (std::thread& thread : m_threads) thread.join();
}

Thumbnail ThumbnailCache::find(const std::string& path) {
    if (const Thumbnail* kept = m_cache.object(keyOf(path))) return *kept;
    {
        const std::lock_guard lock(m_mutex);
        if (m_pending.insert(path).second) {
            m_queue.push_back(path);
        } else if (const auto place = std::find(m_queue.begin(), m_queue.end(), path); place != m_queue.end()) {
            m_queue.erase(place);  // still waiting: to the front of those to be made
            m_queue.push_back(path);
        }
        while (m_queue.size() > kLongestQueue) {
            m_pending.erase(m_queue.front());
            m_queue.pop_front();
        }
    }
    m_more.notify_one();
    return {};
}

void ThumbnailCache::forget(const std::string& path) {
    const std::lock_guard lock(m_mutex);
    const auto place = std::find(m_queue.begin(), m_queue.end(), path);
    if (place == m_queue.end()) return;
    m_queue.erase(place);
    m_pending.erase(path);
}

Thumbnail ThumbnailCache::make(const Session::PictureSource& source, const DataSet* set, const std::string& path) {
    const std::string file = fileOf(set, path);
    const std::optional<ThumbnailStamp> stamp = file.empty() ? std::nullopt : thumbnailStamp(file);
    if (stamp)
        if (const std::optional<DiskThumbnails::Kept> kept = m_disk.find(file, *stamp, kSide)) {
            if (kept->image.isNull()) return {{}, problemOf(kept->problem)};
            const QSize box(kSide, kSide);
            const bool larger = std::max(kept->image.width(), kept->image.height()) > kSide;
            const QImage image =
                larger ? kept->image.scaled(box, Qt::KeepAspectRatio, Qt::SmoothTransformation) : kept->image;
            return {image.convertToFormat(QImage::Format_RGB32), {}};
        }
    const Decoded decoded = source(path, kSide);
    if (!decoded.picture) {
        // What can't be read may be this machine's fault (a right, a codec): it is tried again.
        if (stamp && decoded.problem != ProblemKind::Unreadable) m_disk.storeFailure(file, *stamp, decoded.message);
        return {{}, problemOf(decoded.message)};
    }
    const QImage image = shrunk(*decoded.picture);
    if (stamp && std::int64_t(decoded.storedWidth) * decoded.storedHeight > kWorthKeeping)
        m_disk.store(file, *stamp, image, {decoded.storedWidth, decoded.storedHeight});
    return {image, {}};
}

std::size_t ThumbnailCache::waiting() const {
    const std::lock_guard lock(m_mutex);
    return m_queue.size();
}

void ThumbnailCache::work() {
    lowerThreadPriority();
    std::unique_lock lock(m_mutex);
    while (true) {
        m_more.wait(lock, [this] { return m_ending || !m_queue.empty(); });
        if (m_ending) return;
        const std::string path = std::move(m_queue.back());
        m_queue.pop_back();
        const Session::PictureSource source = m_source;
        const std::shared_ptr<const DataSet> set = m_set;
        const int generation = m_generation;
        lock.unlock();
        Thumbnail thumbnail = make(source, set.get(), path);
        lock.lock();
        const bool first = m_made.empty();
        m_made.push_back({path, std::move(thumbnail), generation});
        if (first)
            QMetaObject::invokeMethod(
                this, [this] { m_delivery->start(); }, Qt::QueuedConnection);
    }
}

void ThumbnailCache::deliver() {
    std::vector<Made> made;
    {
        const std::lock_guard lock(m_mutex);
        made.swap(m_made);
        for (const Made& one : made)
            if (one.generation == m_generation) m_pending.erase(one.path);
    }
    for (Made& one : made) {
        if (one.generation != m_generation) continue;
        const int kilobytes = 1 + static_cast<int>(one.thumbnail.image.sizeInBytes() / 1024);
        m_cache.insert(keyOf(one.path), new Thumbnail(std::move(one.thumbnail)), kilobytes);
    }
    if (!made.empty()) emit ready();
}

void ThumbnailCache::clear() {
    const std::lock_guard lock(m_mutex);
    ++m_generation;
    m_cache.clear();
    m_queue.clear();
    m_pending.clear();
    takeSources();
}

void ThumbnailCache::takeSources() {
    m_source = m_session.pictureSource();
    m_set = m_session.browsed();
}

}  // namespace studio::ui
