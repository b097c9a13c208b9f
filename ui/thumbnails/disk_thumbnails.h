// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/thumbnails/thumbnail_ledger.h"

#include <QByteArray>
#include <QImage>
#include <QString>
#include <mutex>
#include <optional>
#include <string>

namespace studio::ui {

/// The state of a file that a thumbnail was made of; taken before it is read.
struct ThumbnailStamp {
    qint64 seconds = 0;  ///< modified
    qint64 nanoseconds = 0;
    qint64 bytes = 0;
    bool operator==(const ThumbnailStamp&) const = default;
};
/// None for what is no plain file.
std::optional<ThumbnailStamp> thumbnailStamp(const std::string& file);

/// Thumbnails kept on the disk and shared with other programs, as the freedesktop thumbnail managing standard says
/// (version 0.9, https://specifications.freedesktop.org/thumbnail-spec/): thumbnails/{normal,large,x-large,xx-large}/
/// MD5-OF-URI.png in the user's cache, with Thumb::URI and Thumb::MTime, 0600 in folders of 0700, renamed into place.
///
/// What others made is used when its address and time are the file's. Ours also tell size and nanoseconds, so that a
/// file rewritten within its second is seen. A file that is no picture is noted in fail/, with the reason, for this
/// version of the program. Of ours at most `budget` bytes are kept, the least recently used go first; those of others
/// are never touched. Any thread; problems of the disk are passed over.
class DiskThumbnails {
public:
    static constexpr qint64 kBudget = qint64(512) << 20;

    /// `cache`: the user's cache folder (XDG_CACHE_HOME).
    explicit DiskThumbnails(const QString& cache = userCache(), qint64 budget = kBudget);
    static QString userCache();

    struct Kept {
        QImage image;         ///< null: there is none
        std::string problem;  ///< and this is why: core's English phrase
    };
    /// A thumbnail of at least `side` pixels (the longer one; less where the picture has less), still valid.
    std::optional<Kept> find(const std::string& file, const ThumbnailStamp& stamp, int side);
    /// `image`: longer side at most 256. Stored in normal/ up to 128, in large/ above.
    void store(const std::string& file, const ThumbnailStamp& stamp, const QImage& image, QSize original);
    void storeFailure(const std::string& file, const ThumbnailStamp& stamp, const std::string& problem);

    qint64 ownBytes() const;

    /// file:// and the absolute path, escaped byte by byte as GLib does, so that other programs find the same name.
    static QByteArray uriOf(const std::string& file);
    static std::string nameOf(const QByteArray& uri);  ///< MD5 in hex and .png

private:
    std::optional<QImage> read(const std::string& name, const QByteArray& uri, const ThumbnailStamp& stamp) const;
    void write(const std::string& name, QImage image, const QByteArray& uri, const ThumbnailStamp& stamp);
    void prune();
    std::string placeOf(const std::string& name) const { return m_folder + '/' + name; }
    bool isThumbnail(const std::string& file) const { return file.starts_with(m_folder + '/'); }

    std::string m_folder;
    qint64 m_budget;
    mutable std::mutex m_mutex;
    ThumbnailLedger m_ledger;  ///< under the mutex
};

}  // namespace studio::ui
