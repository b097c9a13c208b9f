// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/prediction_order.h"

#include <QAbstractListModel>
#include <string>
#include <vector>

namespace studio::ui {

/// The pictures the network was asked about, filtered and sorted, a row each.
class PredictionModel : public QAbstractListModel {
    Q_OBJECT
public:
    enum Role {
        PathRole = Qt::UserRole + 1,  ///< QByteArray, as Prediction::path
        AnswerRole,                   ///< QString
        TruthRole,                    ///< QString; empty: not known
        ConfidenceRole,               ///< double 0..1
        KnownRole,                    ///< bool: the truth is known
        RightRole,                    ///< bool
    };

    explicit PredictionModel(QObject* parent = nullptr);

    void setAnswers(std::shared_ptr<const Answers> answers);
    void setFilter(const PredictionFilter& filter);
    void setOrder(PredictionOrder order);

    const PredictionFilter& filter() const { return m_filter; }
    PredictionOrder order() const { return m_order; }
    const std::shared_ptr<const Answers>& answers() const { return m_answers; }
    const std::vector<Prediction>& predictions() const { return *m_answers->predictions; }
    const std::vector<std::string>& classes() const { return m_answers->classes; }
    QString className(int label) const;  ///< empty for -1
    const Prediction* prediction(int row) const;
    int rowOf(const std::string& path) const;  ///< -1: filtered out or not there

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;

private:
    void arrange();
    QString describe(const Prediction& prediction, const PredictionFacts& facts) const;

    std::shared_ptr<const Answers> m_answers = noAnswers();
    PredictionFilter m_filter;
    PredictionOrder m_order = PredictionOrder::ConfidentMistakes;
    std::vector<int> m_rows;
};

}  // namespace studio::ui
