// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QWidget>

class QButtonGroup;
class QMenu;
class QToolButton;

namespace studio::ui {

class Session;

/// Tabs, the open data set, theme, language and menu. Says what was asked for; the window does it.
class TopBar : public QWidget {
    Q_OBJECT
public:
    explicit TopBar(Session& session, QWidget* parent = nullptr);

    /// One tab, the object NAME + "Tab"; its text is asked for again when the language changes.
    void addTab(const char* text, const char* name);
    int current() const;
    void setCurrent(int tab);

signals:
    void tabChosen(int tab);
    void openFolderAsked();
    void openListAsked();
    void openRunAsked();
    void sampleAsked();
    void pathChosen(const QString& path);  ///< one of the recent ones
    void helpAsked();
    void aboutAsked();
    void quitAsked();

protected:
    void changeEvent(QEvent* event) override;

private:
    void buildWidgets();
    QToolButton* addButton(const char* iconName, const char* objectName, QMenu* menu);
    void fillDataMenu();
    void sayWhyNot(QMenu& menu);
    void fillThemeMenu();
    void fillLanguageMenu();
    void fillMainMenu();
    void updateData();
    void retranslate();

    Session& m_session;
    QButtonGroup* m_tabs = nullptr;
    QList<const char*> m_tabTexts;
    QToolButton *m_data = nullptr, *m_theme = nullptr, *m_language = nullptr, *m_menu = nullptr;
};

}  // namespace studio::ui
