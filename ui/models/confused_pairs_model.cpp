// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/confused_pairs_model.h"

#include "ui/text/core_text.h"
#include "ui/text/format.h"

#include <algorithm>

namespace studio::ui {

ConfusedPairsModel::ConfusedPairsModel(QObject* parent) : QAbstractTableModel(parent) {}

void ConfusedPairsModel::setPairs(std::vector<ConfusedPair> pairs, std::vector<std::string> classes) {
    beginResetModel();
    m_pairs = std::move(pairs);
    m_classes = std::move(classes);
    endResetModel();
}

bool ConfusedPairsModel::has(const std::vector<ConfusedPair>& pairs, const std::vector<std::string>& classes) const {
    return pairs == m_pairs && classes == m_classes;
}

int ConfusedPairsModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_pairs.size());
}

int ConfusedPairsModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QString ConfusedPairsModel::name(int label) const {
    return fromUtf8(m_classes[static_cast<std::size_t>(label)]);
}

int ConfusedPairsModel::rowOf(int truth, int answer) const {
    const auto place = std::ranges::find_if(
        m_pairs, [&](const ConfusedPair& pair) { return pair.truth == truth && pair.answer == answer; });
    return place == m_pairs.end() ? -1 : static_cast<int>(place - m_pairs.begin());
}

QVariant ConfusedPairsModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= rowCount()) return {};
    const ConfusedPair& of = pair(index.row());
    if (role == Qt::TextAlignmentRole)
        return QVariant((index.column() < Count ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    if (role == Qt::ToolTipRole || role == Qt::AccessibleTextRole)
        return tr("%1 taken for %2: %n picture(s), %3 of those of %1", nullptr, static_cast<int>(of.count))
            .arg(name(of.truth), name(of.answer), percentText(of.share));
    if (role != Qt::DisplayRole) return {};
    switch (index.column()) {
        case Truth:
            return name(of.truth);
        case Answer:
            return name(of.answer);
        case Count:
            return countText(of.count);
        default:
            return percentText(of.share);
    }
}

QVariant ConfusedPairsModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation == Qt::Vertical) return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant((section < Count ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    if (role == Qt::ToolTipRole && section == Share) return tr("Of the pictures of the true class");
    if (role != Qt::DisplayRole) return {};
    switch (section) {
        case Truth:
            return tr("truth");
        case Answer:
            return tr("answer");
        case Count:
            return tr("count");
        default:
            return tr("share");
    }
}

}  // namespace studio::ui
