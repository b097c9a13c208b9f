// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/run_log_model.h"

#include "ui/text/run_log_text.h"
#include "ui/theme/icon.h"

#include <algorithm>

namespace studio::ui {

RunLogModel::RunLogModel(const TrainingHistory& history, QObject* parent)
    : QAbstractTableModel(parent), m_history(history) {}

void RunLogModel::setLog(const RunEvents& log) {
    const auto before = static_cast<int>(m_entries.size()), now = static_cast<int>(log.entries.size());
    const bool same = before > 0 && now >= before && log.entries[0].time == m_entries[0].time &&
                      log.entries[0].kind == m_entries[0].kind;
    if (!same) {
        beginResetModel();
        m_entries = log.entries;
        return endResetModel();
    }
    // The newest one known may have taken up another checkpoint.
    m_entries.back() = log.entries[static_cast<std::size_t>(before - 1)];
    emit dataChanged(index(0, 0), index(0, ColumnCount - 1));
    if (now == before) return;
    beginInsertRows({}, 0, now - before - 1);
    m_entries.insert(m_entries.end(), log.entries.begin() + before, log.entries.end());
    endInsertRows();
}

int RunLogModel::problems() const {
    return static_cast<int>(std::count_if(m_entries.begin(), m_entries.end(), [](const RunEvent& entry) {
        return entry.kind == RunEvent::Kind::Problem && !isUsed(entry.problem.kind);
    }));
}

const RunEvent& RunLogModel::entry(int row) const {
    return m_entries[m_entries.size() - 1 - static_cast<std::size_t>(row)];
}

int RunLogModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_entries.size());
}

int RunLogModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant RunLogModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= rowCount()) return {};
    const RunEvent& one = entry(index.row());
    if (role == Qt::DecorationRole && index.column() == What) {
        const bool bad = qstrcmp(logIcon(one), "warning") == 0;
        return icon(QLatin1String(logIcon(one)), bad ? Token::Warning : Token::Muted);
    }
    const QString text = logText(one, m_history);
    if (role == Qt::ToolTipRole || role == Qt::AccessibleTextRole)
        return QStringList{logTime(one), logPlace(one), text}.join(QStringLiteral("  "));
    if (role != Qt::DisplayRole) return {};
    if (index.column() == Time) return logTime(one);
    return index.column() == Place ? logPlace(one) : text;
}

}  // namespace studio::ui
