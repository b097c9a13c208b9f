// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/training/twelve_pictures.h"

#include "core/base/random.h"
#include "core/evaluation/evaluation.h"
#include "ui/session.h"
#include "ui/text/core_text.h"

#include <algorithm>

namespace studio::ui {

std::vector<std::uint32_t> pickInTurn(const PreparedData& data, const std::vector<std::uint32_t>& items,
                                      std::uint64_t draw, int count) {
    std::vector<std::vector<std::uint32_t>> byClass(data.classes.size());
    for (const std::uint32_t place : shuffledOrder(static_cast<std::uint32_t>(items.size()), draw, 0)) {
        byClass[static_cast<std::size_t>(data.items[items[place]].label)].push_back(items[place]);
    }
    std::vector<std::uint32_t> picked;
    const auto wanted = std::min(items.size(), static_cast<std::size_t>(count));
    for (std::size_t turn = 0; picked.size() < wanted; ++turn) {
        for (const auto& ofClass : byClass) {
            if (turn < ofClass.size() && picked.size() < wanted) picked.push_back(ofClass[turn]);
        }
    }
    return picked;
}

TwelvePictures::TwelvePictures(Session& session, QObject* parent) : QObject(parent), m_session(session), m_job(this) {
    connect(&session, &Session::preparedChanged, this, &TwelvePictures::takeData);
    connect(&session, &Session::dataSetChanged, this, &TwelvePictures::takeData);
    connect(&session, &Session::snapshotChanged, this, &TwelvePictures::ask);
    connect(&session, &Session::predictionsChanged, this, &TwelvePictures::changed);
    takeData();
}

void TwelvePictures::takeData() {
    if (m_data == m_session.prepared()) return;
    m_data = m_session.prepared();
    pick();
}

void TwelvePictures::drawAgain() {
    ++m_draw;
    pick();
}

void TwelvePictures::pick() {
    m_job.cancel();
    m_answers.clear();
    m_items = m_data ? pickInTurn(*m_data, m_data->indicesOf(Split::Validation), m_draw) : std::vector<std::uint32_t>();
    emit changed();
    ask();
}

static PredictionStrip::Cell cellOf(const Prediction& prediction, const QString& truth,
                                    const std::vector<std::string>& classes) {
    const auto answer = static_cast<std::size_t>(prediction.answer());
    return {prediction.path, truth, answer < classes.size() ? fromUtf8(classes[answer]) : QString(),
            prediction.confidence()};
}

TwelvePictures::Cells TwelvePictures::unanswered() const {
    Cells cells;
    for (const std::uint32_t index : m_items) {
        const Item& item = m_data->items[index];
        cells.push_back({item.path, fromUtf8(m_data->classes[static_cast<std::size_t>(item.label)]), {}, 0});
    }
    return cells;
}

void TwelvePictures::ask() {
    const std::shared_ptr<const Model> model = m_session.liveModel();
    if (!model || m_items.empty()) return;
    m_job.start(
        [this, model, data = m_data, items = m_items, epoch = m_session.liveEpoch(),
         classes = m_session.history().start.classes,
         blank = unanswered()](std::stop_token stop, const Job::Post&) -> Job::Deliver {
            PredictOptions options;
            options.batchSize = PredictionStrip::kCells;
            options.workers = 1;
            options.stop = stop;
            Cells cells = blank;
            for (const Prediction& prediction : predictItems(*model, data, items, options)) {
                const auto cell = std::find_if(cells.begin(), cells.end(), [&](const PredictionStrip::Cell& candidate) {
                    return candidate.path == prediction.path;
                });
                if (cell != cells.end()) *cell = cellOf(prediction, cell->truth, classes);
            }
            return [this, epoch, cells] {
                m_answers[epoch] = cells;
                emit changed();
            };
        },
        [](const studio::Error&) { /* the trainer meets the same error and says it */ });
}

std::vector<int> TwelvePictures::epochs() const {
    std::vector<int> epochs;
    for (const auto& [epoch, cells] : m_answers) epochs.push_back(epoch);
    return epochs;
}

TwelvePictures::Cells TwelvePictures::fromPredictions() const {
    Cells cells = unanswered();
    for (PredictionStrip::Cell& cell : cells) {
        const auto& predictions = m_session.predictions();
        const auto found = std::find_if(predictions.begin(), predictions.end(),
                                        [&](const Prediction& prediction) { return prediction.path == cell.path; });
        if (found != predictions.end()) cell = cellOf(*found, cell.truth, m_session.predictionClasses());
    }
    return cells;
}

TwelvePictures::Cells TwelvePictures::cells(int epoch) const {
    if (!m_data) return {};
    if (const auto found = m_answers.find(epoch); found != m_answers.end()) return found->second;
    return m_answers.empty() ? fromPredictions() : m_answers.rbegin()->second;
}

}  // namespace studio::ui
