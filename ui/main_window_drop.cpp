// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/base/kept_picture.h"
#include "ui/main_window.h"
#include "ui/session.h"
#include "ui/widgets/drop_veil.h"
#include "ui/widgets/message_bar.h"

#include <QClipboard>
#include <QDir>
#include <QDragEnterEvent>
#include <QFile>
#include <QFileInfo>
#include <QGuiApplication>
#include <QImage>
#include <QImageReader>
#include <QMimeData>
#include <QRegularExpression>
#include <algorithm>
#include <filesystem>
#include <functional>
#include <utility>
#include <vector>

/// What is dropped on the window, anywhere, or pasted.
namespace studio::ui {
namespace {

constexpr DroppedKinds kPicture{.first = PathKind::Picture, .pictures = true};

QStringList pathsIn(const QMimeData& data) {
    QStringList paths;
    for (const QUrl& url : data.urls())
        if (url.isLocalFile()) paths << url.toLocalFile();
    return paths;
}

/// Of a picture that comes without a file; empty: there is none, or this program has it decoded.
QString pictureFormatIn(const QMimeData& data) {
    const QStringList formats = data.formats().filter(QRegularExpression(QStringLiteral("^image/")));
    const QByteArrayList known = QImageReader::supportedMimeTypes();
    const auto readable =
        std::ranges::find_if(formats, [&](const QString& format) { return known.contains(format.toLatin1()); });
    return readable != formats.end() ? *readable : formats.value(0);
}

bool bringsPicture(const QMimeData& data) {
    return data.hasImage() || !pictureFormatIn(data).isEmpty();
}

/// Decodes it, which is for a thread: it may be a photograph.
std::function<QImage()> pictureIn(const QMimeData& data) {
    const QString format = pictureFormatIn(data);
    if (format.isEmpty()) return [picture = qvariant_cast<QImage>(data.imageData())] { return picture; };
    return [bytes = data.data(format)] { return QImage::fromData(bytes); };
}

/// The file stays where it is, whatever the file manager proposes.
void take(QDropEvent* event) {
    event->setDropAction(Qt::CopyAction);
    event->accept();
}

QString unreadablePicture() {
    return MainWindow::tr("The picture that was pasted or dropped could not be read. Save it as a file and open that.");
}

}  // namespace

void MainWindow::lookAt(Job& job, const QStringList& paths, std::function<void(const DroppedKinds&)> then) {
    std::vector<std::filesystem::path> files;
    for (const QString& path : paths) files.emplace_back(QFile::encodeName(path).toStdString());
    job.start(
        [files = std::move(files), then = std::move(then)](std::stop_token, const Job::Post&) -> Job::Deliver {
            return [then, kinds = kindsOf(files)] { then(kinds); };
        },
        [this](const studio::Error& error) { m_session->fail(error); });
}

bool MainWindow::asksAboutFolders() const {
    return page() == Page::Predictions && m_session->hasWeights(m_session->weightsSource());
}

bool MainWindow::areAskedAbout(const DroppedKinds& kinds) const {
    return kinds.pictures || (kinds.picturesAndFolders && asksAboutFolders());
}

QString MainWindow::whatADropDoes(const QStringList& paths, const DroppedKinds& kinds) const {
    const QString name = QDir(paths.first()).dirName();
    if (areAskedAbout(kinds)) {
        if (!m_session->hasWeights(m_session->weightsSource()))
            return tr("There are no weights to predict with yet. Train first, or open a run or checkpoint.");
        if (!kinds.pictures) return tr("Drop to ask the network about the pictures in \"%1\"").arg(name);
        return tr("Drop to ask the network about %Ln picture(s)", nullptr, static_cast<int>(paths.size()));
    }
    if (kinds.first == PathKind::Checkpoint) return tr("Drop to open the checkpoint \"%1\"").arg(name);
    if (!m_session->actions().changeData) return Session::whyDataStays();
    if (kinds.first == PathKind::Run) return tr("Drop to open the run \"%1\"").arg(name);
    return tr("Drop to open the pictures in \"%1\"").arg(name);
}

/// What it would do takes a look at the disk, which may answer late.
void MainWindow::dragEnterEvent(QDragEnterEvent* event) {
    const QStringList paths = pathsIn(*event->mimeData());
    if (paths.isEmpty() && !bringsPicture(*event->mimeData())) return;
    take(event);
    const auto say = [this](const QString& text) { m_veil->showOver(centralWidget()->geometry(), text); };
    if (paths.isEmpty()) return say(whatADropDoes({QString()}, kPicture));
    say(tr("Drop to open \"%1\"").arg(QDir(paths.first()).dirName()));
    lookAt(m_lookingAtDrag, paths, [this, paths, say](const DroppedKinds& kinds) { say(whatADropDoes(paths, kinds)); });
}

void MainWindow::dragLeaveEvent(QDragLeaveEvent*) {
    m_lookingAtDrag.cancel();
    m_veil->hide();
}

void MainWindow::dropEvent(QDropEvent* event) {
    m_lookingAtDrag.cancel();
    m_veil->hide();
    if (takeIn(*event->mimeData())) take(event);
}

bool MainWindow::takeIn(const QMimeData& brought) {
    const QStringList paths = pathsIn(brought);
    if (paths.isEmpty() && !bringsPicture(brought)) return false;
    if (paths.isEmpty()) {  // out of a browser, or cut out of a screen
        m_lookingAtDrop.start(
            [this, decode = pictureIn(brought)](std::stop_token, const Job::Post&) -> Job::Deliver {
                const QImage picture = decode();
                if (picture.isNull()) return [this] { m_message->showNotice(&unreadablePicture); };
                const QString file = QFile::decodeName(keepPicture(picture).c_str());
                return [this, file] { openDropped({file}, kPicture); };
            },
            [this](const studio::Error& error) { m_session->fail(error); });
    } else if (paths.size() == 1 && !asksAboutFolders()) {
        openChosen(paths.first());  // the session's to look at, which says so, unless it may be a folder to ask about
    } else {
        lookAt(m_lookingAtDrop, paths, [this, paths](const DroppedKinds& kinds) { openDropped(paths, kinds); });
    }
    return true;
}

void MainWindow::paste() {
    const QMimeData* copied = QGuiApplication::clipboard()->mimeData();
    if (copied && takeIn(*copied)) return;
    m_message->showNotice([] {
        return tr(
            "The clipboard holds neither a picture nor files. Copy a picture, or files in the file manager, and "
            "paste again.");
    });
}

void MainWindow::openDropped(const QStringList& paths, const DroppedKinds& kinds) {
    if (areAskedAbout(kinds)) {
        if (m_session->hasWeights(m_session->weightsSource())) showPage(Page::Predictions);
        return m_session->predictFiles(paths);
    }
    if (paths.size() > 1) {
        const auto sentence = [count = static_cast<int>(paths.size()), first = QDir(paths.first()).dirName()] {
            return tr("Of %Ln thing(s) dropped, only \"%1\" was opened: one data set or run at a time.", nullptr, count)
                .arg(first);
        };
        m_message->showMessage(sentence, paths.join('\n'));
        m_keepMessage = kinds.first != PathKind::Checkpoint;
    }
    openChosen(paths.first());
}

void MainWindow::openChosen(const QString& path) {
    m_toShow = QDir::cleanPath(QFileInfo(path).absoluteFilePath());
    m_session->openPath(m_toShow);
}

}  // namespace studio::ui
