// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/runs/run_events.h"
#include "core/training/history.h"

#include <QAbstractTableModel>

namespace studio::ui {

/// What happened in the run, the newest first.
class RunLogModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Time, Place, What, ColumnCount };

    /// `history` is looked at for an epoch's accuracy; must outlive the model.
    explicit RunLogModel(const TrainingHistory& history, QObject* parent = nullptr);

    /// A log that goes on where the one before ended is added to, another one replaces it.
    void setLog(const RunEvents& log);
    int problems() const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;

private:
    const RunEvent& entry(int row) const;

    const TrainingHistory& m_history;
    std::vector<RunEvent> m_entries;  ///< oldest first
};

}  // namespace studio::ui
