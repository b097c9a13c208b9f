// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/base/desktop.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCall>
#include <QDBusPendingCallWatcher>
#include <QDesktopServices>
#include <QFileInfo>
#include <QUrl>

namespace studio::ui {
namespace {

constexpr char kService[] = "org.freedesktop.FileManager1";
constexpr int kPatienceMs = 10'000;  ///< a file manager may have to be started
constexpr char kPath[] = "/org/freedesktop/FileManager1";

void openFolderOf(const QString& file, const std::function<void()>& failed) {
    if (!QDesktopServices::openUrl(QUrl::fromLocalFile(QFileInfo(file).absolutePath()))) failed();
}

}  // namespace

bool hasSessionBus() {
    if (qEnvironmentVariableIsSet("DBUS_SESSION_BUS_ADDRESS")) return true;
    return QFileInfo::exists(qEnvironmentVariable("XDG_RUNTIME_DIR") + QStringLiteral("/bus"));
}

bool openInViewer(const QString& file) {
    return QDesktopServices::openUrl(QUrl::fromLocalFile(file));
}

void showInFolder(const QString& file, QObject* owner, const std::function<void()>& failed) {
    if (!hasSessionBus()) return openFolderOf(file, failed);
    showInFolder(file, QDBusConnection::sessionBus(), owner, failed);
}

void showInFolder(const QString& file, const QDBusConnection& line, QObject* owner,
                  const std::function<void()>& failed) {
    if (!line.isConnected()) return openFolderOf(file, failed);  // nothing would ever answer
    QDBusMessage wish = QDBusMessage::createMethodCall(QLatin1String(kService), QLatin1String(kPath),
                                                       QLatin1String(kService), QStringLiteral("ShowItems"));
    wish << QStringList{QUrl::fromLocalFile(file).toString(QUrl::FullyEncoded)} << QString();
    auto* answer = new QDBusPendingCallWatcher(line.asyncCall(wish, kPatienceMs), owner);
    QObject::connect(answer, &QDBusPendingCallWatcher::finished, owner, [file, failed](QDBusPendingCallWatcher* done) {
        if (done->isError()) openFolderOf(file, failed);
        done->deleteLater();
    });
}

}  // namespace studio::ui
