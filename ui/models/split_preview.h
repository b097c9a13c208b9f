// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/data_set.h"

#include <QAbstractTableModel>
#include <array>
#include <string>
#include <vector>

namespace studio::ui {

/// How many pictures of each class a split gives to training, validation and, where there is one, test; the sums first.
class SplitPreview : public QAbstractTableModel {
    Q_OBJECT
public:
    explicit SplitPreview(QObject* parent = nullptr);
    void setSplit(const PreparedData& data);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    struct Row {
        std::string name;                ///< empty: the sums
        std::array<qint64, 3> counts{};  ///< by Split
        bool operator==(const Row&) const = default;
    };
    std::vector<Row> m_rows;
    bool m_hasTest = false;
};

}  // namespace studio::ui
