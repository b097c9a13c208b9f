// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/runs/run_summary.h"

#include <QAbstractTableModel>
#include <QSortFilterProxyModel>
#include <array>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

namespace studio::ui {

/// As many runs can be compared: three lightnesses in two line styles, six markers.
inline constexpr int kComparedRuns = 6;

/// Runs, a row each, in the order in which they came; which of them are compared. Rows come and go where they are and
/// never by a reset, so that selection and scroll position outlive a run that is going.
class RunModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column {
        Name,
        Standing,
        Losses,
        Best,
        Epochs,
        Duration,
        Network,
        Started,
        Data,
        PresetName,
        Note,
        ColumnCount
    };
    enum Role {
        SortRole = Qt::UserRole + 1,
        FilterRole,     ///< QString, of column Name: all that the filter looks at
        SlotRole,       ///< int 0..5 among the compared; -1: not compared
        LossesRole,     ///< QList<double>: mean main training loss of each epoch
        BestValueRole,  ///< QString, bestText()'s parts
        BestRestRole,
        ReadableRole,  ///< bool
    };

    explicit RunModel(QObject* parent = nullptr);

    /// Takes runs that are new or were read again.
    void take(std::vector<RunSummary> runs);
    /// Drops every run whose folder is not among these.
    void keepOnly(const std::set<std::filesystem::path>& folders);

    const RunSummary& run(int row) const { return m_rows[static_cast<std::size_t>(row)]; }
    int rowOf(const std::filesystem::path& folder) const;  ///< -1: not there
    /// By their slots; null where a slot is free. A run keeps its slot, and so its marker, while others come and go.
    std::array<const RunSummary*, kComparedRuns> compared() const;
    int comparedCount() const;
    void setCompared(int row, bool compared);
    void clearCompared();

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

    void retranslate();

signals:
    void comparedChanged();  ///< which runs, or what is known of one of them

private:
    int slotOf(const RunSummary& run) const;
    bool checkable(const RunSummary& run) const;
    QString toolTip(const RunSummary& run, int column) const;
    void insert(std::vector<RunSummary> fresh);
    void findPlaces();

    std::vector<RunSummary> m_rows;
    std::unordered_map<std::string, int> m_places;             ///< folder -> row
    std::array<std::filesystem::path, kComparedRuns> m_slots;  ///< folders; empty: free
};

/// The runs that pass a text (every word of it somewhere in name, data, network, state, preset or note), sorted by a
/// column; runs that can't be read stand last either way.
class RunOrder : public QSortFilterProxyModel {
    Q_OBJECT
public:
    explicit RunOrder(QObject* parent = nullptr);
    void setText(const QString& text);

protected:
    bool filterAcceptsRow(int row, const QModelIndex& parent) const override;
    bool lessThan(const QModelIndex& left, const QModelIndex& right) const override;

private:
    QStringList m_words;
};

}  // namespace studio::ui
