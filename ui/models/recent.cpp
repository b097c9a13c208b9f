// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/recent.h"

#include "ui/base/app_settings.h"
#include "ui/text/core_text.h"
#include "ui/text/format.h"
#include "ui/text/listing.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <array>
#include <utility>

namespace studio::ui {
namespace {

constexpr int kMost = 10;
constexpr char kKey[] = "recent";
/// As they are kept.
constexpr std::array<std::pair<RunStanding, const char*>, 5> kStandings{{{RunStanding::Finished, "finished"},
                                                                         {RunStanding::Stopped, "stopped"},
                                                                         {RunStanding::Diverged, "diverged"},
                                                                         {RunStanding::Failed, "failed"},
                                                                         {RunStanding::Interrupted, "interrupted"}}};

/// lupdate's context of the notes.
struct Notes {
    Q_DECLARE_TR_FUNCTIONS(Recent)
public:
    static QString ofData(const RecentItem& item);
    static QString ofWeights(const RecentItem& item);
    static QString ofKind(const RecentItem& item);
};

QString Notes::ofData(const RecentItem& item) {
    QStringList parts{tr("%Ln picture(s)", nullptr, static_cast<int>(item.pictures)),
                      tr("%Ln class(es)", nullptr, static_cast<int>(item.classes))};
    if (item.problems > 0) parts << tr("%Ln problem(s)", nullptr, static_cast<int>(item.problems));
    return factsText(parts);
}

QString Notes::ofWeights(const RecentItem& item) {
    QStringList parts;
    const QString share = percentText(item.bestTop1);
    if (item.bestEpoch > 0)
        parts << (item.kind == RecentKind::Run ? tr("best %1 at epoch %2") : tr("%1 at epoch %2"))
                     .arg(share)
                     .arg(item.bestEpoch);
    if (item.variant)
        parts << networkAtText(*item.variant, item.inputSize);
    else if (!item.network.isEmpty())
        parts << item.network;
    return factsText(parts);
}

QString Notes::ofKind(const RecentItem& item) {
    switch (item.kind) {
        case RecentKind::Run:
            break;
        case RecentKind::Checkpoint:
            return tr("checkpoint");
        case RecentKind::DataSet:
            return tr("data set");
    }
    if (!item.standing) return tr("run");
    const bool stopped = item.standing == RunStanding::Stopped && item.epochs > 0;
    return factsText(
        {tr("run"), stopped ? tr("stopped after epoch %1").arg(item.epochs) : standingText(*item.standing)});
}

std::optional<RunStanding> standingNamed(const QString& name) {
    for (const auto& [standing, kept] : kStandings)
        if (name == QLatin1String(kept)) return standing;
    return std::nullopt;
}

QString nameOf(std::optional<RunStanding> standing) {
    for (const auto& [named, kept] : kStandings)
        if (standing == named) return QLatin1String(kept);
    return {};  // one that is live will have ended when somebody reads this
}

RecentItem itemOf(const QVariantMap& row) {
    RecentItem item;
    item.path = row.value("path").toString();
    item.kind = static_cast<RecentKind>(qBound(0, row.value("kind").toInt(), 2));
    item.pictures = row.value("pictures").toLongLong();
    item.classes = row.value("classes").toLongLong();
    item.problems = row.value("problems").toLongLong();
    item.bestEpoch = row.value("bestEpoch").toInt();
    item.bestTop1 = row.value("bestTop1").toDouble();
    item.variant = variantFromName(row.value("variant").toString().toStdString());
    item.inputSize = row.value("inputSize").toInt();
    item.standing = standingNamed(row.value("standing").toString());
    item.epochs = row.value("epochs").toInt();
    item.network = row.value("network").toString();
    item.when = QDateTime::fromString(row.value("when").toString(), Qt::ISODate).toLocalTime();
    return item;
}

QVariantMap rowOf(const RecentItem& item) {
    return {{"path", item.path},           {"kind", static_cast<int>(item.kind)},
            {"pictures", item.pictures},   {"classes", item.classes},
            {"problems", item.problems},   {"bestEpoch", item.bestEpoch},
            {"bestTop1", item.bestTop1},   {"variant", item.variant ? fromUtf8(variantName(*item.variant)) : QString()},
            {"inputSize", item.inputSize}, {"standing", nameOf(item.standing)},
            {"epochs", item.epochs},       {"when", item.when.toUTC().toString(Qt::ISODate)},
            {"network", item.network}};
}

}  // namespace

bool RecentItem::exists() const {
    return QFileInfo::exists(path);
}

QString RecentItem::name() const {
    return QFileInfo(path).fileName();
}

QString RecentItem::what() const {
    return Notes::ofKind(*this);
}

QString RecentItem::note() const {
    if (pictures > 0) return Notes::ofData(*this);
    return Notes::ofWeights(*this);
}

QList<RecentItem> recentItems() {
    QList<RecentItem> items;
    for (const QVariantMap& row : appSettings().rows(kKey)) {
        const RecentItem item = itemOf(row);
        if (!item.path.isEmpty()) items.append(item);
    }
    return items;
}

void rememberRecent(const RecentItem& item) {
    appSettings().changeRows(kKey, [item](AppSettings::Rows& rows) {
        rows.removeIf([&](const QVariantMap& other) { return other.value("path").toString() == item.path; });
        rows.prepend(rowOf(item));
        while (rows.size() > kMost) rows.removeLast();
    });
}

void forgetRecent() {
    appSettings().changeRows(kKey, [](AppSettings::Rows& rows) { rows.clear(); });
}

void restoreRecent(const QList<RecentItem>& items) {
    for (auto item = items.rbegin(); item != items.rend(); ++item) rememberRecent(*item);
}

Missing missingWhy(const QString& path) {
    const QFileInfo info(path);
    if (info.exists()) return info.isReadable() ? Missing::No : Missing::NoRight;
    QString there = info.absolutePath();  // the nearest folder that is there
    while (!QFileInfo::exists(there) && there.size() > 1) there = QFileInfo(there).absolutePath();
    if (there == info.absolutePath()) return Missing::Moved;
    // Removable disks appear as folders of their own in one of these.
    for (const char* place : {"/media", "/run/media", "/mnt"}) {
        const QString base = QLatin1String(place);
        if (!path.startsWith(base + '/')) continue;
        const bool userFolder = QFileInfo(there).absolutePath() == base;  // /media/NAME, of which disks are in
        if (there.size() <= base.size() || userFolder) return Missing::NotConnected;
    }
    return Missing::FolderGone;
}

QString missingText(Missing why) {
    switch (why) {
        case Missing::Moved:
            return QCoreApplication::translate("Recent", "not found: moved, renamed or deleted");
        case Missing::FolderGone:
            return QCoreApplication::translate("Recent", "not found: its folder is gone");
        case Missing::NotConnected:
            return QCoreApplication::translate("Recent", "not found: the disk is not connected");
        case Missing::NoRight:
            return QCoreApplication::translate("Recent", "you may not open it");
        case Missing::No:
            break;
    }
    return {};
}

const char* iconOf(RecentKind kind) {
    switch (kind) {
        case RecentKind::Run:
            return "run";
        case RecentKind::Checkpoint:
            return "file";
        case RecentKind::DataSet:
            break;
    }
    return "folder";
}

}  // namespace studio::ui
