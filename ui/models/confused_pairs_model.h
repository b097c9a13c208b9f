// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/evaluation/evaluation.h"

#include <QAbstractTableModel>
#include <string>
#include <vector>

namespace studio::ui {

/// Which class was answered with which other: how often, and in per cent of the pictures of the truth.
class ConfusedPairsModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Truth, Answer, Count, Share, ColumnCount };

    explicit ConfusedPairsModel(QObject* parent = nullptr);
    void setPairs(std::vector<ConfusedPair> pairs, std::vector<std::string> classes);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

    bool has(const std::vector<ConfusedPair>& pairs, const std::vector<std::string>& classes) const;
    const ConfusedPair& pair(int row) const { return m_pairs[static_cast<std::size_t>(row)]; }
    int rowOf(int truth, int answer) const;  ///< -1: never confused

private:
    QString name(int label) const;

    std::vector<ConfusedPair> m_pairs;
    std::vector<std::string> m_classes;
};

}  // namespace studio::ui
