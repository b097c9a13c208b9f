// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/base/job.h"
#include "ui/models/recent.h"

#include <QScrollArea>

class QHBoxLayout;
class QLabel;
class QPushButton;
class QToolButton;
class QVBoxLayout;

namespace studio::ui {

enum class Door;
class InterruptedRuns;

/// Three doors of equal size, runs that were interrupted, and what was open before.
class FirstStart : public QScrollArea {
    Q_OBJECT
public:
    explicit FirstStart(QWidget* parent = nullptr);
    void refreshRecent();

signals:
    void sampleAsked();
    void openFolderAsked();
    void openListAsked();
    void openRunAsked();
    void pathChosen(const QString& path);
    void goOnAsked(const QString& run);

protected:
    void showEvent(QShowEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    struct DoorWidgets {
        QLabel* title = nullptr;
        QLabel* text = nullptr;
        QPushButton* button = nullptr;
    };
    DoorWidgets buildDoor(Door door, const char* iconName, const char* buttonName, const QString& keys);
    void buildRecent(QVBoxLayout* column);
    void findMissing();
    void clearOrUndo();
    void retranslate();

    QLabel *m_hero = nullptr, *m_under = nullptr, *m_recentTitle = nullptr;
    QToolButton* m_list = nullptr;  ///< of the folder's door
    DoorWidgets m_sample, m_folder, m_run;
    QHBoxLayout* m_doors = nullptr;
    InterruptedRuns* m_interrupted = nullptr;
    QWidget* m_recentBox = nullptr;
    QToolButton* m_clear = nullptr;
    QVBoxLayout* m_recentRows = nullptr;
    QList<RecentItem> m_cleared;  ///< can be brought back, as long as nothing was opened since
    Job m_looking;
};

}  // namespace studio::ui
