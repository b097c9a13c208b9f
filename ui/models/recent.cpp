// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/recent.h"

#include "ui/base/app_settings.h"

#include <QCoreApplication>
#include <QFileInfo>

namespace studio::ui {
namespace {

constexpr int kMost = 10;
constexpr char kKey[] = "recent";

void write(const QList<RecentItem>& items) {
    QSettings settings = appSettings();
    settings.beginWriteArray(kKey, static_cast<int>(items.size()));
    for (int i = 0; i < items.size(); ++i) {
        settings.setArrayIndex(i);
        settings.setValue("path", items[i].path);
        settings.setValue("kind", static_cast<int>(items[i].kind));
        settings.setValue("note", items[i].note);
        settings.setValue("when", items[i].when.toUTC().toString(Qt::ISODate));
    }
    settings.endArray();
}

}  // namespace

bool RecentItem::exists() const {
    return QFileInfo::exists(path);
}

QString RecentItem::name() const {
    return QFileInfo(path).fileName();
}

QList<RecentItem> recentItems() {
    QSettings settings = appSettings();
    QList<RecentItem> items;
    const int count = settings.beginReadArray(kKey);
    for (int i = 0; i < count; ++i) {
        settings.setArrayIndex(i);
        RecentItem item;
        item.path = settings.value("path").toString();
        item.kind = static_cast<RecentKind>(qBound(0, settings.value("kind").toInt(), 2));
        item.note = settings.value("note").toString();
        item.when = QDateTime::fromString(settings.value("when").toString(), Qt::ISODate).toLocalTime();
        if (!item.path.isEmpty()) items.append(item);
    }
    return items;
}

void rememberRecent(const RecentItem& item) {
    QList<RecentItem> items = recentItems();
    items.removeIf([&](const RecentItem& other) { return other.path == item.path; });
    items.prepend(item);
    while (items.size() > kMost) items.removeLast();
    write(items);
}

void forgetRecent() {
    write({});
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
