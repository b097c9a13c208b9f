// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/run_model.h"

#include "core/base/files.h"
#include "ui/models/run_cells.h"
#include "ui/text/core_text.h"
#include "ui/text/format.h"
#include "ui/text/run_text.h"

#include <algorithm>

namespace studio::ui {

namespace fs = std::filesystem;

RunModel::RunModel(QObject* parent) : QAbstractTableModel(parent) {}

void RunModel::take(std::vector<RunSummary> runs) {
    std::vector<RunSummary> fresh;
    bool comparedTouched = false;
    for (RunSummary& run : runs) {
        const int row = rowOf(run.folder);
        if (row < 0) {
            fresh.push_back(std::move(run));
            continue;
        }
        comparedTouched = comparedTouched || slotOf(run) >= 0;
        m_rows[static_cast<std::size_t>(row)] = std::move(run);
        emit dataChanged(createIndex(row, 0), createIndex(row, ColumnCount - 1));
    }
    insert(std::move(fresh));
    if (comparedTouched) emit comparedChanged();
}

void RunModel::insert(std::vector<RunSummary> fresh) {
    if (fresh.empty()) return;
    const int first = rowCount();
    beginInsertRows({}, first, first + static_cast<int>(fresh.size()) - 1);
    std::move(fresh.begin(), fresh.end(), std::back_inserter(m_rows));
    findPlaces();
    endInsertRows();
}

void RunModel::keepOnly(const std::set<fs::path>& folders) {
    bool comparedTouched = false;
    const auto gone = [&](int row) { return !folders.contains(run(row).folder); };
    for (int last = rowCount() - 1; last >= 0; --last) {
        if (!gone(last)) continue;
        int first = last;
        while (first > 0 && gone(first - 1)) --first;
        for (int row = first; row <= last; ++row) {
            const int slot = slotOf(run(row));
            if (slot >= 0) m_slots[static_cast<std::size_t>(slot)].clear();
            comparedTouched = comparedTouched || slot >= 0;
        }
        beginRemoveRows({}, first, last);
        m_rows.erase(m_rows.begin() + first, m_rows.begin() + last + 1);
        findPlaces();
        endRemoveRows();
        last = first;
    }
    if (comparedTouched) emit comparedChanged();
}

void RunModel::findPlaces() {
    m_places.clear();
    for (std::size_t row = 0; row < m_rows.size(); ++row) m_places[m_rows[row].folder.native()] = static_cast<int>(row);
}

int RunModel::rowOf(const fs::path& folder) const {
    const auto place = m_places.find(folder.native());
    return place == m_places.end() ? -1 : place->second;
}

int RunModel::slotOf(const RunSummary& run) const {
    const auto slot = std::find(m_slots.begin(), m_slots.end(), run.folder);
    return slot == m_slots.end() ? -1 : static_cast<int>(slot - m_slots.begin());
}

std::array<const RunSummary*, kComparedRuns> RunModel::compared() const {
    std::array<const RunSummary*, kComparedRuns> runs{};
    for (std::size_t slot = 0; slot < m_slots.size(); ++slot) {
        const int row = m_slots[slot].empty() ? -1 : rowOf(m_slots[slot]);
        if (row >= 0) runs[slot] = &run(row);
    }
    return runs;
}

int RunModel::comparedCount() const {
    return static_cast<int>(
        std::count_if(m_slots.begin(), m_slots.end(), [](const fs::path& folder) { return !folder.empty(); }));
}

bool RunModel::checkable(const RunSummary& run) const {
    return run.info && (slotOf(run) >= 0 || comparedCount() < kComparedRuns);
}

void RunModel::setCompared(int row, bool compared) {
    const int slot = slotOf(run(row));
    if (compared == (slot >= 0) || (compared && !checkable(run(row)))) return;
    if (compared)
        *std::find(m_slots.begin(), m_slots.end(), fs::path()) = run(row).folder;
    else
        m_slots[static_cast<std::size_t>(slot)].clear();
    // Others may have become uncheckable or checkable.
    emit dataChanged(createIndex(0, 0), createIndex(rowCount() - 1, ColumnCount - 1),
                     {Qt::CheckStateRole, SlotRole, Qt::ToolTipRole});
    emit comparedChanged();
}

void RunModel::clearCompared() {
    if (comparedCount() == 0) return;
    m_slots.fill({});
    emit dataChanged(createIndex(0, 0), createIndex(rowCount() - 1, ColumnCount - 1), {Qt::CheckStateRole, SlotRole});
    emit comparedChanged();
}

int RunModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int RunModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QString RunModel::toolTip(const RunSummary& run, int column) const {
    if (!run.info) return fromUtf8(pathToText(run.folder)) + '\n' + unreadableText(run);
    if (column == Name && !checkable(run))
        return tr("Six runs are compared already: take one out before you add another.");
    return runToolTip(run, column);
}

QVariant RunModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= rowCount()) return {};
    const RunSummary& run = this->run(index.row());
    const int column = index.column();
    switch (role) {
        case Qt::DisplayRole:
        case Qt::AccessibleTextRole:
            return runCellText(run, column);
        case Qt::ToolTipRole:
            return toolTip(run, column);
        case Qt::CheckStateRole:
            if (column != Name || !run.info) return {};
            return static_cast<int>(slotOf(run) >= 0 ? Qt::Checked : Qt::Unchecked);
        case Qt::TextAlignmentRole:
            return runColumnAlignment(column);
        case SortRole:
            return runSortValue(run, column);
        case FilterRole:
            return runFilterText(run);
        case SlotRole:
            return slotOf(run);
        case LossesRole:
            return QVariant::fromValue(mainLosses(run));
        case BestValueRole:
            return bestText(run).value;
        case BestRestRole:
            return bestText(run).rest;
        case ReadableRole:
            return run.info.has_value();
        default:
            return {};
    }
}

bool RunModel::setData(const QModelIndex& index, const QVariant& value, int role) {
    if (!index.isValid() || role != Qt::CheckStateRole || index.column() != Name) return false;
    const bool wanted = value.toInt() == Qt::Checked;
    if (wanted && !checkable(run(index.row()))) return false;
    setCompared(index.row(), wanted);
    return true;
}

Qt::ItemFlags RunModel::flags(const QModelIndex& index) const {
    Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    if (!index.isValid()) return flags;
    flags |= Qt::ItemNeverHasChildren;
    if (index.column() == Name && checkable(run(index.row()))) flags |= Qt::ItemIsUserCheckable;
    return flags;
}

QVariant RunModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal) return {};
    if (role == Qt::TextAlignmentRole) return runColumnAlignment(section);
    if (role == Qt::ToolTipRole) return runColumnHelp(section);
    return role == Qt::DisplayRole ? runColumnTitle(section) : QVariant();
}

void RunModel::retranslate() {
    emit headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    if (rowCount() > 0) emit dataChanged(createIndex(0, 0), createIndex(rowCount() - 1, ColumnCount - 1));
}

RunOrder::RunOrder(QObject* parent) : QSortFilterProxyModel(parent) {
    setSortRole(RunModel::SortRole);
    setDynamicSortFilter(true);
}

void RunOrder::setText(const QString& text) {
    m_words = text.simplified().split(' ', Qt::SkipEmptyParts);
    invalidateFilter();
}

bool RunOrder::filterAcceptsRow(int row, const QModelIndex& parent) const {
    const QString text = sourceModel()->index(row, RunModel::Name, parent).data(RunModel::FilterRole).toString();
    return std::all_of(m_words.begin(), m_words.end(),
                       [&](const QString& word) { return text.contains(word, Qt::CaseInsensitive); });
}

bool RunOrder::lessThan(const QModelIndex& left, const QModelIndex& right) const {
    const bool leftReadable = left.data(RunModel::ReadableRole).toBool();
    const bool rightReadable = right.data(RunModel::ReadableRole).toBool();
    // The view turns "less" round for a descending order; what can't be read stays below.
    if (leftReadable != rightReadable) return leftReadable == (sortOrder() == Qt::AscendingOrder);
    const QVariant a = left.data(RunModel::SortRole), b = right.data(RunModel::SortRole);
    if (a.typeId() == QMetaType::QString) return QString::localeAwareCompare(a.toString(), b.toString()) < 0;
    return QVariant::compare(a, b) == QPartialOrdering::Less;
}

}  // namespace studio::ui
