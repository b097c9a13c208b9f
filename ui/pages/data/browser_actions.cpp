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

Browser::Paths Browser::chosenPaths() const {
    Paths paths;
    const QItemSelection chosen = m_grid->selectionModel()->selection();
    for (const QItemSelectionRange& range : chosen)
        for (int row = range.top(); row <= range.bottom(); ++row) paths.push_back(m_model->item(row)->path);
    return paths;
}

QStringList Browser::filesOf(const Paths& paths) const {
    QStringList files;
    for (const std::string& path : paths) files << m_session.fileOf(path);
    files.removeDuplicates();  // pictures of one IDX file
    return files;
}

/// Whatever is chosen by the click, it does it to those that it was opened for.
void Browser::showMenu(const QPoint& place) {
    const Paths paths = chosenPaths();
    if (paths.empty()) return;
    const auto chosen = static_cast<int>(paths.size());
    const auto set = m_session.browsed();
    const bool inside = set && set->layout == Layout::Idx;  // no files of their own
    auto* menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("pictureMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setToolTipsVisible(true);
    QAction* open = menu->addAction(icon("picture"), tr("Open in the picture viewer") + "\tReturn", this,
                                    [this, paths] { openPictures(paths); });
    open->setEnabled(!inside && chosen <= kMostOpened);
    if (inside) open->setToolTip(tr("The pictures lie inside an IDX file"));
    if (chosen > kMostOpened) open->setToolTip(tr("At most %1 at once").arg(kMostOpened));
    menu->addAction(icon("folder"), tr("Show in folder"), this, [this, paths] { showFolder(paths); });
    menu->addAction(tr("Copy path(s)", nullptr, chosen) + "\tCtrl+C", this, [this, paths] { copyPaths(paths); });
    menu->addSeparator();
    connect(addLeaveOutAction(*menu, m_session, paths), &QAction::triggered, this,
            [this, paths] { toggleLeftOut(m_session, paths); });
    menu->popup(m_grid->viewport()->mapToGlobal(place));
}

void Browser::openPictures(const Paths& paths) {
    const auto set = m_session.browsed();
    if (!set || set->layout == Layout::Idx || std::ssize(paths) > kMostOpened) return;
    for (const QString& file : filesOf(paths))
        if (!openInViewer(file))
            return emit m_session.failed(
                [file] { return tr("The desktop has no program that opens \"%1\".").arg(file); }, {});
}

void Browser::showFolder(const Paths& paths) {
    const QStringList files = filesOf(paths);
    if (files.isEmpty()) return;
    showInFolder(files.first(), this, [this, file = files.first()] {
        emit m_session.failed(
            [file] { return tr("The desktop has no program that shows the folder of \"%1\".").arg(file); }, {});
    });
}

void Browser::copyPaths(const Paths& paths) {
    QApplication::clipboard()->setText(filesOf(paths).join('\n'));
}

}  // namespace studio::ui
