// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/files.h"
#include "ui/help/about_dialog.h"
#include "ui/help/help_dialog.h"
#include "ui/main_window.h"
#include "ui/models/recent.h"
#include "ui/pages/data_page.h"
#include "ui/pages/predictions/weights_dialog.h"
#include "ui/pages/runs_page.h"
#include "ui/run_bar.h"
#include "ui/session.h"
#include "ui/text/core_text.h"
#include "ui/text/run_text.h"
#include "ui/theme/icon.h"
#include "ui/theme/theme.h"

#include <QCloseEvent>
#include <QEventLoop>
#include <QFileDialog>
#include <QFileInfo>
#include <QMessageBox>
#include <QPushButton>
#include <QTimer>
#include <chrono>

/// The window's conversations: opening, remembering, help, closing.
namespace studio::ui {
namespace {

RecentKind recentKindOf(PathKind kind) {
    return kind == PathKind::Run          ? RecentKind::Run
           : kind == PathKind::Checkpoint ? RecentKind::Checkpoint
                                          : RecentKind::DataSet;
}

/// None of one that goes on elsewhere: how it ends is not known.
std::optional<RunStanding> standingOf(const Session& session) {
    if (session.underWay()) return std::nullopt;
    return session.lastEnd() ? ui::standingOf(session.state()) : RunStanding::Interrupted;
}

}  // namespace

void MainWindow::openFolder() {
    const QString folder = QFileDialog::getExistingDirectory(this, tr("Open a folder of pictures"));
    if (folder.isEmpty()) return;
    openChosen(folder);
}

void MainWindow::openList() {
    const QString lists = tr("Lists of pictures, path and class in a row") + QStringLiteral(" (*.csv *.tsv)");
    const QString idx = tr("IDX files") + QStringLiteral(" (*idx3-ubyte *idx3-ubyte.gz)");
    const QString file =
        QFileDialog::getOpenFileName(this, tr("Open a list of pictures"), {}, lists + QStringLiteral(";;") + idx);
    if (!file.isEmpty()) openChosen(file);
}

void MainWindow::openRun() {
    const QString start = QString::fromStdString(runsHome().string());
    const QString filter =
        tr("Checkpoint or run") + QStringLiteral(" (*.pth *.pt *.safetensors *.caffemodel run.json)");
    const QString file =
        QFileDialog::getOpenFileName(this, tr("Open a run (its run.json) or a checkpoint"), start, filter);
    if (file.isEmpty()) return;
    const QFileInfo info(file);
    openChosen(info.fileName() == QLatin1String("run.json") ? info.absolutePath() : file);
}

void MainWindow::rememberOpened(const QString& path, PathKind kind) {
    if (path == m_toShow) {
        m_toShow.clear();
        showPage(kind == PathKind::Run ? Page::Training : kind == PathKind::Data ? Page::Data : Page::Predictions);
    }
    if (kind == PathKind::Picture) return;
    RecentItem item{.path = path, .kind = recentKindOf(kind), .when = QDateTime::currentDateTime()};
    const auto prepared = m_session->prepared();
    if (item.kind == RecentKind::DataSet && prepared) {
        item.pictures = static_cast<qint64>(prepared->items.size());
        item.classes = static_cast<qint64>(prepared->classes.size());
        item.problems = static_cast<qint64>(prepared->problems.size());
    } else if (item.kind == RecentKind::Run) {
        item.bestEpoch = m_session->history().bestEpoch;
        item.bestTop1 = m_session->history().bestTop1;
        item.variant = m_session->settings().variant;
        item.inputSize = m_session->settings().inputSize;
        item.standing = standingOf(*m_session);
        item.epochs = m_session->history().epochs.empty() ? 0 : m_session->history().epochs.back().epoch;
    } else if (const auto file = m_session->fileFacts(); file && item.kind == RecentKind::Checkpoint) {
        item.bestEpoch = file->top1 ? file->epoch : 0;
        item.bestTop1 = file->top1.value_or(0);
        item.variant = file->variant;
        item.inputSize = file->inputSize;
    }
    rememberRecent(item);
    m_dataPage->refreshRecent();
}

void MainWindow::showWeights(const QString& file, const ReadAs& known) {
    auto* dialog = new WeightsDialog(*m_session, file, this, known);
    connect(dialog, &WeightsDialog::used, this, [this] { showPage(Page::Predictions); });
    connect(dialog, &WeightsDialog::startedFrom, this, [this] { showPage(Page::Training); });
    connect(dialog, &WeightsDialog::exportAsked, this, [this](const ExportSubject& subject) {
        showPage(Page::Runs);  // which says how it ended if the dialog is closed before
        qobject_cast<RunsPage*>(pageWidget(Page::Runs))->exportFile(subject);
    });
    dialog->open();
}

void MainWindow::showAbout() {
    (new AboutDialog(m_session->engineInfo(), this))->open();
}

void MainWindow::showHelp() {
    auto* help = findChild<HelpDialog*>();
    if (!help) help = new HelpDialog(this);
    help->show();
    help->raise();
    help->activateWindow();
}

void MainWindow::closeEvent(QCloseEvent* event) {
    if (!isLive(m_session->state())) {
        writeSettings();
        event->accept();
        return;
    }
    event->ignore();
    m_closeAfterRun = m_session->state() == RunState::Stopping;  // then nothing is left to choose
    if (!m_closeAfterRun) askBeforeClosing();
}

void MainWindow::askBeforeClosing() {
    if (m_closeQuestion) return;
    m_closeQuestion = new QMessageBox(QMessageBox::Question, tr("A run is under way"),
                                      tr("Close while the run is under way?"), QMessageBox::NoButton, this);
    m_closeQuestion->setObjectName("closeQuestion");
    m_closeQuestion->setIconPixmap(iconPixmap(QStringLiteral("warning"), Token::Warning, 32, devicePixelRatioF()));
    m_closeQuestion->setAttribute(Qt::WA_DeleteOnClose);
    m_closeQuestion->setInformativeText(tr("What was learned is kept either way, and the run can go on later."));
    const bool paused = m_session->state() == RunState::Paused;
    QPushButton* keep = m_closeQuestion->addButton(
        paused ? tr("Continue, close after the next checkpoint") : tr("Close after the next checkpoint"),
        QMessageBox::AcceptRole);
    keep->setObjectName("closeAfterCheckpoint");
    connect(keep, &QPushButton::clicked, this, [this] { closeAfter(false); });
    QPushButton* now = m_closeQuestion->addButton(tr("Stop now and close"), QMessageBox::DestructiveRole);
    QPushButton* cancel =
        m_closeQuestion->addButton(paused ? tr("Leave it paused") : tr("Go on training"), QMessageBox::RejectRole);
    now->setObjectName("stopAndClose");
    cancel->setObjectName("goOn");
    m_closeQuestion->setDefaultButton(cancel);
    m_closeQuestion->setEscapeButton(cancel);
    connect(now, &QPushButton::clicked, this, [this] { closeAfter(true); });
    connect(m_closeQuestion, &QMessageBox::rejected, this, &MainWindow::goOn);
    connect(m_closeQuestion, &QObject::destroyed, this, [this] { m_closeQuestion = nullptr; });
    m_closeQuestion->open();
}

void MainWindow::closeAfter(bool stopNow) {
    m_closeAfterRun = true;
    if (stopNow) return m_session->stop();
    m_runBar->setClosing(true);
    m_session->stopAfterCheckpoint();
}

void MainWindow::leave() {
    if (m_closeQuestion) m_closeQuestion->close();
    if (isLive(m_session->state())) return closeAfter(/*stopNow=*/true);
    close();
}

void MainWindow::stopForLogout() {
    constexpr auto kMost = std::chrono::seconds(5);  // a run stops within three
    if (m_closeQuestion) m_closeQuestion->close();
    writeSettings();
    QEventLoop wait;
    connect(m_session.get(), &Session::stateChanged, &wait, [&] {
        if (!isLive(m_session->state())) wait.quit();
    });
    QTimer::singleShot(kMost, &wait, &QEventLoop::quit);
    m_session->stop();
    if (isLive(m_session->state())) wait.exec(QEventLoop::ExcludeUserInputEvents);
}

/// Also takes back an earlier "close after the next checkpoint".
void MainWindow::goOn() {
    m_closeAfterRun = false;
    m_runBar->setClosing(false);
    m_session->stopAfterCheckpoint(false);
}

}  // namespace studio::ui
