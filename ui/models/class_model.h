// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/data_set.h"

#include <QAbstractListModel>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace studio::ui {

/// "All pictures", then every class with a check mark (used in the next run or left out) and how many of its pictures
/// are for training and for validation. What is left out counts nowhere.
class ClassModel : public QAbstractListModel {
    Q_OBJECT
public:
    enum Role { TotalRole = Qt::UserRole + 1, TrainRole, ValidationRole, LargestRole };

    explicit ClassModel(QObject* parent = nullptr);

    /// `used`: names; empty: all. Before the split is known counts are of the listing; `whole`: it has ended, and there
    /// are counts.
    void setPictures(std::shared_ptr<const DataSet> set, std::shared_ptr<const PreparedData> prepared,
                     const std::vector<std::string>& used, bool whole = true);
    /// Why nothing can be checked now; empty: it can.
    void setLocked(const QString& why);

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;

    bool splitKnown() const { return m_splitKnown; }
    int classes() const { return std::max(0, static_cast<int>(m_rows.size()) - 1); }
    std::vector<std::string> used() const;
    /// The used classes with the most and the fewest pictures (more than none), where the one has at least five times
    /// as many as the other.
    struct Imbalance {
        std::string largest, smallest;
        double times = 0;
    };
    std::optional<Imbalance> imbalance() const;
    const std::string& className(int row) const;    ///< empty for "All pictures"
    int rowOf(const std::string& className) const;  ///< 0 when there is none
    void retranslate();

private:
    struct Row {
        std::string name;  ///< empty: all pictures
        bool used = true;
        qint64 total = 0, train = 0, validation = 0;
        bool operator==(const Row&) const = default;
    };
    static std::vector<Row> rowsOf(const DataSet& set, const PreparedData* prepared,
                                   const std::vector<std::string>& used);

    std::vector<Row> m_rows;
    qint64 m_largest = 0;
    QString m_locked;
    bool m_splitKnown = false;
    bool m_counted = true;
};

}  // namespace studio::ui
