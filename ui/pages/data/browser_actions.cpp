// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/base/desktop.h"
#include "ui/models/picture_model.h"
#include "ui/pages/data/browser.h"
#include "ui/pages/leave_out_action.h"
#include "ui/session.h"
#include "ui/theme/icon.h"
#include "ui/thumbnails/picture_grid.h"

#include <QApplication>
#include <QClipboard>
#include <QMenu>

/// What a person does with the chosen pictures: open, show in the folder, copy, leave out.
namespace studio::ui {

namespace {

/// Opening more at once would bury the desktop in windows.
constexpr int kMostOpened = 12;

}  // namespace

std::vector<std::string> Browser::chosenPaths() const {
    std::vector<std::string> paths;
    const QItemSelection chosen = m_grid->selectionModel()->selection();
    for (const QItemSelectionRange& range : chosen)
        for (int row = range.top(); row <= range.bottom(); ++row) paths.push_back(m_model->item(row)->path);
    return paths;
}

QStringList Browser::chosenFiles() const {
    QStringList files;
    for (const std::string& path : chosenPaths()) files << m_session.fileOf(path);
    files.removeDuplicates();  // pictures of one IDX file
    return files;
}

void Browser::showMenu(const QPoint& place) {
    const int chosen = m_grid->chosenCount();
    if (chosen == 0) return;
    const auto set = m_session.browsed();
    const bool inside = set && set->layout == Layout::Idx;  // no files of their own
    QMenu menu(this);
    menu.setToolTipsVisible(true);
    QAction* open =
        menu.addAction(icon("picture"), tr("Open in the picture viewer") + "\tReturn", this, &Browser::openChosen);
    open->setEnabled(!inside && chosen <= kMostOpened);
    if (inside) open->setToolTip(tr("The pictures lie inside an IDX file"));
    if (chosen > kMostOpened) open->setToolTip(tr("At most %1 at once").arg(kMostOpened));
    menu.addAction(icon("folder"), tr("Show in folder"), this, &Browser::showFolder);
    menu.addAction(tr("Copy path(s)", nullptr, chosen) + "\tCtrl+C", this, &Browser::copyPaths);
    menu.addSeparator();
    connect(addLeaveOutAction(menu, m_session, chosenPaths()), &QAction::triggered, this, &Browser::leaveOutChosen);
    menu.exec(m_grid->viewport()->mapToGlobal(place));
}

void Browser::openChosen() {
    const auto set = m_session.browsed();
    if (!set || set->layout == Layout::Idx || m_grid->chosenCount() > kMostOpened) return;
    for (const QString& file : chosenFiles())
        if (!openInViewer(file))
            return emit m_session.failed(
                [file] { return tr("The desktop has no program that opens \"%1\".").arg(file); }, {});
}

void Browser::showFolder() {
    const QStringList files = chosenFiles();
    if (files.isEmpty()) return;
    showInFolder(files.first(), this, [this, file = files.first()] {
        emit m_session.failed(
            [file] { return tr("The desktop has no program that shows the folder of \"%1\".").arg(file); }, {});
    });
}

void Browser::leaveOutChosen() {
    toggleLeftOut(m_session, chosenPaths());
}

void Browser::copyPaths() {
    QApplication::clipboard()->setText(chosenFiles().join('\n'));
}

}  // namespace studio::ui
