// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/data/browser.h"

#include "ui/base/app_settings.h"
#include "ui/models/picture_model.h"
#include "ui/pages/data/browser_tools.h"
#include "ui/pages/data/notice.h"
#include "ui/pages/leave_out_action.h"
#include "ui/session.h"
#include "ui/text/format.h"
#include "ui/theme/theme.h"
#include "ui/thumbnails/picture_grid.h"
#include "ui/widgets/filter_chip.h"
#include "ui/widgets/layout.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>

namespace studio::ui {
namespace {

/// More chosen than this are not chosen again after the rows changed: nobody picked them one by one.
constexpr int kMostKept = 2000;

}  // namespace

Browser::Browser(Session& session, QWidget* parent) : QWidget(parent), m_session(session) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_model = new PictureModel(this);
    m_tools = new BrowserTools(this);
    m_grid = new PictureGrid(session, m_model, this);
    m_empty = makeTextLabel(this, "muted", "gridEmpty");
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setMargin(32);
    m_onlyRow = new QWidget(this);
    auto* only = new QHBoxLayout(m_onlyRow);
    only->setContentsMargins(16, 8, 16, 0);
    only->addStretch();
    m_onlyRow->hide();
    column->addWidget(m_tools);
    column->addWidget(m_onlyRow);
    column->addWidget(new Notice(session, this));
    auto* around = new QHBoxLayout;
    around->setContentsMargins(13, 13, 2, 0);
    around->addWidget(m_grid);
    column->addLayout(around, 1);
    column->addWidget(m_empty, 1);
    column->addWidget(buildFooter());
    connectSession();
    m_grid->setZoom(appSettings().value(QStringLiteral("data/zoom"), PictureGrid::kUsual).toInt());
    m_tools->setZoom(m_grid->zoom());
    retranslate();
}

QWidget* Browser::buildFooter() {
    auto* footer = new QFrame(this);
    setRole(footer, "footer");
    auto* row = new QHBoxLayout(footer);
    row->setContentsMargins(16, 4, 16, 4);
    m_count = makeLabel(footer, "caption", "shownCount");
    m_chosen = makeLabel(footer, "captionStrong", "chosenCount");
    row->addWidget(m_count);
    row->addWidget(m_chosen);
    row->addStretch();
    return footer;
}

void Browser::connectSession() {
    for (const auto signal : {&Session::dataSetChanged, &Session::browsedChanged, &Session::preparedChanged})
        connect(&m_session, signal, this, &Browser::showPictures);
    connect(&m_session, &Session::chosenChanged, this, &Browser::followChosen);
    connect(&m_session, &Session::historyChanged, this, &Browser::dropOtherRuns);
    connect(m_grid->selectionModel(), &QItemSelectionModel::currentChanged, this, &Browser::chooseCurrent);
    connect(m_grid->selectionModel(), &QItemSelectionModel::selectionChanged, this, &Browser::updateFooter);
    connect(m_grid, &PictureGrid::zoomChanged, this, [this](int width) {
        m_tools->setZoom(width);
        appSettings().setValue(QStringLiteral("data/zoom"), width);
    });
    connect(m_tools, &BrowserTools::zoomAsked, m_grid, &PictureGrid::setZoom);
    connect(m_tools, &BrowserTools::changed, this, &Browser::applyFilter);
    connect(m_tools, &BrowserTools::searchEnded, m_grid, QOverload<>::of(&QWidget::setFocus));
    connect(m_grid, &PictureGrid::openAsked, this, [this] { openPictures(chosenPaths()); });
    connect(m_grid, &PictureGrid::copyAsked, this, [this] { copyPaths(chosenPaths()); });
    connect(m_grid, &PictureGrid::leaveOutAsked, this, [this] { toggleLeftOut(m_session, chosenPaths()); });
    m_grid->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(m_grid, &QWidget::customContextMenuRequested, this, &Browser::showMenu);
}

void Browser::showPictures() {
    if (m_only.paths && m_session.dataSet() != m_onlyOf) dropOnly();
    const bool kept = keepChoice(
        [this] {
            const auto leftOut = m_session.dataSet() ? m_session.leftOut() : nullptr;
            m_model->setPictures({m_session.browsed(), m_session.report(), m_session.prepared(), leftOut});
        },
        true);
    m_tools->setKnown(m_model->checked(), m_model->splitKnown(), m_model->hasTest());
    applyFilter();
    // Among the first ones of a listing nothing is chosen by itself: it would be somewhere else in the whole.
    if (m_session.dataSet() && !kept && !m_grid->currentIndex().isValid() && m_model->rowCount() > 0)
        m_grid->setCurrentIndex(m_model->index(0));
}

void Browser::showOnly(const StepPictures& pictures) {
    m_tools->clearSearch();
    m_tools->setShown(PictureShow::Used);
    m_only = pictures;
    m_onlyOf = m_session.dataSet();
    m_onlyRun = m_session.history().start.run;
    showChip();
    applyFilter();
    if (m_model->rowCount() > 0) m_grid->setCurrentIndex(m_model->index(0));
    m_grid->setFocus();
}

void Browser::showChip() {
    if (m_onlyChip) m_onlyChip->deleteLater();
    m_onlyChip = nullptr;
    m_onlyRow->setVisible(m_only.paths != nullptr);
    if (!m_only.paths) return;
    const auto count = static_cast<int>(m_only.paths->size());
    const QString last = countText(m_only.lastStep);
    const QString text =
        m_only.firstStep == m_only.lastStep
            ? tr("The %Ln picture(s) of step %1 (epoch %2)", nullptr, count).arg(last).arg(m_only.epoch)
            : tr("The %Ln picture(s) of steps %1 to %2 (epoch %3)", nullptr, count)
                  .arg(countText(m_only.firstStep), last)
                  .arg(m_only.epoch);
    m_onlyChip = new FilterChip({}, text, m_onlyRow);
    m_onlyChip->setObjectName(QStringLiteral("onlyChip"));
    static_cast<QHBoxLayout*>(m_onlyRow->layout())->insertWidget(0, m_onlyChip);
    m_onlyChip->show();  // else it would come a turn later than its row
    connect(m_onlyChip, &FilterChip::clicked, this, [this] {
        dropOnly();
        applyFilter();
        m_grid->setFocus();
    });
}

void Browser::dropOnly() {
    m_only = {};
    showChip();
}

/// A step of a run that is not shown any more means nothing.
void Browser::dropOtherRuns() {
    if (!m_only.paths || m_session.history().start.run == m_onlyRun) return;
    dropOnly();
    applyFilter();
}

void Browser::showClass(const std::string& className) {
    m_className = className;
    applyFilter();
}

void Browser::applyFilter() {
    keepChoice([this] {
        m_model->setFilter({.className = m_className,
                            .show = m_tools->shown(),
                            .text = m_tools->text(),
                            .order = m_tools->order(),
                            .only = m_only.paths});
    });
    updateEmpty();
    updateFooter();
}

bool Browser::keepChoice(const std::function<void()>& change, bool keepPlace) {
    std::vector<std::string> paths;
    if (m_grid->chosenCount() <= kMostKept)
        for (const QModelIndex& index : m_grid->selectionModel()->selectedIndexes())
            paths.push_back(m_model->item(index.row())->path);
    const int first = m_grid->visibleRows().first;                 // of rows that may be gone since it was drawn
    const Item* top = first > 0 ? m_model->item(first) : nullptr;  // the beginning stays the beginning
    const std::string topPath = top ? top->path : std::string();
    bool reset = false;
    const auto watch = connect(m_model, &QAbstractItemModel::modelReset, this, [&] { reset = true; });
    change();
    disconnect(watch);
    if (!reset) return false;
    followChosen();
    if (paths.size() > 1) {
        QItemSelection again;
        for (const std::string& path : paths)
            if (const int row = m_model->rowOf(path); row >= 0) again.select(m_model->index(row), m_model->index(row));
        m_grid->selectionModel()->select(again, QItemSelectionModel::Select);
    }
    const int row = keepPlace && !topPath.empty() ? m_model->rowOf(topPath) : -1;
    if (row > 0) m_grid->scrollTo(m_model->index(row), QAbstractItemView::PositionAtTop);
    return row > 0;
}

void Browser::show(const std::string& path) {
    const Item* item = m_model->listed(path);
    if (item && m_model->rowOf(path) < 0) {
        dropOnly();
        m_tools->clearSearch();
        const PictureUse use = m_model->useOf(*item);
        m_tools->setShown(use == PictureUse::FileLeftOut      ? PictureShow::Problems
                          : use == PictureUse::PictureLeftOut ? PictureShow::LeftOut
                                                              : PictureShow::Used);
        applyFilter();
    }
    m_session.setChosen(path);
    followChosen();
    if (m_model->rowOf(path) < 0) return;
    m_grid->scrollTo(m_grid->currentIndex(), QAbstractItemView::PositionAtCenter);
    m_grid->setFocus();
}

void Browser::chooseCurrent() {
    if (const Item* item = m_model->item(m_grid->currentIndex().row())) m_session.setChosen(item->path);
}

void Browser::followChosen() {
    const Item* current = m_model->item(m_grid->currentIndex().row());
    if (m_session.chosen().empty() || (current && current->path == m_session.chosen())) return;
    const int row = m_model->rowOf(m_session.chosen());
    if (row >= 0)
        m_grid->setCurrentIndex(m_model->index(row));
    else
        m_grid->clearSelection();
}

bool Browser::beingListed() const {
    return m_session.browsed() && !m_session.dataSet();
}

void Browser::updateEmpty() {
    const bool nothing = m_model->rowCount() == 0;
    m_grid->setVisible(!nothing);
    m_empty->setVisible(nothing);
    if (beingListed())
        m_empty->setText(tr("These pictures are still being looked for"));
    else if (!m_tools->text().isEmpty())
        m_empty->setText(tr("No picture's name contains \"%1\"").arg(m_tools->text()));
    else if (m_tools->shown() == PictureShow::Problems)
        m_empty->setText(tr("No picture has a problem"));
    else if (m_tools->shown() == PictureShow::LeftOut)
        m_empty->setText(tr("No picture is left out. The key Delete leaves the chosen ones out of training."));
    else
        m_empty->setText(tr("No pictures here"));
}

void Browser::updateFooter() {
    const bool first = beingListed();
    m_count->setText(!first                    ? tr("%Ln picture(s)", nullptr, m_model->rowCount())
                     : m_model->rowCount() > 0 ? tr("the first %Ln picture(s)", nullptr, m_model->rowCount())
                                               : QString());
    const int chosen = m_grid->chosenCount();
    m_chosen->setVisible(chosen > 1);
    m_chosen->setText(tr("%Ln chosen", nullptr, chosen));
}

void Browser::focusSearch() {
    m_tools->focusSearch();
}

void Browser::retranslate() {
    m_grid->setAccessibleName(tr("Pictures"));
    showChip();
    updateEmpty();
    updateFooter();
}

void Browser::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) retranslate();
    QWidget::changeEvent(event);
}

}  // namespace studio::ui
