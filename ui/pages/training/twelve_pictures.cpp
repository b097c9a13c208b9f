// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/training/twelve_pictures.h"

#include "core/base/files.h"
#include "core/base/random.h"
#include "core/evaluation/evaluation.h"
#include "ui/base/app_settings.h"
#include "ui/session.h"
#include "ui/text/core_text.h"

#include <QCryptographicHash>
#include <algorithm>
#include <set>
#include <utility>

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

TwelvePictures::TwelvePictures(Session& session, QObject* parent) : QObject(parent), m_session(session) {
    connect(&session, &Session::preparedChanged, this, &TwelvePictures::takeData);
    connect(&session, &Session::dataSetChanged, this, &TwelvePictures::takeData);
    connect(&session, &Session::snapshotChanged, this, &TwelvePictures::takeAnswers);
    connect(&session, &Session::predictionsChanged, this, &TwelvePictures::changed);
    takeData();
}

void TwelvePictures::takeData() {
    if (m_data == m_session.prepared()) return;
    m_data = m_session.prepared();
    m_answers.clear();
    m_items.clear();
    m_replaced.clear();
    m_chosen = false;
    if (m_data) {
        m_items = pickInTurn(*m_data, m_data->indicesOf(Split::Validation), m_draw);
        takeRemembered();
    }
    takeAnswers();
}

QString TwelvePictures::memoryKey() const {
    const QByteArray data = QCryptographicHash::hash(m_session.dataPath().toUtf8(), QCryptographicHash::Md5).toHex();
    return QStringLiteral("training/pictures/") + QString::fromLatin1(data);
}

/// The remembered ones that still validate come first, in their places; what was drawn fills the rest.
void TwelvePictures::takeRemembered() {
    const QStringList paths = appSettings().value(memoryKey()).toStringList();
    for (qsizetype place = 0; place < paths.size() && place < static_cast<qsizetype>(m_items.size()); ++place) {
        const std::string path = pathFromText(paths[place].toStdString()).string();
        const auto item = std::lower_bound(m_data->items.begin(), m_data->items.end(), path,
                                           [](const Item& one, const std::string& name) { return one.path < name; });
        const bool validates = item != m_data->items.end() && item->path == path && item->split == Split::Validation;
        if (!validates) continue;
        m_chosen = true;
        const auto index = static_cast<std::uint32_t>(item - m_data->items.begin());
        const auto twice = std::find(m_items.begin(), m_items.end(), index);
        if (twice != m_items.end()) *twice = m_items[static_cast<std::size_t>(place)];
        m_items[static_cast<std::size_t>(place)] = index;
    }
}

void TwelvePictures::remember() const {
    QStringList paths;
    for (const std::uint32_t item : m_items) paths << QString::fromStdString(pathToText(m_data->items[item].path));
    appSettings().setValue(memoryKey(), paths);
}

void TwelvePictures::drawAgain() {
    if (!m_data) return;
    if (std::exchange(m_chosen, false)) {  // drawn ones are no loss
        m_replaced = m_items;
        m_replacedAnswers = m_answers;
    }
    ++m_draw;
    m_items = pickInTurn(*m_data, m_data->indicesOf(Split::Validation), m_draw);
    m_answers.clear();
    appSettings().remove(memoryKey());
    takeAnswers();
}

void TwelvePictures::undo() {
    if (!canUndo()) return;
    m_items = std::exchange(m_replaced, {});
    m_answers = std::exchange(m_replacedAnswers, {});
    m_chosen = true;
    remember();
    takeAnswers();
}

void TwelvePictures::exchange(std::size_t place, const std::string& path) {
    if (!m_data || place >= m_items.size()) return;
    for (const std::uint32_t index : m_data->indicesOf(Split::Validation)) {
        if (m_data->items[index].path != path) continue;
        const auto twice = std::find(m_items.begin(), m_items.end(), index);
        if (twice != m_items.end()) *twice = m_items[place];
        m_items[place] = index;
        m_chosen = true;
        m_replaced.clear();
        remember();
        return takeAnswers();
    }
}

auto TwelvePictures::answersIn(const std::vector<Prediction>& predictions,
                               const std::vector<std::string>& classes) const -> Answers {
    std::set<std::string_view> wanted;
    for (const std::uint32_t item : m_items) wanted.insert(m_data->items[item].path);
    Answers found;
    for (const Prediction& prediction : predictions) {
        if (!wanted.contains(prediction.path)) continue;
        const auto answer = static_cast<std::size_t>(prediction.answer());
        if (answer >= classes.size()) continue;
        found[prediction.path] = {fromUtf8(classes[answer]), prediction.confidence()};
    }
    return found;
}

void TwelvePictures::takeAnswers() {
    const auto answers = m_session.liveAnswers();
    if (!answers) {  // another run
        m_answers.clear();
        m_replacedAnswers.clear();
    }
    if (answers && m_data) m_answers[m_session.liveEpoch()] = answersIn(*answers, m_session.history().start.classes);
    emit changed();
}

std::vector<int> TwelvePictures::epochs() const {
    std::vector<int> epochs;
    for (const auto& [epoch, answers] : m_answers) epochs.push_back(epoch);
    return epochs;
}

std::vector<PredictionStrip::Cell> TwelvePictures::cells(int epoch) const {
    if (!m_data) return {};
    Answers answers;
    if (const auto found = m_answers.find(epoch); found != m_answers.end())
        answers = found->second;
    else if (!m_answers.empty())
        answers = m_answers.rbegin()->second;
    else if (m_session.hasWeights(m_session.weightsSource()))  // else they are those of another run
        answers = answersIn(m_session.predictions(), m_session.answers()->classes);
    std::vector<PredictionStrip::Cell> cells;
    for (const std::uint32_t index : m_items) {
        const Item& item = m_data->items[index];
        const auto answer = answers.find(item.path);
        cells.push_back({item.path, fromUtf8(m_data->classes[static_cast<std::size_t>(item.label)]),
                         answer == answers.end() ? QString() : answer->second.name,
                         answer == answers.end() ? 0 : answer->second.confidence});
    }
    return cells;
}

}  // namespace studio::ui
