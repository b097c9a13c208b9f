// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/runs/run_actions.h"

#include <QWidget>
#include <map>

class QAction;
class QLabel;
class QLineEdit;
class QMenu;
class QToolButton;

namespace studio::ui {

/// Over the table: filter, how many runs there are, and what can be done with the chosen one.
class RunToolBar : public QWidget {
    Q_OBJECT
public:
    explicit RunToolBar(QWidget* parent = nullptr);

    /// Enables what is possible; what is not says why in its tooltip.
    void showChoice(const RunChoice& choice);
    void showCounts(int shown, int whole, int compared);
    void openExportMenu();
    /// The same actions, and some more, as a menu that goes when it closes, for a right click on the table.
    QMenu* makeMenu();
    void focusFilter();

signals:
    void filterChanged(const QString& text);
    void actionAsked(studio::ui::RunAction action);
    void reportOpenAsked();

protected:
    void changeEvent(QEvent* event) override;

private:
    QToolButton* addButton(RunAction action, const char* iconName, const char* objectName);
    void buildExportMenu();
    void addToMenu(RunAction action, const QString& text, const QString& ending);
    QLabel* addCaption(const char* objectName);
    void retranslate();

    QString m_chosenName;
    QLineEdit* m_filter = nullptr;
    QLabel* m_count = nullptr;
    std::map<RunAction, QToolButton*> m_buttons;
    QMenu* m_exports = nullptr;
    QLabel* m_exported = nullptr;
    QLabel* m_checked = nullptr;
    std::map<RunAction, QAction*> m_entries;
    QAction* m_openReport = nullptr;
    int m_shown = 0, m_whole = 0, m_compared = 0;
};

}  // namespace studio::ui
