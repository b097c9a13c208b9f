// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/base/wastebasket.h"

#include <QFile>

namespace studio::ui {

namespace fs = std::filesystem;

std::optional<Thrown> throwAway(const fs::path& folder) {
    QString inTrash;
    if (!QFile::moveToTrash(QFile::decodeName(QByteArray::fromStdString(folder.native())), &inTrash) ||
        inTrash.isEmpty())
        return std::nullopt;
    return Thrown{folder, fs::path(QFile::encodeName(inTrash).toStdString())};
}

bool bringBack(const Thrown& thrown) {
    std::error_code failed;
    if (fs::exists(fs::symlink_status(thrown.from, failed))) return false;
    fs::rename(thrown.inTrash, thrown.from, failed);
    if (failed) return false;
    // TRASH/files/NAME goes with TRASH/info/NAME.trashinfo.
    fs::path info = thrown.inTrash.parent_path().parent_path() / "info" / thrown.inTrash.filename();
    info += ".trashinfo";
    fs::remove(info, failed);
    return true;
}

}  // namespace studio::ui
