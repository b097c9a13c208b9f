// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/class_model.h"

#include "ui/text/core_text.h"
#include "ui/text/format.h"

#include <algorithm>

namespace studio::ui {

ClassModel::ClassModel(QObject* parent) : QAbstractListModel(parent) {}

std::vector<ClassModel::Row> ClassModel::rowsOf(const DataSet& set, const PreparedData* prepared,
                                                const std::vector<std::string>& used) {
    std::vector<Row> rows(set.classes.size() + 1);
    for (std::size_t i = 0; i < set.classes.size(); ++i) {
        Row& row = rows[i + 1];
        row.name = set.classes[i];
        row.used = used.empty() || std::find(used.begin(), used.end(), row.name) != used.end();
    }
    const auto rowOfClass = [&](const std::string& name) {
        const auto place = std::lower_bound(set.classes.begin(), set.classes.end(), name);
        return static_cast<std::size_t>(place - set.classes.begin()) + 1;
    };
    std::vector<std::size_t> places;  // of the labels of the items counted
    for (const std::string& name : prepared ? prepared->classes : set.classes) places.push_back(rowOfClass(name));
    for (const Item& item : prepared ? prepared->items : set.items) {
        Row& own = rows[places[static_cast<std::size_t>(item.label)]];
        if (!own.used) continue;
        for (Row* row : {&rows[0], &own}) {
            ++row->total;
            if (item.split == Split::Train) ++row->train;
            if (item.split == Split::Validation) ++row->validation;
        }
    }
    return rows;
}

void ClassModel::setPictures(std::shared_ptr<const DataSet> set, std::shared_ptr<const PreparedData> prepared,
                             const std::vector<std::string>& used, bool whole) {
    std::vector<Row> rows = set ? rowsOf(*set, prepared.get(), used) : std::vector<Row>();
    const bool sameNames = std::equal(rows.begin(), rows.end(), m_rows.begin(), m_rows.end(),
                                      [](const Row& a, const Row& b) { return a.name == b.name; });
    m_splitKnown = prepared != nullptr;
    m_counted = whole;
    m_largest = 0;
    for (std::size_t i = 1; i < rows.size(); ++i) m_largest = std::max(m_largest, rows[i].total);
    if (sameNames) {
        m_rows = std::move(rows);
        return retranslate();
    }
    beginResetModel();
    m_rows = std::move(rows);
    endResetModel();
}

void ClassModel::setLocked(const QString& why) {
    if (why == m_locked) return;
    m_locked = why;
    retranslate();
}

int ClassModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

Qt::ItemFlags ClassModel::flags(const QModelIndex& index) const {
    const bool checkable = index.isValid() && index.row() > 0 && m_locked.isEmpty();
    return QAbstractListModel::flags(index) | (checkable ? Qt::ItemIsUserCheckable : Qt::NoItemFlags);
}

QVariant ClassModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= rowCount()) return {};
    const Row& row = m_rows[static_cast<std::size_t>(index.row())];
    const QString name = row.name.empty() ? tr("All pictures") : fromUtf8(row.name);
    const auto counts = [&] {
        if (!row.used) return tr("%1: left out of the next run").arg(name);
        if (!m_counted) return tr("%1: being counted").arg(name);
        if (!m_splitKnown) return tr("%1: %2 pictures").arg(name, countText(row.total));
        return tr("%1: %2 for training, %3 for validation").arg(name, countText(row.train), countText(row.validation));
    };
    switch (role) {
        case Qt::DisplayRole:
            return name;
        case Qt::ToolTipRole:
            return m_locked.isEmpty() || index.row() == 0 ? counts() : counts() + '\n' + m_locked;
        case Qt::AccessibleTextRole:
            return counts();
        case Qt::CheckStateRole:
            return index.row() == 0 ? QVariant() : QVariant(row.used ? Qt::Checked : Qt::Unchecked);
        case TotalRole:
            return m_counted ? QVariant(row.total) : QVariant();
        case TrainRole:
            return row.train;
        case ValidationRole:
            return row.validation;
        case LargestRole:
            return m_largest;
        default:
            return {};
    }
}

std::vector<std::string> ClassModel::used() const {
    std::vector<std::string> names;
    for (std::size_t i = 1; i < m_rows.size(); ++i)
        if (m_rows[i].used) names.push_back(m_rows[i].name);
    return names;
}

std::optional<ClassModel::Imbalance> ClassModel::imbalance() const {
    constexpr double kUnequal = 5;
    const Row *most = nullptr, *fewest = nullptr;
    for (std::size_t i = 1; i < m_rows.size(); ++i) {
        const Row& row = m_rows[i];
        if (!row.used || row.total == 0) continue;
        if (!most || row.total > most->total) most = &row;
        if (!fewest || row.total < fewest->total) fewest = &row;
    }
    if (!m_counted || !most) return {};
    const double times = static_cast<double>(most->total) / static_cast<double>(fewest->total);
    return times < kUnequal ? std::nullopt : std::optional(Imbalance{most->name, fewest->name, times});
}

const std::string& ClassModel::className(int row) const {
    static const std::string kAll;
    return row > 0 && row < rowCount() ? m_rows[static_cast<std::size_t>(row)].name : kAll;
}

int ClassModel::rowOf(const std::string& className) const {
    const auto place =
        std::find_if(m_rows.begin(), m_rows.end(), [&](const Row& row) { return row.name == className; });
    return place == m_rows.end() ? 0 : static_cast<int>(place - m_rows.begin());
}

void ClassModel::retranslate() {
    if (!m_rows.empty()) emit dataChanged(index(0), index(rowCount() - 1));
}

}  // namespace studio::ui
