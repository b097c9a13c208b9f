// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/data_set.h"
#include "ui/base/job.h"
#include "ui/widgets/prediction_strip.h"

#include <QObject>
#include <map>
#include <memory>
#include <vector>

namespace studio::ui {

class Session;

/// Twelve of `items` (indices into data.items), from the classes in turn, so that each is seen; a function of `draw`.
std::vector<std::uint32_t> pickInTurn(const PreparedData& data, const std::vector<std::uint32_t>& items,
                                      std::uint64_t draw, int count = PredictionStrip::kCells);

/// Twelve validation pictures and what the main head said of them after each epoch: they are asked anew, on a thread,
/// whenever an epoch's weights arrive (a dozen pictures cost the trainer nothing). Without weights of this session the
/// answers are those of the session's predictions.
class TwelvePictures : public QObject {
    Q_OBJECT
public:
    explicit TwelvePictures(Session& session, QObject* parent = nullptr);

    std::vector<int> epochs() const;  ///< there are answers of, ascending
    /// As answered with the weights of `epoch`; 0: the latest answers there are, or none yet.
    std::vector<PredictionStrip::Cell> cells(int epoch = 0) const;
    /// Other pictures.
    void drawAgain();

signals:
    void changed();

private:
    using Cells = std::vector<PredictionStrip::Cell>;
    void takeData();
    void pick();
    void ask();
    Cells unanswered() const;
    Cells fromPredictions() const;

    Session& m_session;
    Job m_job;
    std::shared_ptr<const PreparedData> m_data;
    std::vector<std::uint32_t> m_items;
    std::map<int, Cells> m_answers;  ///< by epoch
    std::uint64_t m_draw = 1;
};

}  // namespace studio::ui
