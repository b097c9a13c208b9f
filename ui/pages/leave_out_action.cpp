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

void toggleLeftOut(Session& session, const std::vector<std::string>& paths) {
    if (!paths.empty()) session.leaveOut(paths, !session.areLeftOut(paths));
}

QAction* addLeaveOutAction(QMenu& menu, const Session& session, const std::vector<std::string>& paths) {
    const QString text = session.areLeftOut(paths) ? QCoreApplication::translate("LeaveOut", "Take back into training")
                                                   : QCoreApplication::translate("LeaveOut", "Leave out of training");
    QAction* action = menu.addAction(icon("left-out"), text + "\tDel");
    action->setObjectName("leaveOut");
    const bool ours = std::ranges::any_of(paths, [&](const std::string& path) { return isOf(session, path); });
    action->setEnabled(ours && session.mayLeaveOut());
    action->setToolTip(ours ? session.whyLeftOutStays()
                            : QCoreApplication::translate("LeaveOut", "It is no picture of the open data set."));
    return action;
}

}  // namespace studio::ui
