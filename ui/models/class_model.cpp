// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/class_model.h"

#include "ui/text/core_text.h"
#include "ui/text/format.h"

#include <algorithm>

namespace studio::ui {

ClassModel::ClassModel(QObject* parent) : QAbstractListModel(parent) {}

void ClassModel::setPictures(std::shared_ptr<const DataSet> set, std::shared_ptr<const PreparedData> prepared) {
    beginResetModel();
    m_rows.clear();
    m_splitKnown = prepared != nullptr;
    if (set) {
        const std::vector<std::string>& classes = prepared ? prepared->classes : set->classes;
        m_rows.resize(classes.size() + 1);
        for (std::size_t i = 0; i < classes.size(); ++i) {
            m_rows[i + 1].label = static_cast<int>(i);
            m_rows[i + 1].name = classes[i];
        }
        for (const Item& item : prepared ? prepared->items : set->items) {
            for (Row* row : {&m_rows[0], &m_rows[static_cast<std::size_t>(item.label) + 1]}) {
                ++row->total;
                if (item.split == Split::Train) ++row->train;
                if (item.split == Split::Validation) ++row->validation;
            }
        }
    }
    endResetModel();
}

int ClassModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant ClassModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= static_cast<int>(m_rows.size())) return {};
    const Row& row = m_rows[static_cast<std::size_t>(index.row())];
    const QString name = row.label < 0 ? tr("All pictures") : fromUtf8(row.name);
    switch (role) {
        case Qt::DisplayRole:
            return name;
        case Qt::ToolTipRole:
        case Qt::AccessibleTextRole:
            if (!m_splitKnown) return tr("%1: %2 pictures").arg(name, countText(row.total));
            return tr("%1: %2 for training, %3 for validation")
                .arg(name, countText(row.train), countText(row.validation));
        case LabelRole:
            return row.label;
        case TotalRole:
            return row.total;
        case TrainRole:
            return row.train;
        case ValidationRole:
            return row.validation;
        case LargestRole: {
            const auto largest = std::max_element(m_rows.begin() + 1, m_rows.end(),
                                                  [](const Row& a, const Row& b) { return a.total < b.total; });
            return largest == m_rows.end() ? 0 : largest->total;
        }
        default:
            return {};
    }
}

void ClassModel::retranslate() {
    if (!m_rows.empty()) emit dataChanged(index(0), index(rowCount() - 1));
}

}  // namespace studio::ui
