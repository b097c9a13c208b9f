// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/split_preview.h"

#include "ui/text/core_text.h"
#include "ui/text/format.h"
#include "ui/theme/theme.h"

namespace studio::ui {

SplitPreview::SplitPreview(QObject* parent) : QAbstractTableModel(parent) {}

void SplitPreview::setSplit(const PreparedData& data) {
    std::vector<Row> rows(data.classes.size() + 1);
    for (std::size_t i = 0; i < data.classes.size(); ++i) rows[i + 1].name = data.classes[i];
    for (const Item& item : data.items)
        for (Row* row : {&rows[0], &rows[static_cast<std::size_t>(item.label) + 1]})
            ++row->counts[static_cast<std::size_t>(item.split)];
    const bool hasTest = rows[0].counts[static_cast<std::size_t>(Split::Test)] > 0;
    if (rows.size() == m_rows.size() && hasTest == m_hasTest) {  // a keystroke later: only numbers change
        m_rows = std::move(rows);
        emit dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
        return;
    }
    beginResetModel();
    m_rows = std::move(rows);
    m_hasTest = hasTest;
    endResetModel();
}

int SplitPreview::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int SplitPreview::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : m_hasTest ? 4 : 3;
}

QVariant SplitPreview::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= rowCount()) return {};
    const Row& row = m_rows[static_cast<std::size_t>(index.row())];
    if (role == Qt::TextAlignmentRole)
        return QVariant((index.column() == 0 ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    if (role == Qt::FontRole) return Theme::instance().font(TextSize::Table, row.name.empty());
    if (role != Qt::DisplayRole) return {};
    if (index.column() == 0) return row.name.empty() ? tr("All pictures") : fromUtf8(row.name);
    return countText(row.counts[static_cast<std::size_t>(index.column() - 1)]);
}

QVariant SplitPreview::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation == Qt::Vertical) return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant((section == 0 ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole) return {};
    const QString titles[] = {tr("Class"), tr("training"), tr("validation"), tr("test")};
    return section >= 0 && section < 4 ? titles[section] : QVariant();
}

}  // namespace studio::ui
