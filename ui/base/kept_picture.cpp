// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/base/kept_picture.h"

#include "core/base/error.h"
#include "core/base/files.h"

#include <QBuffer>
#include <algorithm>
#include <functional>
#include <span>
#include <utility>
#include <vector>

namespace fs = std::filesystem;

namespace studio::ui {
namespace {

void removeOldest(const fs::path& folder, const fs::path& but) {
    std::vector<std::pair<fs::file_time_type, fs::path>> others;
    std::error_code failed, ignored;
    for (fs::directory_iterator each(folder, failed), end; !failed && each != end; each.increment(failed))
        if (each->path() != but) others.emplace_back(each->last_write_time(ignored), each->path());
    std::ranges::sort(others, std::greater<>());
    for (std::size_t i = kKeptPictures - 1; i < others.size(); ++i) fs::remove(others[i].second, ignored);
}

}  // namespace

fs::path keepPicture(const QImage& picture) {
    const fs::path folder = cacheHome() / "pasted";
    QBuffer png;
    png.open(QIODevice::WriteOnly);
    if (!picture.save(&png, "PNG")) throw studio::Error(ErrorCode::CannotWrite, {pathToText(folder), "PNG"});
    const std::span<const char> bytes(png.data().constData(), static_cast<std::size_t>(png.data().size()));
    const fs::path file = folder / (contentHash(std::as_bytes(bytes)) + ".png");
    std::error_code ignored;  // writing says what is wrong
    fs::create_directories(folder, ignored);
    fs::permissions(folder, fs::perms::owner_all, ignored);  // it may be a person's screen
    writeFileAtomically(file, std::as_bytes(bytes));
    removeOldest(folder, file);
    return file;
}

}  // namespace studio::ui
