// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <functional>

class QDBusConnection;
class QObject;

/// What the desktop does for us.
namespace studio::ui {

/// Whether there is a session bus: asking for one that is not there would start it.
bool hasSessionBus();

/// False when the desktop has no program for it (or there is no desktop).
bool openInViewer(const QString& file);

/// Opens the folder the file lies in, with the file chosen where the file manager can do that
/// (org.freedesktop.FileManager1). `failed` is called when nothing can show it, unless `owner` has gone by then.
void showInFolder(const QString& file, QObject* owner, const std::function<void()>& failed);
/// Over another line than the session's.
void showInFolder(const QString& file, const QDBusConnection& line, QObject* owner,
                  const std::function<void()>& failed);

}  // namespace studio::ui
