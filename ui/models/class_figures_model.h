// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/evaluation/evaluation.h"

#include <QAbstractTableModel>
#include <string>
#include <vector>

namespace studio::ui {

/// Precision, recall and F1 of each class, in per cent with one decimal; a figure that is not defined is a dash.
class ClassFiguresModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Name, Precision, Recall, F1, ColumnCount };
    static constexpr int kSortRole = Qt::UserRole + 1;  ///< the figure itself; one that is not defined: -1

    explicit ClassFiguresModel(QObject* parent = nullptr);
    void setFigures(std::vector<ClassFigures> figures, std::vector<std::string> classes);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    std::vector<ClassFigures> m_figures;
    std::vector<std::string> m_classes;
};

}  // namespace studio::ui
