// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/thumbnails/disk_thumbnails.h"

#include <QBuffer>
#include <QCryptographicHash>
#include <QFile>
#include <QImageReader>
#include <QImageWriter>
#include <QStandardPaths>
#include <array>
#include <cerrno>
#include <filesystem>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace studio::ui {
namespace {

constexpr char kUri[] = "Thumb::URI";
constexpr char kTime[] = "Thumb::MTime";
constexpr char kSize[] = "Thumb::Size";
constexpr char kSoftware[] = "Software";
constexpr char kOurName[] = "Inception Studio";
constexpr char kOurNanoseconds[] = "X-Inception-Studio::Nanoseconds";
constexpr char kOurProblem[] = "X-Inception-Studio::Problem";
constexpr char kFailFolder[] = "fail/inception-studio-" STUDIO_VERSION;

struct SizeFolder {
    int side;
    const char* name;
};
constexpr std::array<SizeFolder, 4> kSizes{{{128, "normal"}, {256, "large"}, {512, "x-large"}, {1024, "xx-large"}}};
constexpr int kLargestRead = 1024;  ///< pixels a side; anything larger is no thumbnail
/// PNG's quality in Qt: a fast deflate, thrice as quick as the best and little larger for photographs.
constexpr int kQuickPng = 85;
/// What is left after pruning, so that not every thumbnail prunes again.
constexpr double kKeptShare = 0.8;

/// Makes the folders that are missing, for this user alone.
bool makeFolders(const std::string& folder) {
    std::error_code ignored;
    if (std::filesystem::is_directory(folder, ignored)) return true;
    const std::string parent = std::filesystem::path(folder).parent_path().string();
    return !parent.empty() && parent != folder && makeFolders(parent) &&
           (::mkdir(folder.c_str(), 0700) == 0 || errno == EEXIST);
}

/// The file is there whole or not at all; for this user alone (mkostemp's 0600).
bool writeWhole(const std::string& path, const QByteArray& bytes) {
    std::string temporary = path + ".XXXXXX";
    const int fd = ::mkostemp(temporary.data(), O_CLOEXEC);
    if (fd < 0) return false;
    const bool whole = ::write(fd, bytes.constData(), static_cast<std::size_t>(bytes.size())) == bytes.size();
    const bool good = ::close(fd) == 0 && whole && ::rename(temporary.c_str(), path.c_str()) == 0;
    if (!good) ::unlink(temporary.c_str());
    return good;
}

bool isOurs(const std::string& path) {
    QImageReader reader(QFile::decodeName(QByteArray::fromStdString(path)), "png");
    return reader.text(QLatin1String(kSoftware)) == QLatin1String(kOurName);
}

/// Without size and nanoseconds (others need not say them) the second decides.
bool fits(const QImage& image, const QByteArray& uri, const ThumbnailStamp& stamp) {
    const auto same = [&](const char* key, qint64 value, bool needed) {
        const QString text = image.text(QLatin1String(key));
        return text.isEmpty() ? !needed : text.toLongLong() == value;
    };
    return image.text(QLatin1String(kUri)) == QLatin1String(uri) && same(kTime, stamp.seconds, true) &&
           same(kSize, stamp.bytes, false) && same(kOurNanoseconds, stamp.nanoseconds, false);
}

std::string inCache(const QString& cache, const char* place) {
    return QFile::encodeName(cache).toStdString() + place;
}

std::string ledgerFile(const QString& cache) {
    makeFolders(inCache(cache, "/inception-studio"));
    return inCache(cache, "/inception-studio/thumbnails.tsv");
}

}  // namespace

std::optional<ThumbnailStamp> thumbnailStamp(const std::string& file) {
    struct stat info {};
    if (::stat(file.c_str(), &info) != 0 || !S_ISREG(info.st_mode)) return std::nullopt;
    return ThumbnailStamp{info.st_mtim.tv_sec, info.st_mtim.tv_nsec, info.st_size};
}

QString DiskThumbnails::userCache() {
    return QStandardPaths::writableLocation(QStandardPaths::GenericCacheLocation);
}

DiskThumbnails::DiskThumbnails(const QString& cache, qint64 budget)
    : m_folder(inCache(cache, "/thumbnails")), m_budget(budget), m_ledger(ledgerFile(cache)) {}

QByteArray DiskThumbnails::uriOf(const std::string& file) {
    static constexpr std::string_view kPlain = "!$&'()*+,-./:=@_~";
    const std::string path = std::filesystem::absolute(file).lexically_normal().string();
    QByteArray uri = "file://";
    for (const char c : path) {
        const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        if (letter || kPlain.find(c) != std::string_view::npos)
            uri += c;
        else
            uri += '%' + QByteArray(1, c).toHex().toUpper();
    }
    return uri;
}

std::string DiskThumbnails::nameOf(const QByteArray& uri) {
    return QCryptographicHash::hash(uri, QCryptographicHash::Md5).toHex().toStdString() + ".png";
}

std::optional<QImage> DiskThumbnails::read(const std::string& name, const QByteArray& uri,
                                           const ThumbnailStamp& stamp) const {
    QFile file(QFile::decodeName(QByteArray::fromStdString(placeOf(name))));
    if (!file.open(QIODevice::ReadOnly)) return std::nullopt;
    QImageReader reader(&file, "png");
    const QSize size = reader.size();
    if (size.isEmpty() || size.width() > kLargestRead || size.height() > kLargestRead) return std::nullopt;
    QImage image = reader.read();
    if (image.isNull() || !fits(image, uri, stamp)) return std::nullopt;
    return image;
}

std::optional<DiskThumbnails::Kept> DiskThumbnails::find(const std::string& file, const ThumbnailStamp& stamp,
                                                         int side) {
    const QByteArray uri = uriOf(file);
    const std::string last = nameOf(uri);
    const auto touch = [&](const std::string& name) {
        const std::optional<ThumbnailStamp> own = thumbnailStamp(placeOf(name));
        const std::lock_guard lock(m_mutex);
        if (own && m_ledger.contains(name)) m_ledger.note(name, own->bytes);
    };
    for (const SizeFolder& size : kSizes) {
        const std::string name = std::string(size.name) + '/' + last;
        const std::optional<QImage> image = read(name, uri, stamp);
        // A small one is good enough where the picture itself has no more.
        const bool whole = image && image->text(QStringLiteral("Thumb::Image::Width")).toInt() == image->width();
        if (!image || (size.side < side && !whole)) continue;
        touch(name);
        return Kept{*image, {}};
    }
    const std::string failure = std::string(kFailFolder) + '/' + last;
    const std::optional<QImage> mark = read(failure, uri, stamp);
    if (!mark) return std::nullopt;
    touch(failure);
    return Kept{{}, mark->text(QLatin1String(kOurProblem)).toStdString()};
}

void DiskThumbnails::store(const std::string& file, const ThumbnailStamp& stamp, const QImage& image, QSize original) {
    if (image.isNull() || isThumbnail(file)) return;
    const QByteArray uri = uriOf(file);
    QImage marked = image;
    marked.setText(QStringLiteral("Thumb::Image::Width"), QString::number(original.width()));
    marked.setText(QStringLiteral("Thumb::Image::Height"), QString::number(original.height()));
    const char* folder = std::max(image.width(), image.height()) <= kSizes[0].side ? kSizes[0].name : kSizes[1].name;
    write(std::string(folder) + '/' + nameOf(uri), std::move(marked), uri, stamp);
}

void DiskThumbnails::storeFailure(const std::string& file, const ThumbnailStamp& stamp, const std::string& problem) {
    if (isThumbnail(file)) return;
    const QByteArray uri = uriOf(file);
    QImage mark(1, 1, QImage::Format_RGB32);
    mark.fill(0);
    mark.setText(QLatin1String(kOurProblem), QString::fromStdString(problem));
    write(std::string(kFailFolder) + '/' + nameOf(uri), std::move(mark), uri, stamp);
}

void DiskThumbnails::write(const std::string& name, QImage image, const QByteArray& uri, const ThumbnailStamp& stamp) {
    image.setText(QLatin1String(kUri), QLatin1String(uri));
    image.setText(QLatin1String(kTime), QString::number(stamp.seconds));
    image.setText(QLatin1String(kSize), QString::number(stamp.bytes));
    image.setText(QLatin1String(kOurNanoseconds), QString::number(stamp.nanoseconds));
    image.setText(QLatin1String(kSoftware), QLatin1String(kOurName));
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    QImageWriter writer(&buffer, "png");
    writer.setQuality(kQuickPng);
    const std::string path = placeOf(name);
    if (!writer.write(image) || !makeFolders(std::filesystem::path(path).parent_path().string())) return;
    const std::lock_guard lock(m_mutex);
    // Noted first: one that is not in the ledger would never be pruned.
    if (!m_ledger.note(name, buffer.size()) || !writeWhole(path, buffer.data())) return;
    if (m_ledger.total() > m_budget) prune();
}

void DiskThumbnails::prune() {
    for (const std::string& name : m_ledger.shrinkTo(static_cast<qint64>(double(m_budget) * kKeptShare))) {
        const std::string path = placeOf(name);
        if (isOurs(path)) ::unlink(path.c_str());  // another program may have made it anew
    }
}

qint64 DiskThumbnails::ownBytes() const {
    const std::lock_guard lock(m_mutex);
    return m_ledger.total();
}

}  // namespace studio::ui
