// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/runs/run_table.h"

#include "ui/base/app_settings.h"
#include "ui/models/run_model.h"
#include "ui/pages/runs/run_delegate.h"
#include "ui/theme/theme.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QMenu>
#include <QPainter>
#include <algorithm>

namespace studio::ui {

static constexpr char kColumnsKey[] = "runs/columns";
static constexpr int kWidths[RunModel::ColumnCount] = {192, 112, 128, 184, 88, 104, 132, 144, 140, 120, 200};

RunTable::RunTable(RunModel& model, QWidget* parent) : QTreeView(parent), m_model(model), m_order(new RunOrder(this)) {
    setObjectName(QStringLiteral("runTable"));
    setRole(this, "runs");
    m_order->setSourceModel(&model);
    setModel(m_order);
    setItemDelegate(new RunDelegate(this));
    setRootIsDecorated(false);
    setIndentation(0);
    setUniformRowHeights(true);
    setAllColumnsShowFocus(true);
    setEditTriggers(NoEditTriggers);
    setSelectionMode(ExtendedSelection);
    setSelectionBehavior(SelectRows);
    setHorizontalScrollMode(ScrollPerPixel);
    setVerticalScrollMode(ScrollPerPixel);
    setTabKeyNavigation(false);
    arrangeColumns();
    connect(selectionModel(), &QItemSelectionModel::selectionChanged, this, &RunTable::chosenChanged);
}

RunTable::~RunTable() {
    appSettings().setValue(QLatin1String(kColumnsKey), header()->saveState());
}

void RunTable::arrangeColumns() {
    setSortingEnabled(true);
    header()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    header()->setSectionsMovable(true);
    header()->setFirstSectionMovable(false);
    header()->setMinimumSectionSize(64);
    header()->setStretchLastSection(true);
    for (int column = 0; column < RunModel::ColumnCount; ++column) setColumnWidth(column, kWidths[column]);
    hideColumn(RunModel::PresetName);
    hideColumn(RunModel::Note);
    sortByColumn(RunModel::Started, Qt::DescendingOrder);
    const QByteArray kept = appSettings().value(QLatin1String(kColumnsKey)).toByteArray();
    if (!kept.isEmpty()) header()->restoreState(kept);
    header()->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(header(), &QWidget::customContextMenuRequested, this, &RunTable::showColumnMenu);
}

void RunTable::addColumns(QMenu& menu) {
    for (int column = RunModel::Name + 1; column < RunModel::ColumnCount; ++column) {
        QAction* action = menu.addAction(m_model.headerData(column, Qt::Horizontal).toString(), this,
                                         [this, column](bool shown) { setColumnHidden(column, !shown); });
        action->setCheckable(true);
        action->setChecked(!isColumnHidden(column));
    }
}

void RunTable::showColumnMenu(const QPoint& place) {
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    addColumns(*menu);
    menu->popup(header()->viewport()->mapToGlobal(place));
}

std::vector<const RunSummary*> RunTable::chosen() const {
    QModelIndexList rows = selectionModel()->selectedRows();
    std::sort(rows.begin(), rows.end());
    std::vector<const RunSummary*> runs;
    for (const QModelIndex& row : rows) runs.push_back(&m_model.run(m_order->mapToSource(row).row()));
    return runs;
}

void RunTable::setFilter(const QString& text) {
    m_order->setText(text);
}

void RunTable::choose(const std::filesystem::path& folder) {
    const QModelIndex index = m_order->mapFromSource(m_model.index(m_model.rowOf(folder), 0));
    if (index.isValid()) setCurrentIndex(index);
}

int RunTable::shownCount() const {
    return m_order->rowCount();
}

void RunTable::keyPressEvent(QKeyEvent* event) {
    const QModelIndex name = currentIndex().siblingAtColumn(RunModel::Name);
    const bool plain = !(event->modifiers() & (Qt::ControlModifier | Qt::AltModifier));
    switch (plain ? event->key() : 0) {
        case Qt::Key_Return:
        case Qt::Key_Enter:
            return emit openAsked();
        case Qt::Key_Delete:
            return emit throwAwayAsked();
        case Qt::Key_F2:
            return emit renameAsked();
        case Qt::Key_Space: {
            const bool checked = name.data(Qt::CheckStateRole).toInt() == Qt::Checked;
            m_order->setData(name, static_cast<int>(checked ? Qt::Unchecked : Qt::Checked), Qt::CheckStateRole);
            return;
        }
        default:
            QTreeView::keyPressEvent(event);
    }
}

void RunTable::mouseDoubleClickEvent(QMouseEvent* event) {
    const QModelIndex index = indexAt(event->pos());
    const bool onCheck = index.isValid() && index.column() == RunModel::Name &&
                         RunDelegate::checkArea(visualRect(index)).contains(event->pos());
    if (onCheck) return mousePressEvent(event);  // two quick clicks on a box are two clicks
    QTreeView::mouseDoubleClickEvent(event);
    if (index.isValid() && event->button() == Qt::LeftButton) emit openAsked();
}

void RunTable::drawRow(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
    QTreeView::drawRow(painter, option, index);
    const Theme& theme = Theme::instance();
    painter->save();
    painter->setPen(QPen(theme.color(Token::Hairline), 1));
    painter->drawLine(option.rect.bottomLeft(), option.rect.bottomRight());
    if (hasFocus() && index.row() == currentIndex().row()) {
        painter->setPen(QPen(theme.color(Token::Accent), 2));
        painter->drawRect(option.rect.adjusted(1, 1, -1, -2));
    }
    painter->restore();
}

}  // namespace studio::ui
