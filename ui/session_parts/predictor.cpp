// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/session_parts/predictor.h"

#include "core/data/decode.h"

#include <QFile>
#include <algorithm>
#include <filesystem>
#include <numeric>

namespace fs = std::filesystem;

namespace studio::ui {
namespace {

std::vector<fs::path> picturesBelow(const fs::path& place, const std::stop_token& stop) {
    std::error_code ignored;
    if (!fs::is_directory(place, ignored)) return {place};
    std::vector<fs::path> found;
    const auto options = fs::directory_options::skip_permission_denied;
    for (auto entry = fs::recursive_directory_iterator(place, options, ignored);
         entry != fs::recursive_directory_iterator(); entry.increment(ignored)) {
        if (stop.stop_requested()) throw studio::Error(ErrorCode::Cancelled);
        if (ignored) break;
        const bool plain = entry->is_regular_file(ignored);
        if (plain && hasPictureEnding(entry->path().filename().string())) found.push_back(entry->path());
    }
    std::sort(found.begin(), found.end());
    return found;
}

const std::vector<std::string> kNoClasses{""};  ///< of loose files

/// A data set of loose files without truths: absolute paths, one nameless class.
std::shared_ptr<const PreparedData> looseData(const QStringList& files, const std::stop_token& stop) {
    auto set = std::make_shared<DataSet>();
    set->classes = kNoClasses;
    for (const QString& file : files)
        for (const fs::path& path : picturesBelow(fs::absolute(fs::path(QFile::encodeName(file).toStdString())), stop))
            set->items.push_back({.path = path.string(), .label = 0, .split = Split::Test});
    if (set->items.empty()) throw studio::Error(ErrorCode::EmptyDataSet, {files.value(0).toStdString()});
    auto data = std::make_shared<PreparedData>();
    data->set = set;
    data->classes = set->classes;
    data->items = set->items;
    return data;
}

struct Matched {
    ClassMatch match = ClassMatch::Same;
    std::vector<std::int32_t> truths;  ///< the data's label -> the model's, -1 when it has no such class
    std::vector<std::string> classes;  ///< of the model, as they are to be called
};

Matched matched(const NamedModel& model, const std::vector<std::string>& ofData) {
    if (ofData == kNoClasses) return {.truths = {-1}, .classes = model.classes};
    Matched found{.truths = std::vector<std::int32_t>(ofData.size()), .classes = model.classes};
    if (!model.named && model.classes.size() == ofData.size()) {
        std::iota(found.truths.begin(), found.truths.end(), 0);
        found.match = ClassMatch::ByPlace;
        found.classes = ofData;
        return found;
    }
    std::size_t known = 0;
    for (std::size_t label = 0; label < ofData.size(); ++label) {
        const auto place = std::ranges::find(model.classes, ofData[label]);
        known += place != model.classes.end();
        found.truths[label] =
            place == model.classes.end() ? -1 : static_cast<std::int32_t>(place - model.classes.begin());
    }
    found.match = known == 0                             ? ClassMatch::None
                  : known < ofData.size()                ? ClassMatch::Partly
                  : std::ranges::is_sorted(found.truths) ? ClassMatch::Same
                                                         : ClassMatch::ByName;
    return found;
}

}  // namespace

Predictor::Predictor(QObject* parent) : QObject(parent) {}

Job::Deliver Predictor::work(const NamedModel& model, const std::shared_ptr<const PreparedData>& data,
                             std::vector<std::uint32_t> items, std::stop_token stop, const Job::Post& post) {
    PredictOptions options;
    options.stop = stop;
    options.progress = [this, post](std::int64_t done, std::int64_t total) {
        post([this, done, total] { emit progress(done, total); });
    };
    std::vector<Problem> problems;
    options.onProblem = [&problems](const Problem& problem) {
        if (!isUsed(problem.kind)) problems.push_back(problem);
    };
    std::vector<Prediction> found = predictItems(*model.model, data, std::move(items), options);
    Matched by = matched(model, data->classes);
    for (Prediction& one : found) one.truth = one.truth < 0 ? -1 : by.truths[static_cast<std::size_t>(one.truth)];
    return deliver(answersOf(std::make_shared<const std::vector<Prediction>>(std::move(found)), std::move(by.classes),
                             data->set, std::move(problems), by.match, model.model));
}

Job::Deliver Predictor::deliver(std::shared_ptr<const Answers> answers) {
    return [this, answers = std::move(answers)] {
        m_answers = answers;
        emit changed();
    };
}

void Predictor::predict(const NamedModel& model, std::shared_ptr<const PreparedData> data,
                        std::vector<std::uint32_t> items) {
    m_job.start([this, model, data, items](std::stop_token stop,
                                           const Job::Post& post) { return work(model, data, items, stop, post); },
                [this](const studio::Error& error) { emit failed(error); });
    emit progress(0, static_cast<qint64>(items.size()));
}

void Predictor::predictFiles(const NamedModel& model, const QStringList& files) {
    m_job.start(
        [this, model, files](std::stop_token stop, const Job::Post& post) {
            const auto data = looseData(files, stop);
            std::vector<std::uint32_t> all(data->items.size());
            std::iota(all.begin(), all.end(), 0u);
            return work(model, data, all, stop, post);
        },
        [this](const studio::Error& error) { emit failed(error); });
    emit progress(0, 0);
}

void Predictor::take(std::shared_ptr<const std::vector<Prediction>> predictions, const NamedModel& model,
                     std::shared_ptr<const DataSet> set) {
    m_job.start(
        [this, predictions = std::move(predictions), model, set = std::move(set)](std::stop_token, const Job::Post&) {
            return deliver(answersOf(predictions, model.classes, set, {}, ClassMatch::Same, model.model));
        },
        [this](const studio::Error& error) { emit failed(error); });
}

void Predictor::cancel() {
    m_job.cancel();
    emit changed();
}

void Predictor::clear() {
    m_job.cancel();
    m_answers = noAnswers();
    emit changed();
}

}  // namespace studio::ui
