// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/problem.h"

#include <QAbstractListModel>
#include <vector>

namespace studio::ui {

/// What was found wrong with files: the file, and why; those left out first.
class ProblemModel : public QAbstractListModel {
    Q_OBJECT
public:
    enum Role { ReasonRole = Qt::UserRole + 1, UsedRole, PathRole };

    explicit ProblemModel(QObject* parent = nullptr);
    void setProblems(std::vector<Problem> problems);
    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    int leftOut() const;

private:
    std::vector<Problem> m_problems;
};

/// One word or two for people: "Ends early", "Same picture".
QString problemText(ProblemKind kind);

}  // namespace studio::ui
