// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QList>
#include <QString>

namespace studio::ui {

enum class RecentKind { DataSet, Run, Checkpoint };

/// Something that was opened before. What it was like then is kept, so that the list need not open anything.
struct RecentItem {
    QString path;
    RecentKind kind = RecentKind::DataSet;
    QString note;  ///< "1,200 pictures, 5 classes", in the language of the time; may be empty
    QDateTime when;

    bool exists() const;
    QString name() const;
};

/// Newest first, at most ten. Kept in the window's settings.
QList<RecentItem> recentItems();
void rememberRecent(const RecentItem& item);  ///< moves one that is there already to the front
void forgetRecent();

const char* iconOf(RecentKind kind);
QString kindText(RecentKind kind);

}  // namespace studio::ui
