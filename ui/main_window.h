// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/training/trainer.h"
#include "ui/base/job.h"
#include "ui/page_table.h"
#include "ui/session_parts/path_kind.h"
#include "ui/session_parts/read_as.h"

#include <QMainWindow>
#include <functional>
#include <map>
#include <memory>

class QMessageBox;
class QMimeData;
class QShortcut;
class QStackedWidget;

namespace studio::ui {

class DataPage;
class DropVeil;
class MessageBar;
class RunBar;
class Session;
class TopBar;

/// The frame: tabs, pages, message bar, run bar; opening by menu, shortcut and drop; what is remembered; closing. Its
/// first frame waits for nothing: the other pages, the engine and the data of last time come after it.
class MainWindow : public QMainWindow {
    Q_OBJECT
public:
    using Page = ui::Page;

    explicit MainWindow(EngineSource engine, QWidget* parent = nullptr);
    ~MainWindow() override;

    /// A path of the command line, instead of the data of last time. False when there is no such file or folder.
    bool openAtStart(const QString& path);
    Session& session() { return *m_session; }
    void showPage(Page page);
    Page page() const;

public slots:
    /// Closes as when the system asks for it: a run is stopped first, and nobody is asked.
    void leave();
    /// Stops a run, and returns when it has stopped (or after a few seconds): once the slot of
    /// QGuiApplication::commitDataRequest returns, the session may end.
    void stopForLogout();

signals:
    /// The window has been painted for the first time.
    void firstFrameShown();

protected:
    void closeEvent(QCloseEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dragLeaveEvent(QDragLeaveEvent* event) override;
    void dropEvent(QDropEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    /// Tab goes from the tabs over the page to the run bar, as they stand.
    bool focusNextPrevChild(bool next) override;
    bool event(QEvent* event) override;

private:
    void buildWidgets();
    QWidget* pageWidget(Page page);
    /// The pages not seen yet, one a turn of the event loop.
    void buildOtherPages();
    /// Files dropped on a new page are the window's.
    void adoptPage(QWidget* page);
    void connectSession();
    void addShortcuts();
    /// A person goes to another page: what was said of the one before is over.
    void turnTo(Page page);
    void afterFirstFrame();
    /// Opens what a person chose, and shows the page it is looked at on.
    void openChosen(const QString& path);
    /// Says in the background what was dropped, or hangs over the window; of a job the last question is answered.
    void lookAt(Job& job, const QStringList& paths, std::function<void(const DroppedKinds&)> then);
    /// Takes files, else a picture that has none. False: there is neither.
    bool takeIn(const QMimeData& brought);
    void paste();
    void openDropped(const QStringList& paths, const DroppedKinds& kinds);
    QString whatADropDoes(const QStringList& paths, const DroppedKinds& kinds) const;
    /// Folders dropped on the predictions are asked about, not opened as data.
    bool asksAboutFolders() const;
    bool areAskedAbout(const DroppedKinds& kinds) const;
    void openFolder();
    void openList();
    void openRun();
    void showAbout();
    void showWeights(const QString& file, const ReadAs& known = {});
    void showHelp();
    void askBeforeClosing();
    void closeAfter(bool stopNow);
    void goOn();
    void rememberOpened(const QString& path, studio::ui::PathKind kind);
    void showTitle();
    void readSettings();
    void writeSettings();

    std::unique_ptr<Session> m_session;
    TopBar* m_topBar = nullptr;
    MessageBar* m_message = nullptr;
    QStackedWidget* m_pages = nullptr;
    std::map<Page, QWidget*> m_built;
    RunBar* m_runBar = nullptr;
    DataPage* m_dataPage = nullptr;
    DropVeil* m_veil = nullptr;
    Job m_lookingAtDrag, m_lookingAtDrop;
    QShortcut* m_export = nullptr;
    QMessageBox* m_closeQuestion = nullptr;
    QString m_startPath;
    QString m_toShow;  ///< chosen, and not opened yet
    bool m_painted = false;
    bool m_closeAfterRun = false;
    bool m_keepMessage = false;  ///< the message is about what is being opened
};

}  // namespace studio::ui
