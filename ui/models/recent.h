// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/text/run_text.h"

#include <QDateTime>
#include <QList>
#include <QString>
#include <optional>

namespace studio::ui {

enum class RecentKind { DataSet, Run, Checkpoint };

/// Something that was opened before. What it was like then is kept, so that the list need not open anything; as
/// numbers and keys, so that it can be said in any language.
struct RecentItem {
    QString path;
    RecentKind kind = RecentKind::DataSet;
    qint64 pictures = 0, classes = 0, problems = 0;  ///< of a data set; 0 pictures: not known yet
    int bestEpoch = 0;                               ///< of a run or checkpoint; 0: none
    double bestTop1 = 0;
    std::optional<Variant> variant;  ///< of a run or checkpoint; none: not known
    int inputSize = 0;
    std::optional<RunStanding> standing;  ///< of a run; none: not known
    int epochs = 0;                       ///< of a run, done
    QString network;  ///< "torchvision, 224" as it was kept before, in the language of then; only where variant is none
    QDateTime when;

    bool exists() const;
    QString name() const;
    QString what() const;  ///< "data set", "run, stopped after epoch 7"
    QString note() const;  ///< "1,200 pictures, 5 classes", "best 77.9 % at epoch 15, torchvision, 224"; may be empty
};

/// Why something can't be opened any more.
enum class Missing { No, Moved, FolderGone, NotConnected, NoRight };
/// Looks at the disk, which takes long where a network is gone: for worker threads.
Missing missingWhy(const QString& path);
QString missingText(Missing why);  ///< "not found: the disk is not connected"

/// Newest first, at most ten. Kept in the window's settings; two windows may remember at the same time.
QList<RecentItem> recentItems();
void rememberRecent(const RecentItem& item);  ///< moves one that is there already to the front
void forgetRecent();
/// Those that forgetRecent() took away, in their order.
void restoreRecent(const QList<RecentItem>& items);

const char* iconOf(RecentKind kind);

}  // namespace studio::ui
