// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/leave_out_action.h"

#include "ui/session.h"
#include "ui/theme/icon.h"

#include <QCoreApplication>
#include <QMenu>
#include <algorithm>

namespace studio::ui {

bool isOf(const Session& session, const std::string& path) {
    return session.dataSet() && !ofSet({path}, *session.dataSet()).empty();
}

QString whyNotLeftOut(const Session& session, const std::vector<std::string>& paths) {
    const bool ours = std::ranges::any_of(paths, [&](const std::string& path) { return isOf(session, path); });
    return ours ? session.whyLeftOutStays()
                : QCoreApplication::translate("LeaveOut", "It is no picture of the open data set.");
}

void toggleLeftOut(Session& session, const std::vector<std::string>& paths) {
    if (!paths.empty()) session.leaveOut(paths, !session.areLeftOut(paths));
}

QAction* addLeaveOutAction(QMenu& menu, const Session& session, const std::vector<std::string>& paths) {
    const QString text = session.areLeftOut(paths) ? QCoreApplication::translate("LeaveOut", "Take back into training")
                                                   : QCoreApplication::translate("LeaveOut", "Leave out of training");
    QAction* action = menu.addAction(icon("left-out"), text + "\tDel");
    action->setObjectName("leaveOut");
    const QString why = whyNotLeftOut(session, paths);
    action->setEnabled(why.isEmpty());
    action->setToolTip(why);
    return action;
}

}  // namespace studio::ui
