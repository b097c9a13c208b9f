// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/data_set.h"
#include "core/evaluation/evaluation.h"
#include "ui/widgets/prediction_strip.h"

#include <QObject>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace studio::ui {

class Session;

/// Twelve of `items` (indices into data.items), from the classes in turn, so that each is seen; a function of `draw`.
std::vector<std::uint32_t> pickInTurn(const PreparedData& data, const std::vector<std::uint32_t>& items,
                                      std::uint64_t draw, int count = PredictionStrip::kCells);

/// Twelve validation pictures and what the main head said of them after each epoch. Nothing is asked for them: they are
/// looked up among the answers that the epoch's validation gave with these very weights, so that the trainer does no
/// more than it did. Without weights of this session the answers are those of the session's predictions. Those chosen
/// by hand are remembered for each data set.
class TwelvePictures : public QObject {
    Q_OBJECT
public:
    explicit TwelvePictures(Session& session, QObject* parent = nullptr);

    std::vector<int> epochs() const;  ///< there are answers of, ascending
    /// As answered with the weights of `epoch`; 0: the latest answers there are, or none yet.
    std::vector<PredictionStrip::Cell> cells(int epoch = 0) const;
    /// Other pictures, which are not remembered.
    void drawAgain();
    /// Back to those that drawAgain() took away, if some of them were chosen by hand.
    void undo();
    bool canUndo() const { return !m_replaced.empty(); }
    /// Another picture in one place; two that are exchanged for each other change places. Paths that don't validate are
    /// passed over.
    void exchange(std::size_t place, const std::string& path);

signals:
    void changed();

private:
    struct Answer {
        QString name;
        double confidence = 0;
    };
    using Answers = std::map<std::string, Answer>;  ///< by path
    void takeData();
    void takeRemembered();
    void remember() const;
    void takeAnswers();
    Answers answersIn(const std::vector<Prediction>& predictions, const std::vector<std::string>& classes) const;
    QString memoryKey() const;

    Session& m_session;
    std::shared_ptr<const PreparedData> m_data;
    std::vector<std::uint32_t> m_items;
    std::map<int, Answers> m_answers;  ///< by epoch
    std::uint64_t m_draw = 1;
    bool m_chosen = false;  ///< by hand, in this session or an earlier one
    std::vector<std::uint32_t> m_replaced;
    std::map<int, Answers> m_replacedAnswers;
};

}  // namespace studio::ui
