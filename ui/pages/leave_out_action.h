// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <string>
#include <vector>

class QAction;
class QMenu;

namespace studio::ui {

class Session;

/// The picture is one of the open data set.
bool isOf(const Session& session, const std::string& path);
/// Why these can't be left out of the open data set, or taken back, now; empty: they can.
QString whyNotLeftOut(const Session& session, const std::vector<std::string>& paths);
/// Leaves the pictures out of training, or takes them back in when all of them are out.
void toggleLeftOut(Session& session, const std::vector<std::string>& paths);
/// That, as a line of a menu; while it may not be done, the tooltip says why. The caller connects it.
QAction* addLeaveOutAction(QMenu& menu, const Session& session, const std::vector<std::string>& paths);

}  // namespace studio::ui
