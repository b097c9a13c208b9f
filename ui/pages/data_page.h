// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QProgressBar;
class QPushButton;
class QSplitter;
class QStackedWidget;

namespace studio::ui {

class Browser;
class ClassPanel;
class FirstStart;
class Session;
struct StepPictures;

/// The pictures; without any, the three doors; while a folder is being listed, how far that is.
class DataPage : public QWidget {
    Q_OBJECT
public:
    explicit DataPage(Session& session, QWidget* parent = nullptr);
    void refreshRecent();
    using QWidget::show;

public slots:
    /// Reveals the picture: lifts the filters that hide it, scrolls to it and chooses it. A path as in Item::path.
    void show(const std::string& path);
    /// These alone, until they are taken off again.
    void showOnly(const studio::ui::StepPictures& pictures);

signals:
    void openFolderAsked();
    void openListAsked();
    void openRunAsked();
    void pathChosen(const QString& path);  ///< one of the recent ones
    void trainingAsked();                  ///< a run goes on

protected:
    void changeEvent(QEvent* event) override;

private:
    QWidget* buildLoading();
    QWidget* buildBrowser();
    void connectSession();
    void chooseView();
    void showLoading();
    void showSplit();
    void retranslate();

    Session& m_session;
    QStackedWidget* m_stack = nullptr;
    FirstStart* m_firstStart = nullptr;
    QWidget* m_loading = nullptr;
    QLabel *m_loadingTitle = nullptr, *m_loadingText = nullptr;
    QProgressBar* m_loadingBar = nullptr;
    QPushButton* m_cancel = nullptr;
    QSplitter* m_columns = nullptr;
    ClassPanel* m_classes = nullptr;
    Browser* m_browser = nullptr;
};

}  // namespace studio::ui
