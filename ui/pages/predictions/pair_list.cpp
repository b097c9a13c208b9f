// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/predictions/pair_list.h"

#include "ui/models/confused_pairs_model.h"
#include "ui/theme/theme.h"

#include <QEvent>
#include <QHeaderView>
#include <QKeyEvent>
#include <algorithm>

namespace studio::ui {

static constexpr int kRowHeight = 24;
static constexpr int kHeadHeight = 26;
static constexpr int kFigureWidth = 60;
static constexpr qint64 kLeastHeight = 120;  ///< room for a scroll bar, however few pairs there are

PairList::PairList(QWidget* parent) : QTableView(parent), m_pairs(new ConfusedPairsModel(this)) {
    setObjectName("pairList");
    setRole(this, "pairs");
    setModel(m_pairs);
    setShowGrid(false);
    setTabKeyNavigation(false);
    setSelectionMode(QAbstractItemView::NoSelection);  // what is chosen is not where the keys are, as in the matrix
    setWordWrap(false);
    setFont(Theme::instance().font(TextSize::Table));
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    verticalHeader()->hide();
    verticalHeader()->setDefaultSectionSize(kRowHeight);
    horizontalHeader()->setFixedHeight(kHeadHeight);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    for (const int column : {ConfusedPairsModel::Count, ConfusedPairsModel::Share}) {
        horizontalHeader()->setSectionResizeMode(column, QHeaderView::Fixed);
        setColumnWidth(column, kFigureWidth);
    }
    setAccessibleName(tr("Confused classes"));
    connect(this, &QTableView::clicked, this, &PairList::choose);
}

void PairList::setPairs(std::vector<ConfusedPair> pairs, std::vector<std::string> classes) {
    if (m_pairs->has(pairs, classes)) return;
    const QModelIndex at = currentIndex();
    const ConfusedPair current = at.isValid() ? m_pairs->pair(at.row()) : ConfusedPair{-1, -1};
    m_pairs->setPairs(std::move(pairs), std::move(classes));
    setCurrentIndex(m_pairs->index(m_pairs->rowOf(current.truth, current.answer), at.column()));
    const qint64 wanted = kHeadHeight + qint64{kRowHeight} * m_pairs->rowCount() + 2;
    setMaximumHeight(static_cast<int>(std::clamp<qint64>(wanted, kLeastHeight, QWIDGETSIZE_MAX)));
}

void PairList::setChosen(std::optional<ConfusionMatrix::Cell> cell) {
    const bool another = cell != m_chosen;
    m_chosen = cell;
    const int row = cell ? m_pairs->rowOf(cell->truth, cell->answer) : -1;
    if (row < 0) return selectionModel()->clearSelection();
    const QModelIndex index = m_pairs->index(row, 0);
    selectionModel()->select(index, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    if (another || !currentIndex().isValid()) setCurrentIndex(index);  // else the keys may be elsewhere by now
}

void PairList::choose(const QModelIndex& index) {
    if (!index.isValid()) return;
    const ConfusedPair& pair = m_pairs->pair(index.row());
    const bool letGo = selectionModel()->isRowSelected(index.row());
    const auto cell = letGo ? std::nullopt : std::optional(ConfusionMatrix::Cell{pair.truth, pair.answer});
    setChosen(cell);
    emit cellChosen(cell);
}

void PairList::keyPressEvent(QKeyEvent* event) {
    switch (event->key()) {
        case Qt::Key_Return:
        case Qt::Key_Enter:
        case Qt::Key_Space:
            return choose(currentIndex());
        default:
            QTableView::keyPressEvent(event);
    }
}

void PairList::changeEvent(QEvent* event) {
    QTableView::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) setAccessibleName(tr("Confused classes"));
}

}  // namespace studio::ui
