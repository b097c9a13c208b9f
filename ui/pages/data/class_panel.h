// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QLabel;
class QListView;

namespace studio::ui {

class ClassModel;
class ProblemModel;
class Session;

/// The left column of the Data page: classes with their share of training and validation, then what was left out.
class ClassPanel : public QFrame {
    Q_OBJECT
public:
    explicit ClassPanel(Session& session, QWidget* parent = nullptr);

signals:
    void classChosen(int label);  ///< -1: all
    void problemChosen(const QString& path);

protected:
    void changeEvent(QEvent* event) override;

private:
    void buildClasses();
    void buildProblems();
    void connectSession();
    void showPictures();
    void retranslate();

    Session& m_session;
    ClassModel* m_classes = nullptr;
    ProblemModel* m_problems = nullptr;
    QListView* m_classList = nullptr;
    QListView* m_problemList = nullptr;
    QWidget* m_problemHead = nullptr;
    QLabel *m_title = nullptr, *m_count = nullptr, *m_problemTitle = nullptr, *m_problemCount = nullptr,
           *m_problemIcon = nullptr;
};

}  // namespace studio::ui
