// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main_window.h"
#include "ui/session.h"
#include "ui/session_parts/path_kind.h"
#include "ui/widgets/drop_veil.h"
#include "ui/widgets/message_bar.h"

#include <QDir>
#include <QDragEnterEvent>
#include <QFile>
#include <QFileInfo>
#include <QMimeData>
#include <algorithm>

/// What is dropped on the window, anywhere.
namespace studio::ui {
namespace {

QStringList droppedPaths(const QMimeData* data) {
    QStringList paths;
    for (const QUrl& url : data->urls())
        if (url.isLocalFile()) paths << url.toLocalFile();
    return paths;
}

/// A path that can't be looked at is taken for data; opening it says what is wrong.
PathKind kindOfPath(const QString& path) {
    try {
        return kindOf(QFile::encodeName(path).toStdString());
    } catch (const studio::Error&) {
        return PathKind::Data;
    }
}

bool onlyPictures(const QStringList& paths) {
    return std::all_of(paths.begin(), paths.end(),
                       [](const QString& path) { return kindOfPath(path) == PathKind::Picture; });
}

/// The file stays where it is, whatever the file manager proposes.
void take(QDropEvent* event) {
    event->setDropAction(Qt::CopyAction);
    event->accept();
}

}  // namespace

QString MainWindow::whatADropDoes(const QStringList& paths) const {
    if (onlyPictures(paths)) {
        if (!m_session->hasWeights(m_session->weightsSource()))
            return tr("There are no weights to predict with yet. Train first, or open a run or checkpoint.");
        return tr("Drop to ask the network about %Ln picture(s)", nullptr, static_cast<int>(paths.size()));
    }
    const QString name = QFileInfo(paths.first()).fileName();
    const PathKind kind = kindOfPath(paths.first());
    if (kind == PathKind::Checkpoint) return tr("Drop to open the checkpoint \"%1\"").arg(name);
    if (!m_session->actions().changeData) return Session::whyDataStays();
    if (kind == PathKind::Run) return tr("Drop to open the run \"%1\"").arg(name);
    return tr("Drop to open the pictures in \"%1\"").arg(name);
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event) {
    const QStringList paths = droppedPaths(event->mimeData());
    if (paths.isEmpty()) return;
    take(event);
    m_veil->showOver(centralWidget()->geometry(), whatADropDoes(paths));
}

void MainWindow::dragLeaveEvent(QDragLeaveEvent*) {
    m_veil->hide();
}

void MainWindow::dropEvent(QDropEvent* event) {
    m_veil->hide();
    const QStringList paths = droppedPaths(event->mimeData());
    if (paths.isEmpty()) return;
    take(event);
    openDropped(paths);
}

void MainWindow::openDropped(const QStringList& paths) {
    if (paths.size() == 1) return openChosen(paths.first());
    if (onlyPictures(paths)) {
        if (m_session->hasWeights(m_session->weightsSource())) showPage(Page::Predictions);
        return m_session->predictFiles(paths);
    }
    const auto sentence = [count = static_cast<int>(paths.size()), first = QFileInfo(paths.first()).fileName()] {
        return tr("Of %Ln thing(s) dropped, only \"%1\" was opened: one data set or run at a time.", nullptr, count)
            .arg(first);
    };
    m_message->showMessage(sentence, paths.join('\n'));
    m_keepMessage = kindOfPath(paths.first()) != PathKind::Checkpoint;
    openChosen(paths.first());
}

void MainWindow::openChosen(const QString& path) {
    m_toShow = QDir::cleanPath(QFileInfo(path).absoluteFilePath());
    m_session->openPath(m_toShow);
}

}  // namespace studio::ui
