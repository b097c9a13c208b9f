// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/problem_model.h"

#include "ui/text/core_text.h"
#include "ui/text/language.h"

#include <QCoreApplication>

namespace studio::ui {

QString reasonText(const Problem& problem) {
    const QString english = fromUtf8(problem.message);
    const QString phrase = phraseText("Problems", problem.message);
    if (english.isEmpty() || (phrase == english && language() != Language::English)) return problemText(problem.kind);
    return phrase;
}

QString leakText(qint64 pictures) {
    if (pictures <= 0) return {};
    const int count = static_cast<int>(pictures);  // lupdate passes over a text with a cast after it
    return QCoreApplication::translate(
        "Problems",
        "%n picture(s) that validate or test are among those that train, too: the answers to them are no proof.",
        nullptr, count);
}

QString nearLeakText(qint64 pictures) {
    if (pictures <= 0) return {};
    const int count = static_cast<int>(pictures);
    return QCoreApplication::translate(
        "Problems",
        "%n picture(s) that validate or test are nearly the same as one that trains: the answers to them prove little. "
        "Delete leaves a picture out.",
        nullptr, count);
}

ProblemModel::ProblemModel(QObject* parent) : QAbstractListModel(parent) {}

void ProblemModel::setProblems(Problems problems) {
    beginResetModel();
    m_problems = std::move(problems);
    m_counts.clear();
    if (m_problems)
        for (const Problem& one : *m_problems) ++m_counts[one.kind];
    if (m_kind && !m_counts.contains(*m_kind)) m_kind.reset();
    rebuild();
    endResetModel();
}

void ProblemModel::setKind(std::optional<ProblemKind> kind) {
    if (kind == m_kind) return;
    beginResetModel();
    m_kind = kind;
    rebuild();
    endResetModel();
}

void ProblemModel::rebuild() {
    m_rows.clear();
    if (!m_problems) return;
    for (const bool used : {false, true})
        for (std::uint32_t i = 0; i < m_problems->size(); ++i) {
            const ProblemKind kind = (*m_problems)[i].kind;
            if (isUsed(kind) == used && (!m_kind || kind == *m_kind)) m_rows.push_back(i);
        }
}

int ProblemModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int ProblemModel::total() const {
    return m_problems ? static_cast<int>(m_problems->size()) : 0;
}

int ProblemModel::leftOut() const {
    int count = 0;
    for (const auto& [kind, files] : m_counts)
        if (!isUsed(kind)) count += files;
    return count;
}

QString problemLines(const std::vector<Problem>& problems, std::optional<ProblemKind> kind) {
    QString lines;
    for (const Problem& one : problems)
        if (!kind || one.kind == *kind) lines += fromUtf8(one.path) + '\t' + reasonText(one) + '\n';
    return lines;
}

QVariant ProblemModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= rowCount()) return {};
    const Problem& one = at(index.row());
    switch (role) {
        case Qt::DisplayRole:
        case PathRole:
            return fromUtf8(one.path);
        case Qt::ToolTipRole:
            return fromUtf8(one.path) + '\n' + reasonText(one);
        case Qt::AccessibleTextRole:
            return fromUtf8(one.path) + ", " + reasonText(one);
        case ReasonRole:
            return reasonText(one);
        case UsedRole:
            return isUsed(one.kind);
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
        case ProblemKind::NearDuplicate:
            return text(QT_TRANSLATE_NOOP("Problems", "Nearly the same picture; used"));
        case ProblemKind::WrongEnding:
            return text(QT_TRANSLATE_NOOP("Problems", "Ending of another format; used"));
    }
    return {};
}

}  // namespace studio::ui
