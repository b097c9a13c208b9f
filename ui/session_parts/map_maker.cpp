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

MapMaker::MapMaker(QObject* parent) : QObject(parent), m_job(this) {}

Job::Deliver MapMaker::work(const std::shared_ptr<const Answers>& answers, const std::stop_token& stop,
                            const Job::Post& post) {
    PictureMap made;
    made.answers = answers;
    std::vector<std::uint32_t> items = evenlyPicked(answers->predictions->size(), kMostPictures);
    made.looked = items.size();
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
        emit changed();
    };
}

void MapMaker::make(std::shared_ptr<const Answers> answers) {
    m_error.reset();
    m_job.start([this, answers = std::move(answers)](std::stop_token stop,
                                                     const Job::Post& post) { return work(answers, stop, post); },
                [this](const studio::Error& error) {
                    m_error = error;
                    emit changed();
                });
    emit changed();
}

void MapMaker::cancel() {
    m_job.cancel();
    emit changed();
}

void MapMaker::clear() {
    m_map.reset();
    m_error.reset();
    cancel();
}

}  // namespace studio::ui
