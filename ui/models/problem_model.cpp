// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/problem_model.h"

#include "ui/text/core_text.h"
#include "ui/text/language.h"

#include <QCoreApplication>
#include <algorithm>

namespace studio::ui {

namespace {

/// Core's phrase with its numbers; in another language than English only where the phrase is known there.
QString reasonText(const Problem& problem) {
    const QString english = fromUtf8(problem.message);
    const QString phrase = phraseText("Problems", problem.message);
    if (english.isEmpty() || (phrase == english && language() != Language::English)) return problemText(problem.kind);
    return phrase;
}

}  // namespace

ProblemModel::ProblemModel(QObject* parent) : QAbstractListModel(parent) {}

void ProblemModel::setProblems(std::vector<Problem> problems) {
    std::stable_sort(problems.begin(), problems.end(),
                     [](const Problem& a, const Problem& b) { return isUsed(a.kind) < isUsed(b.kind); });
    beginResetModel();
    m_problems = std::move(problems);
    endResetModel();
}

int ProblemModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_problems.size());
}

int ProblemModel::leftOut() const {
    return static_cast<int>(
        std::count_if(m_problems.begin(), m_problems.end(), [](const Problem& one) { return !isUsed(one.kind); }));
}

QVariant ProblemModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= rowCount()) return {};
    const Problem& one = m_problems[static_cast<std::size_t>(index.row())];
    const QString reason = reasonText(one);
    switch (role) {
        case Qt::DisplayRole:
            return fromUtf8(one.path);
        case Qt::ToolTipRole:
            return fromUtf8(one.path) + '\n' + reason;
        case Qt::AccessibleTextRole:
            return fromUtf8(one.path) + ", " + reason;
        case ReasonRole:
            return reason;
        case UsedRole:
            return isUsed(one.kind);
        case PathRole:
            return fromUtf8(one.path);
        default:
            return {};
    }
}

QString problemText(ProblemKind kind) {
    const auto text = [](const char* source) { return QCoreApplication::translate("Problems", source); };
    switch (kind) {
        case ProblemKind::Empty:
            return text(QT_TRANSLATE_NOOP("Problems", "Empty file"));
        case ProblemKind::NotAPicture:
            return text(QT_TRANSLATE_NOOP("Problems", "Not a picture"));
        case ProblemKind::Unreadable:
            return text(QT_TRANSLATE_NOOP("Problems", "Can't be read"));
        case ProblemKind::Truncated:
            return text(QT_TRANSLATE_NOOP("Problems", "Ends early"));
        case ProblemKind::TooSmall:
            return text(QT_TRANSLATE_NOOP("Problems", "Too small"));
        case ProblemKind::TooLarge:
            return text(QT_TRANSLATE_NOOP("Problems", "Too large"));
        case ProblemKind::TwoClasses:
            return text(QT_TRANSLATE_NOOP("Problems", "In two classes"));
        case ProblemKind::NotAFile:
            return text(QT_TRANSLATE_NOOP("Problems", "Not a plain file"));
        case ProblemKind::Duplicate:
            return text(QT_TRANSLATE_NOOP("Problems", "Same picture twice; used"));
        case ProblemKind::WrongEnding:
            return text(QT_TRANSLATE_NOOP("Problems", "Ending of another format; used"));
    }
    return {};
}

}  // namespace studio::ui
