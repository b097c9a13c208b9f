// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/data_set.h"

#include <QAbstractListModel>
#include <memory>
#include <vector>

namespace studio::ui {

/// "All pictures", then the classes, with how many pictures of each are for training and for validation.
class ClassModel : public QAbstractListModel {
    Q_OBJECT
public:
    enum Role { LabelRole = Qt::UserRole + 1, TotalRole, TrainRole, ValidationRole, LargestRole };

    explicit ClassModel(QObject* parent = nullptr);

    /// Before the split is known only `set`; then what is used of it.
    void setPictures(std::shared_ptr<const DataSet> set, std::shared_ptr<const PreparedData> prepared);
    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    bool splitKnown() const { return m_splitKnown; }
    int classes() const { return static_cast<int>(m_rows.size()) - 1; }
    void retranslate();

private:
    struct Row {
        int label = -1;  ///< -1: all pictures
        std::string name;
        qint64 total = 0, train = 0, validation = 0;
    };
    std::vector<Row> m_rows;
    bool m_splitKnown = false;
};

}  // namespace studio::ui
