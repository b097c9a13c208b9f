// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/files.h"
#include "ui/session.h"
#include "ui/session_private.h"

#include <QFile>
#include <algorithm>
#include <iterator>
#include <ranges>

/// Single pictures of the open data set: the chosen one, where they are, which are left out.
namespace studio::ui {

const std::string& Session::chosen() const {
    return d->chosen;
}

void Session::setChosen(const std::string& path) {
    if (path == d->chosen) return;
    d->chosen = path;
    emit chosenChanged();
}

QString Session::fileOf(const std::string& path) const {
    if (path.empty() || path.front() == '/') return QString::fromStdString(path);
    const auto set = browsed() ? browsed() : answers()->set;
    if (!set) return {};
    const std::string file = set->fileOf({.path = path}).string();
    return QFile::decodeName(QByteArray::fromStdString(file));
}

Session::PictureSource Session::pictureSource() const {
    return [set = browsed()](const std::string& path, int atLeast) -> Decoded {
        const DataSet loose;
        const bool own = set && !path.empty() && path.front() != '/';
        try {
            const std::vector<std::byte> bytes = readItem(own ? *set : loose, {.path = path});
            return atLeast > 0 ? decodeForThumbnail(bytes, atLeast) : decodePicture(bytes);
        } catch (const studio::Error& error) {
            Decoded bad;
            bad.problem = ProblemKind::Unreadable;
            bad.message = error.what();
            return bad;
        }
    };
}

std::shared_ptr<const LeftOut> Session::leftOut() const {
    return d->data.leftOut;
}

bool Session::areLeftOut(const std::vector<std::string>& paths) const {
    return std::ranges::includes(*leftOut(), sortedOnce(paths));
}

bool Session::mayLeaveOut() const {
    return actions().editSettings && dataSet();
}

static QString whyStays(bool runGoes) {
    return runGoes ? Session::tr("Which pictures are left out is fixed while a run is going. Stop it to change them.")
                   : Session::tr("Which pictures there are is known once all of them are listed.");
}

QString Session::whyLeftOutStays() const {
    return mayLeaveOut() ? QString() : whyStays(!actions().editSettings);
}

void Session::leaveOut(const std::vector<std::string>& paths, bool out) {
    if (!mayLeaveOut()) {
        emit failed([runGoes = !actions().editSettings] { return whyStays(runGoes); }, {});
        return;
    }
    LeftOut these;  // merged, not looked up one by one: it may be all of them
    std::ranges::set_intersection(sortedOnce(paths), dataSet()->items | std::views::transform(&Item::path),
                                  std::back_inserter(these));
    if (these.empty()) return;
    d->keeper.keep(dataSet()->opened, these, out);
    d->data.leaveOut(these, out);
}

}  // namespace studio::ui
