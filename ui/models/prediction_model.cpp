// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/prediction_model.h"

#include "ui/text/core_text.h"

#include <algorithm>

namespace studio::ui {

PredictionModel::PredictionModel(QObject* parent) : QAbstractListModel(parent) {}

void PredictionModel::setAnswers(std::shared_ptr<const Answers> answers) {
    // Of another set what is named alike is another picture; of other pictures nothing would be shown.
    const auto caught = [this](const Prediction& prediction) { return m_filter.within->contains(prediction.path); };
    if (m_filter.within && (answers->set != m_answers->set || std::ranges::none_of(*answers->predictions, caught)))
        m_filter.within.reset();
    m_answers = std::move(answers);
    const auto outside = [this](int label) { return label >= static_cast<int>(classes().size()); };
    if (outside(m_filter.truth) || outside(m_filter.answer)) m_filter = {};
    arrange();
}

void PredictionModel::setFilter(const PredictionFilter& filter) {
    if (filter == m_filter) return;
    m_filter = filter;
    arrange();
}

void PredictionModel::setOrder(PredictionOrder order) {
    if (order == m_order) return;
    m_order = order;
    arrange();
}

void PredictionModel::arrange() {
    beginResetModel();
    m_rows = arranged(predictions(), m_answers->facts, m_filter, m_order);
    endResetModel();
}

QString PredictionModel::className(int label) const {
    if (label < 0 || label >= static_cast<int>(classes().size())) return {};
    return fromUtf8(classes()[static_cast<std::size_t>(label)]);
}

const Prediction* PredictionModel::prediction(int row) const {
    if (row < 0 || row >= rowCount()) return nullptr;
    return &predictions()[static_cast<std::size_t>(m_rows[static_cast<std::size_t>(row)])];
}

int PredictionModel::rowOf(const std::string& path) const {
    const auto row = std::find_if(m_rows.begin(), m_rows.end(), [&](int index) {
        return predictions()[static_cast<std::size_t>(index)].path == path;
    });
    return row == m_rows.end() ? -1 : static_cast<int>(row - m_rows.begin());
}

int PredictionModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QString PredictionModel::describe(const Prediction& prediction, const PredictionFacts& facts) const {
    const QString answer = className(facts.answer), truth = className(prediction.truth);
    const QString percent = QString::number(100 * facts.confidence, 'f', 1);
    if (!facts.known) return tr("%1, %2 %").arg(answer, percent);
    if (facts.right) return tr("%1, %2 %, right").arg(answer, percent);
    return tr("%1, %2 %, wrong: the picture is in %3").arg(answer, percent, truth);
}

QVariant PredictionModel::data(const QModelIndex& index, int role) const {
    const Prediction* prediction = index.isValid() ? this->prediction(index.row()) : nullptr;
    if (!prediction) return {};
    const PredictionFacts& facts =
        m_answers->facts[static_cast<std::size_t>(m_rows[static_cast<std::size_t>(index.row())])];
    switch (role) {
        case Qt::DisplayRole:
        case Qt::ToolTipRole:
        case Qt::AccessibleTextRole:
            return describe(*prediction, facts);
        case PathRole:
            return QByteArray::fromStdString(prediction->path);
        case AnswerRole:
            return className(facts.answer);
        case TruthRole:
            return className(prediction->truth);
        case ConfidenceRole:
            return facts.confidence;
        case KnownRole:
            return facts.known;
        case RightRole:
            return facts.right;
        default:
            return {};
    }
}

}  // namespace studio::ui
