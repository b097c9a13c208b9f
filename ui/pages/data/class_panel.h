// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QLabel;
class QSplitter;

namespace studio::ui {

class ClassList;
class ClassModel;
class ProblemPanel;
class Session;

/// The left column of the Data page: classes with their share of training and validation, and which of them the next
/// run uses; then what was left out.
class ClassPanel : public QFrame {
    Q_OBJECT
public:
    explicit ClassPanel(Session& session, QWidget* parent = nullptr);
    /// Chooses a class; empty: all.
    void choose(const std::string& className);

signals:
    void classChosen(const std::string& className);  ///< empty: all
    void problemChosen(const std::string& path);
    void problemAsked(const std::string& path);  ///< to be shown among the pictures
    void splitAsked();

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void connectSession();
    void showPictures();
    void shareHeight();
    void use(const std::string& className, bool used);
    void useAll();
    void showMenu(const QPoint& place);
    void say(const QString& sentence);
    bool mayChoose() const;
    QString whyFixed() const;  ///< when !mayChoose()
    void updateLock();
    void updateCount();
    void sayImbalance();
    void retranslate();

    Session& m_session;
    ClassModel* m_classes = nullptr;
    ClassList* m_list = nullptr;
    ProblemPanel* m_problems = nullptr;
    QSplitter* m_parts = nullptr;
    bool m_partsMoved = false;
    QLabel *m_title = nullptr, *m_count = nullptr, *m_said = nullptr, *m_imbalance = nullptr;
};

}  // namespace studio::ui
