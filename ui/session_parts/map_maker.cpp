// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/session_parts/map_maker.h"

#include <algorithm>
#include <string_view>
#include <unordered_map>
#include <utility>

namespace studio::ui {

static constexpr int kToldEvery = 20;  ///< steps of arranging

std::optional<std::size_t> PictureMap::pointOf(const std::string& path) const {
    const auto found = std::ranges::find_if(
        features.items, [&](std::uint32_t item) { return (*answers->predictions)[item].path == path; });
    if (found == features.items.end()) return std::nullopt;
    return static_cast<std::size_t>(found - features.items.begin());
}

/// An item for each prediction, in their order.
static std::shared_ptr<const PreparedData> dataOf(const Answers& answers) {
    auto data = std::make_shared<PreparedData>();
    data->set = answers.set;
    data->classes = answers.set->classes;
    std::unordered_map<std::string_view, const Item*> byPath;
    byPath.reserve(answers.set->items.size());
    for (const Item& item : answers.set->items) byPath.emplace(item.path, &item);
    for (const Prediction& prediction : *answers.predictions) {
        const auto found = byPath.find(prediction.path);
        data->items.push_back(found != byPath.end() ? *found->second : Item{.path = prediction.path});
    }
    return data;
}

static std::vector<std::uint32_t> evenlyPicked(std::size_t count, std::size_t most) {
    std::vector<std::uint32_t> picked;
    const std::size_t wanted = std::min(count, most);
    for (std::size_t i = 0; i < wanted; ++i) picked.push_back(static_cast<std::uint32_t>(i * count / wanted));
    return picked;
}

static constexpr std::uint32_t kGone = 0xFFFFFFFF;

/// Where each of `all` is among `some`, or kGone; nothing where these are not in the same order, or others.
static std::optional<std::vector<std::uint32_t>> placesAmong(const Answers& some, const Answers& all) {
    if (some.set != all.set) return std::nullopt;
    const std::vector<Prediction>&left = *some.predictions, &before = *all.predictions;
    std::vector<std::uint32_t> places(before.size(), kGone);
    std::uint32_t next = 0;
    for (std::size_t i = 0; i < before.size() && next < left.size(); ++i)
        if (before[i].path == left[next].path) places[i] = next++;
    if (next < left.size()) return std::nullopt;
    return places;
}

/// Those rows of a map whose pictures are still answered.
static PictureMap rowsOf(const PictureMap& map, const std::shared_ptr<const Answers>& answers,
                         const std::stop_token& stop) {
    const auto places = placesAmong(*answers, *map.answers);
    if (!places) throw studio::Error(ErrorCode::Cancelled);
    PictureMap left;
    left.answers = answers;
    left.features.width = map.features.width;
    left.map.method = map.map.method;
    for (std::size_t row = 0; row < map.features.rows(); ++row) {
        if (stop.stop_requested()) throw studio::Error(ErrorCode::Cancelled);
        const std::uint32_t place = (*places)[map.features.items[row]];
        if (place == kGone) continue;
        const auto values = map.features.row(row);
        left.features.items.push_back(place);
        left.features.values.insert(left.features.values.end(), values.begin(), values.end());
        left.map.places.push_back(map.map.places[row]);
    }
    for (const std::uint32_t item : map.looked)
        if ((*places)[item] != kGone) left.looked.push_back((*places)[item]);
    return left;
}

MapMaker::MapMaker(QObject* parent) : QObject(parent), m_job(this), m_rowsJob(this) {}

bool MapMaker::arePart(const Answers& some, const Answers& all) {
    return placesAmong(some, all).has_value();
}

std::shared_ptr<const Answers> MapMaker::answers() const {
    if (m_job.running()) return m_making;
    return m_map ? m_map->answers : nullptr;
}

Job::Deliver MapMaker::work(const std::shared_ptr<const Answers>& answers, const std::stop_token& stop,
                            const Job::Post& post) {
    PictureMap made;
    made.answers = answers;
    std::vector<std::uint32_t> items = evenlyPicked(answers->predictions->size(), kMostPictures);
    made.looked = items;
    PredictOptions options;
    options.stop = stop;
    options.progress = [this, post](std::int64_t done, std::int64_t total) {
        post([this, done, total] { emit looked(done, total); });
    };
    made.features = ofUnitLength(featuresOfItems(*answers->model, dataOf(*answers), std::move(items), options));
    made.map = placesOf(made.features, stop, [this, post](int done, int total) {
        if (done % kToldEvery == 0) post([this, done, total] { emit arranged(done, total); });
    });
    return [this, map = std::make_shared<const PictureMap>(std::move(made))] {
        m_map = map;
        if (m_kept) keepRows();
        emit changed();
    };
}

void MapMaker::make(std::shared_ptr<const Answers> answers) {
    m_error.reset();
    m_rowsJob.cancel();
    m_kept.reset();
    m_making = answers;
    m_job.start([this, answers = std::move(answers)](std::stop_token stop,
                                                     const Job::Post& post) { return work(answers, stop, post); },
                [this](const studio::Error& error) {
                    m_map.reset();  // one of earlier answers
                    m_error = error;
                    emit changed();
                });
    emit changed();
}

bool MapMaker::keep(const std::shared_ptr<const Answers>& answers) {
    const auto of = this->answers();
    if (!of || of->model != answers->model || answers->predictions->size() < kFewestPictures || !arePart(*answers, *of))
        return false;
    m_kept = answers;
    if (!m_job.running()) keepRows();
    return true;
}

/// On a thread: of 20,000 pictures 80 MB are copied. The map before holds its own answers until then.
void MapMaker::keepRows() {
    m_rowsJob.start(
        [this, map = m_map, answers = std::exchange(m_kept, nullptr)](std::stop_token stop,
                                                                      const Job::Post&) -> Job::Deliver {
            return [this, left = std::make_shared<const PictureMap>(rowsOf(*map, answers, stop))] {
                m_map = left;
                emit changed();
            };
        },
        [this](const studio::Error& error) {
            m_map.reset();
            m_error = error;
            emit changed();
        });
}

void MapMaker::cancel() {
    m_kept.reset();
    m_job.cancel();
    emit changed();
}

void MapMaker::clear() {
    m_map.reset();
    m_rowsJob.cancel();
    m_error.reset();
    cancel();
}

}  // namespace studio::ui
