// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/training/trainer.h"

#include <QMainWindow>
#include <memory>

class QMessageBox;
class QStackedWidget;

namespace studio::ui {

class DataPage;
class MessageBar;
class RunBar;
class Session;
class TopBar;

/// The frame: tabs, pages, message bar, run bar; opening by menu, shortcut and drop; what is remembered; closing. Its
/// first frame waits for nothing: the other pages, the engine and the data of last time come after it.
class MainWindow : public QMainWindow {
    Q_OBJECT
public:
    enum class Page { Data, Training, Predictions, Runs };

    explicit MainWindow(EngineSource engine, QWidget* parent = nullptr);
    ~MainWindow() override;

    /// A path of the command line, instead of the data of last time. False when there is no such file or folder.
    bool openAtStart(const QString& path);
    Session& session() { return *m_session; }
    void showPage(Page page);
    Page page() const;

signals:
    /// The window has been painted for the first time.
    void firstFrameShown();

protected:
    void closeEvent(QCloseEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;
    bool event(QEvent* event) override;

private:
    void buildWidgets();
    void buildPages();
    void connectSession();
    void addShortcuts();
    void afterFirstFrame();
    /// Opens what a person chose, and shows the page it is looked at on.
    void openChosen(const QString& path);
    void openFolder();
    void openRun();
    void showAbout();
    void askBeforeClosing();
    void rememberOpened(const QString& path);
    void readSettings();
    void writeSettings();

    std::unique_ptr<Session> m_session;
    TopBar* m_topBar = nullptr;
    MessageBar* m_message = nullptr;
    QStackedWidget* m_pages = nullptr;
    RunBar* m_runBar = nullptr;
    DataPage* m_dataPage = nullptr;
    QMessageBox* m_closeQuestion = nullptr;
    QString m_startPath;
    QString m_toShow;  ///< chosen, and not opened yet
    bool m_painted = false;
    bool m_closeAfterRun = false;
};

}  // namespace studio::ui
