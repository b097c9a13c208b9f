// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/start/first_start.h"

#include "ui/pages/start/door_art.h"
#include "ui/pages/start/interrupted_runs.h"
#include "ui/pages/start/recent_row.h"
#include "ui/text/format.h"
#include "ui/theme/icon.h"
#include "ui/theme/theme.h"
#include "ui/widgets/layout.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>
#include <map>
#include <utility>

namespace studio::ui {
namespace {

constexpr int kWidth = 944;

}  // namespace

FirstStart::FirstStart(QWidget* parent) : QScrollArea(parent) {
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    auto* page = new QWidget(this);
    auto* outer = new QHBoxLayout(page);
    auto* centre = new QWidget(page);
    centre->setMaximumWidth(kWidth);
    outer->addStretch(1);
    outer->addWidget(centre, 100);
    outer->addStretch(1);
    auto* column = new QVBoxLayout(centre);
    column->setContentsMargins(0, 30, 0, 24);
    column->setSpacing(8);
    m_hero = makeTextLabel(centre, "hero");
    m_under = makeTextLabel(centre, "muted");
    column->addWidget(m_hero);
    column->addWidget(m_under);
    column->addSpacing(16);
    m_doors = new QHBoxLayout;
    m_doors->setSpacing(16);
    column->addLayout(m_doors);
    m_sample = buildDoor(Door::Sample, "play", "sampleButton", {});
    m_folder = buildDoor(Door::Folder, "folder", "openFolderButton", QStringLiteral("Ctrl+O"));
    m_run = buildDoor(Door::Run, "open-run", "openRunButton", QStringLiteral("Ctrl+Shift+O"));
    setRole(m_sample.button, "primary");
    m_sample.button->setIcon(icon("play", Token::OnAccent));
    connect(m_sample.button, &QPushButton::clicked, this, &FirstStart::sampleAsked);
    connect(m_folder.button, &QPushButton::clicked, this, &FirstStart::openFolderAsked);
    connect(m_run.button, &QPushButton::clicked, this, &FirstStart::openRunAsked);
    m_interrupted = new InterruptedRuns(centre);
    column->addWidget(m_interrupted);
    connect(m_interrupted, &InterruptedRuns::goOnAsked, this, &FirstStart::goOnAsked);
    connect(m_interrupted, &InterruptedRuns::lookAsked, this, &FirstStart::pathChosen);
    buildRecent(column);
    column->addStretch(1);  // takes all the room of a tall window; the doors stay as they are
    setWidget(page);
    retranslate();
}

FirstStart::DoorWidgets FirstStart::buildDoor(Door door, const char* iconName, const char* buttonName,
                                              const QString& keys) {
    auto* card = new QFrame(this);
    setRole(card, "card");
    auto* column = new QVBoxLayout(card);
    column->setContentsMargins(16, 16, 16, 16);
    column->setSpacing(8);
    DoorWidgets widgets;
    column->addWidget(new DoorArt(door, card));
    column->addSpacing(4);
    widgets.title = makeLabel(card, "title");
    widgets.text = makeTextLabel(card, "muted");
    widgets.text->setMinimumHeight(widgets.text->fontMetrics().lineSpacing() * 3 + 4);
    widgets.button = new QPushButton(icon(iconName), {}, card);
    widgets.button->setObjectName(QLatin1String(buttonName));
    widgets.button->setProperty("size", "run");
    column->addWidget(widgets.title);
    column->addWidget(widgets.text, 1);
    auto* row = new QHBoxLayout;
    row->addWidget(widgets.button);
    if (door == Door::Folder) {
        m_list = makeToolButton(card, "flat");
        m_list->setObjectName(QStringLiteral("openListButton"));
        row->addWidget(m_list);
        connect(m_list, &QToolButton::clicked, this, &FirstStart::openListAsked);
    }
    row->addStretch();
    QLabel* shortcut = makeLabel(card, "caption");
    shortcut->setText(keys);
    row->addWidget(shortcut);
    column->addLayout(row);
    m_doors->addWidget(card, 1);
    return widgets;
}

void FirstStart::buildRecent(QVBoxLayout* column) {
    m_recentBox = new QWidget(this);
    auto* inside = new QVBoxLayout(m_recentBox);
    inside->setContentsMargins(0, 32, 0, 0);
    inside->setSpacing(8);
    auto* head = new QHBoxLayout;
    m_recentTitle = makeLabel(m_recentBox, "title");
    m_clear = makeToolButton(m_recentBox, "flat");
    m_clear->setObjectName(QStringLiteral("clearRecent"));
    head->addWidget(m_recentTitle, 1);
    head->addWidget(m_clear);
    inside->addLayout(head);
    m_recentRows = makeCardOfRows(*inside, m_recentBox);
    column->addWidget(m_recentBox);
    connect(m_clear, &QToolButton::clicked, this, &FirstStart::clearOrUndo);
}

void FirstStart::clearOrUndo() {
    if (m_cleared.isEmpty()) {
        m_cleared = recentItems();
        forgetRecent();
    } else {
        restoreRecent(std::exchange(m_cleared, {}));
    }
    refreshRecent();
}

void FirstStart::refreshRecent() {
    removeAll(*m_recentRows);
    const QList<RecentItem> items = recentItems();
    if (!items.isEmpty()) m_cleared.clear();
    const bool cleared = !m_cleared.isEmpty();
    m_recentBox->setVisible(cleared || !items.isEmpty());
    m_recentRows->parentWidget()->setVisible(!cleared);
    m_recentTitle->setText(cleared ? tr("The list was cleared") : tr("Recent"));
    m_clear->setText(cleared ? tr("Undo") : tr("Clear list"));
    m_clear->setToolTip(cleared ? tr("Brings the list back")
                                : tr("Forgets what was opened; nothing on disk is changed"));
    constexpr int kShown = 5;
    for (const RecentItem& item : items.mid(0, kShown)) {
        auto* row = new RecentRow(item, m_recentBox);
        connect(row, &RecentRow::chosen, this, &FirstStart::pathChosen);
        addRow(*m_recentRows, row);
    }
    findMissing();
}

/// A disk or network that is gone answers late: not on this thread.
void FirstStart::findMissing() {
    m_looking.start(
        [this, items = recentItems()](std::stop_token stop, const Job::Post&) -> Job::Deliver {
            std::map<QString, Missing> missing;
            for (const RecentItem& item : items)
                if (!stop.stop_requested()) missing[item.path] = missingWhy(item.path);
            return [this, missing] {
                for (RecentRow* row : m_recentBox->findChildren<RecentRow*>())
                    if (const auto found = missing.find(row->item().path); found != missing.end())
                        row->setMissing(found->second);
            };
        },
        {});
}

void FirstStart::retranslate() {
    m_hero->setText(tr("Train a GoogLeNet on your own pictures, and see inside it."));
    setAccessibleName(m_hero->text());
    m_under->setText(
        tr("Everything stays on this machine. A folder or file can also be dropped anywhere on the window."));
    m_sample.title->setText(tr("Try the sample"));
    m_sample.text->setText(
        tr("About 600 pictures, drawn by the program in very different sizes. Two clicks to moving curves."));
    m_sample.button->setText(besideIcon(tr("Try the sample")));
    m_folder.title->setText(tr("Open a folder of pictures"));
    m_folder.text->setText(
        tr("One folder per class, or train and val folders, or a CSV list. Nothing in it is changed."));
    m_folder.button->setText(besideIcon(tr("Open folder…")));
    m_list->setText(tr("List…"));
    m_list->setToolTip(tr("Open a CSV list of pictures and classes, or IDX files"));
    m_list->setAccessibleName(tr("Open a list of pictures"));
    m_run.title->setText(tr("Open a run or checkpoint"));
    m_run.text->setText(tr("Look at its curves, predict with it, export it, or go on training where it stopped."));
    m_run.button->setText(besideIcon(tr("Open run…")));
    refreshRecent();
}

/// Whatever else is shown, nobody need look through the runs.
void FirstStart::showEvent(QShowEvent* event) {
    m_interrupted->refresh();
    QScrollArea::showEvent(event);
}

void FirstStart::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) retranslate();
    QScrollArea::changeEvent(event);
}

}  // namespace studio::ui
