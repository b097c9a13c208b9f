// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/problem.h"

#include <QAbstractListModel>
#include <map>
#include <memory>
#include <optional>
#include <vector>

namespace studio::ui {

/// What was found wrong with files: the file, and why; those left out first. A row is an index: a list of 100,000 is
/// not copied.
class ProblemModel : public QAbstractListModel {
    Q_OBJECT
public:
    using Problems = std::shared_ptr<const std::vector<Problem>>;
    enum Role { ReasonRole = Qt::UserRole + 1, UsedRole, PathRole };

    explicit ProblemModel(QObject* parent = nullptr);
    void setProblems(Problems problems);
    void setKind(std::optional<ProblemKind> kind);  ///< only these; none: all
    std::optional<ProblemKind> kind() const { return m_kind; }

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    const std::map<ProblemKind, int>& counts() const { return m_counts; }  ///< of all, by kind
    int total() const;
    int leftOut() const;
    const Problems& problems() const { return m_problems; }

private:
    const Problem& at(int row) const { return (*m_problems)[m_rows[static_cast<std::size_t>(row)]]; }
    void rebuild();

    Problems m_problems;
    std::optional<ProblemKind> m_kind;
    std::map<ProblemKind, int> m_counts;
    std::vector<std::uint32_t> m_rows;
};

/// A list of problems as text, those of one kind or all: path, tab, reason, a line each. Any thread.
QString problemLines(const std::vector<Problem>& problems, std::optional<ProblemKind> kind);
/// One word or two for people: "Ends early", "Same picture".
QString problemText(ProblemKind kind);
/// How many pictures validate or test and train, too (PreparedData::leaked); empty for none.
QString leakText(qint64 pictures);
/// How many look like one that trains (PreparedData::nearlyLeaked), and what can be done; empty for none.
QString nearLeakText(qint64 pictures);
/// Core's phrase with its numbers; in another language than English only where the phrase is known there.
QString reasonText(const Problem& problem);

}  // namespace studio::ui
