// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/recent.h"

#include "ui/base/app_settings.h"
#include "ui/text/format.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QLockFile>

namespace studio::ui {
namespace {

constexpr int kMost = 10;
constexpr char kKey[] = "recent";
constexpr int kPatienceMs = 500;

/// lupdate's context of the notes.
struct Notes {
    Q_DECLARE_TR_FUNCTIONS(Recent)
public:
    static QString ofData(const RecentItem& item);
    static QString ofRun(const RecentItem& item) {
        return tr("best %1 at epoch %2").arg(percentText(item.bestTop1)).arg(item.bestEpoch);
    }
};

QString Notes::ofData(const RecentItem& item) {
    QStringList parts{tr("%Ln picture(s)", nullptr, static_cast<int>(item.pictures)),
                      tr("%Ln class(es)", nullptr, static_cast<int>(item.classes))};
    if (item.problems > 0) parts << tr("%Ln problem(s)", nullptr, static_cast<int>(item.problems));
    return parts.join(QStringLiteral(", "));
}

QList<RecentItem> read(QSettings& settings) {
    QList<RecentItem> items;
    const int count = settings.beginReadArray(kKey);
    for (int i = 0; i < count; ++i) {
        settings.setArrayIndex(i);
        RecentItem item;
        item.path = settings.value("path").toString();
        item.kind = static_cast<RecentKind>(qBound(0, settings.value("kind").toInt(), 2));
        item.pictures = settings.value("pictures").toLongLong();
        item.classes = settings.value("classes").toLongLong();
        item.problems = settings.value("problems").toLongLong();
        item.bestEpoch = settings.value("bestEpoch").toInt();
        item.bestTop1 = settings.value("bestTop1").toDouble();
        item.when = QDateTime::fromString(settings.value("when").toString(), Qt::ISODate).toLocalTime();
        if (!item.path.isEmpty()) items.append(item);
    }
    settings.endArray();
    return items;
}

void write(QSettings& settings, const QList<RecentItem>& items) {
    settings.remove(kKey);
    settings.beginWriteArray(kKey, static_cast<int>(items.size()));
    for (int i = 0; i < items.size(); ++i) {
        settings.setArrayIndex(i);
        settings.setValue("path", items[i].path);
        settings.setValue("kind", static_cast<int>(items[i].kind));
        settings.setValue("pictures", items[i].pictures);
        settings.setValue("classes", items[i].classes);
        settings.setValue("problems", items[i].problems);
        settings.setValue("bestEpoch", items[i].bestEpoch);
        settings.setValue("bestTop1", items[i].bestTop1);
        settings.setValue("when", items[i].when.toUTC().toString(Qt::ISODate));
    }
    settings.endArray();
}

/// Reading, changing and writing the list is one act, whatever another window does meanwhile.
template <class Change>
void change(Change what) {
    QSettings settings = appSettings();
    QDir().mkpath(QFileInfo(settings.fileName()).path());
    QLockFile lock(settings.fileName() + QStringLiteral(".recent.lock"));
    lock.tryLock(kPatienceMs);  // a list that loses an entry is better than a window that waits
    settings.sync();
    QList<RecentItem> items = read(settings);
    what(items);
    write(settings, items);
    settings.sync();
}

}  // namespace

bool RecentItem::exists() const {
    return QFileInfo::exists(path);
}

QString RecentItem::name() const {
    return QFileInfo(path).fileName();
}

QString RecentItem::note() const {
    if (pictures > 0) return Notes::ofData(*this);
    return bestEpoch > 0 ? Notes::ofRun(*this) : QString();
}

QList<RecentItem> recentItems() {
    QSettings settings = appSettings();
    return read(settings);
}

void rememberRecent(const RecentItem& item) {
    change([&](QList<RecentItem>& items) {
        items.removeIf([&](const RecentItem& other) { return other.path == item.path; });
        items.prepend(item);
        while (items.size() > kMost) items.removeLast();
    });
}

void forgetRecent() {
    change([](QList<RecentItem>& items) { items.clear(); });
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

QString kindText(RecentKind kind) {
    switch (kind) {
        case RecentKind::Run:
            return QCoreApplication::translate("Recent", "run");
        case RecentKind::Checkpoint:
            return QCoreApplication::translate("Recent", "checkpoint");
        case RecentKind::DataSet:
            break;
    }
    return QCoreApplication::translate("Recent", "data set");
}

}  // namespace studio::ui
