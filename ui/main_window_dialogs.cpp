// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/files.h"
#include "core/data/decode.h"
#include "core/runs/run_folder.h"
#include "ui/main_window.h"
#include "ui/models/recent.h"
#include "ui/pages/data_page.h"
#include "ui/run_bar.h"
#include "ui/session.h"
#include "ui/text/core_text.h"
#include "ui/text/format.h"
#include "ui/theme/icon.h"

#include <QCloseEvent>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QMessageBox>
#include <QMimeData>
#include <QPushButton>
#include <algorithm>

/// The window's conversations: opening, dropping, remembering, closing.
namespace studio::ui {
namespace {

constexpr const char* kCheckpointEndings = ".pth .pt";

QStringList droppedPaths(const QMimeData* data) {
    QStringList paths;
    for (const QUrl& url : data->urls())
        if (url.isLocalFile()) paths << url.toLocalFile();
    return paths;
}

bool isPicture(const QString& path) {
    return QFileInfo(path).isFile() && hasPictureEnding(QFileInfo(path).fileName().toStdString());
}

RecentKind recentKindOf(const QString& path) {
    const QFileInfo info(path);
    if (info.isFile() && QLatin1String(kCheckpointEndings).contains('.' + info.suffix().toLower()))
        return RecentKind::Checkpoint;
    return isRunFolder(path.toStdString()) ? RecentKind::Run : RecentKind::DataSet;
}

}  // namespace

void MainWindow::openChosen(const QString& path) {
    m_toShow = QFileInfo(path).absoluteFilePath();
    if (isPicture(path) && m_session->hasWeights(m_session->weightsSource())) showPage(Page::Predictions);
    m_session->openPath(path);
}

void MainWindow::openFolder() {
    const QString folder = QFileDialog::getExistingDirectory(this, tr("Open a folder of pictures"));
    if (folder.isEmpty()) return;
    openChosen(folder);
}

void MainWindow::openRun() {
    const QString start = QString::fromStdString(runsHome().string());
    const QString filter = tr("Checkpoint or run") + QStringLiteral(" (*.pth *.pt run.json)");
    const QString file =
        QFileDialog::getOpenFileName(this, tr("Open a run (its run.json) or a checkpoint"), start, filter);
    if (file.isEmpty()) return;
    const QFileInfo info(file);
    openChosen(info.fileName() == QLatin1String("run.json") ? info.absolutePath() : file);
}

void MainWindow::rememberOpened(const QString& path) {
    RecentItem item{.path = path, .kind = recentKindOf(path), .note = {}, .when = QDateTime::currentDateTime()};
    if (path == m_toShow) {
        m_toShow.clear();
        showPage(item.kind == RecentKind::Run          ? Page::Training
                 : item.kind == RecentKind::Checkpoint ? Page::Predictions
                                                       : Page::Data);
    }
    const TrainingHistory& history = m_session->history();
    if (item.kind == RecentKind::DataSet && m_session->prepared()) {
        const auto prepared = m_session->prepared();
        item.note = tr("%Ln picture(s)", nullptr, static_cast<int>(prepared->items.size())) + ", " +
                    tr("%Ln class(es)", nullptr, static_cast<int>(prepared->classes.size()));
        if (!prepared->problems.empty())
            item.note += ", " + tr("%Ln problem(s)", nullptr, static_cast<int>(prepared->problems.size()));
    } else if (item.kind == RecentKind::Run && history.bestEpoch > 0) {
        item.note = tr("best %1 at epoch %2").arg(percentText(history.bestTop1)).arg(history.bestEpoch);
    }
    rememberRecent(item);
    m_dataPage->refreshRecent();
}

void MainWindow::showAbout() {
    QStringList lines{tr("Version %1").arg(QStringLiteral(STUDIO_VERSION)),
                      tr("Trains GoogLeNet on your own pictures, on this machine, and shows what happens inside.")};
    QString parts = QStringLiteral("Qt %1").arg(QString::fromLatin1(qVersion()));
    if (const EngineInfo* engine = m_session->engineInfo())
        parts += QStringLiteral(", LibTorch %1").arg(fromUtf8(engine->torchVersion));
    lines << parts + QStringLiteral(
                         ", QCustomPlot, OpenCV, libjpeg-turbo, libpng, giflib, zlib, nlohmann-json, CLI11, spdlog");
    lines << tr("Free software under the GNU General Public License, version 3 or later; without any warranty.");
    auto* box = new QMessageBox(this);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setObjectName("aboutBox");
    box->setWindowTitle(tr("About Inception Studio"));
    box->setIconPixmap(icon("inception-studio").pixmap(QSize(60, 48), devicePixelRatioF()));
    box->setText(QStringLiteral("<b>Inception Studio</b>"));
    box->setInformativeText(lines.join(QStringLiteral("<p>")));
    box->open();
}

void MainWindow::closeEvent(QCloseEvent* event) {
    if (!isLive(m_session->state())) {
        writeSettings();
        event->accept();
        return;
    }
    event->ignore();
    askBeforeClosing();
}

void MainWindow::askBeforeClosing() {
    if (m_closeQuestion) return;
    m_closeQuestion = new QMessageBox(QMessageBox::Question, tr("A training is running"),
                                      tr("Close while the training is running?"), QMessageBox::NoButton, this);
    m_closeQuestion->setObjectName("closeQuestion");
    m_closeQuestion->setAttribute(Qt::WA_DeleteOnClose);
    m_closeQuestion->setInformativeText(tr("What was learned is kept either way, and the run can go on later."));
    QPushButton* keep = m_closeQuestion->addButton(tr("Close after the next checkpoint"), QMessageBox::AcceptRole);
    QPushButton* now = m_closeQuestion->addButton(tr("Stop now and close"), QMessageBox::DestructiveRole);
    QPushButton* cancel = m_closeQuestion->addButton(tr("Go on training"), QMessageBox::RejectRole);
    keep->setObjectName("closeAfterCheckpoint");
    now->setObjectName("stopAndClose");
    cancel->setObjectName("goOn");
    m_closeQuestion->setDefaultButton(cancel);
    m_closeQuestion->setEscapeButton(cancel);
    connect(keep, &QPushButton::clicked, this, [this] {
        m_closeAfterRun = true;
        m_runBar->setClosing(true);
        m_session->stopAfterCheckpoint();
    });
    connect(now, &QPushButton::clicked, this, [this] {
        m_closeAfterRun = true;
        m_session->stop();
    });
    connect(m_closeQuestion, &QObject::destroyed, this, [this] { m_closeQuestion = nullptr; });
    m_closeQuestion->open();
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event) {
    if (!droppedPaths(event->mimeData()).isEmpty()) event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent* event) {
    const QStringList paths = droppedPaths(event->mimeData());
    if (paths.isEmpty()) return;
    event->acceptProposedAction();
    const bool onlyPictures = std::all_of(paths.begin(), paths.end(), isPicture);
    if (paths.size() == 1 || !onlyPictures) return openChosen(paths.first());
    if (m_session->hasWeights(m_session->weightsSource())) showPage(Page::Predictions);
    m_session->predictFiles(paths);
}

}  // namespace studio::ui
