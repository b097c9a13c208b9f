// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/base/job.h"

#include <QFrame>

class QLabel;
class QListView;

namespace studio::ui {

class MenuButton;
class ProblemModel;
class Session;

/// What the check found wrong: each file with its reason, one kind or all; to look at, to show in its folder, to copy.
class ProblemPanel : public QFrame {
    Q_OBJECT
public:
    explicit ProblemPanel(Session& session, QWidget* parent = nullptr);

signals:
    void problemChosen(const std::string& path);
    void problemAsked(const std::string& path);  ///< double click, Return

protected:
    void changeEvent(QEvent* event) override;

private:
    void buildHead();
    void buildList();
    void showProblems();
    void fillKinds();
    void showMenu(const QPoint& place);
    void copyList();
    void showFolder(const QModelIndex& index);
    void retranslate();
    static std::string pathOf(const QModelIndex& index);

    Session& m_session;
    ProblemModel* m_problems = nullptr;
    QListView* m_list = nullptr;
    QLabel *m_icon = nullptr, *m_title = nullptr, *m_count = nullptr;
    MenuButton* m_kinds = nullptr;
    Job m_copying;
};

}  // namespace studio::ui
