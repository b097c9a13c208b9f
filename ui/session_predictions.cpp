// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/files.h"
#include "core/runs/run_summary.h"
#include "ui/session.h"
#include "ui/session_private.h"
#include "ui/text/core_text.h"
#include "ui/text/run_text.h"

#include <QFile>
#include <QFileInfo>
#include <QLocale>
#include <algorithm>
#include <numeric>

/// Which weights answer, and their answers.
namespace studio::ui {
namespace {

QString perCent(double fraction) {
    return QLocale::c().toString(fraction * 100, 'f', 1);
}

}  // namespace

NamedModel Session::Private::chosenModel() const {
    const std::vector<std::string>& classes = run.history.start.classes;
    if (source == WeightsSource::Live && run.live) return {run.live, classes};
    if (source == WeightsSource::Best && run.best) return {run.best, classes};
    if (source == WeightsSource::Best && readBest) return readBest->model;
    if (source == WeightsSource::File && file) return file->model;
    return {};
}

std::shared_ptr<const Model> Session::chosenModel() const {
    return d->chosenModel().model;
}

void Session::setWeightsSource(WeightsSource source, const QString& file) {
    if (source == WeightsSource::File && !file.isEmpty()) {
        emit openingAsked();
        d->openCheckpoint(QFile::encodeName(QFileInfo(file).absoluteFilePath()).toStdString());
        return;
    }
    if (source == d->source || !hasWeights(source)) return;
    d->source = source;
    emit weightsChanged();
    refreshPredictions();
}

void Session::useWeights(const QString& file, const ReadAs& how) {
    emit openingAsked();
    d->openCheckpoint(QFile::encodeName(QFileInfo(file).absoluteFilePath()).toStdString(), how);
}

Session::WeightsSource Session::weightsSource() const {
    return d->source;
}

bool Session::hasWeights(WeightsSource source) const {
    switch (source) {
        case WeightsSource::Live:
            return d->run.live != nullptr;
        case WeightsSource::Best:
            return d->run.best || d->readBest;
        case WeightsSource::File:
            return d->file.has_value();
    }
    return false;
}

QString Session::weightsFile() const {
    return d->file ? QString::fromStdString(pathToText(d->file->file)) : QString();
}

QString Session::Private::epochText(int epoch) const {
    return ui::epochText(epoch, run.history.epochs);
}

bool Session::Private::ofThisRun(const std::filesystem::path& weights) const {
    return !run.history.start.run.empty() && weights.parent_path() == run.history.start.run / "checkpoints";
}

std::optional<Session::WeightsFacts> Session::fileFacts() const {
    if (!d->file) return std::nullopt;
    const NetworkSpec& network = d->file->model.model->network();
    return WeightsFacts{network.variant, network.inputSize, d->file->epoch, d->file->top1};
}

ReadAs Session::fileReadAs() const {
    if (!d->file) return {};
    const Model& model = *d->file->model.model;
    return {.variant = model.network().variant, .preprocessing = model.preprocessing()};
}

QString Session::weightsText() const {
    if (!hasWeights(d->source)) return tr("no weights yet");
    if (d->source == WeightsSource::Live) return tr("live, %1").arg(d->epochText(d->run.liveEpoch));
    if (d->source == WeightsSource::File) {
        const QString name = QString::fromStdString(pathToText(d->file->file.filename()));
        if (d->ofThisRun(d->file->file) && name == QLatin1String("last.pth"))
            return tr("last, %1").arg(d->epochText(d->file->epoch));
        if (d->ofThisRun(d->file->file)) return d->epochText(d->file->epoch);
        return d->file->top1 ? tr("%1, epoch %2, %3 %").arg(name).arg(d->file->epoch).arg(perCent(*d->file->top1))
                             : name;
    }
    if (!d->run.best && d->readBest->top1)
        return tr("best, epoch %1, %2 %").arg(d->readBest->epoch).arg(perCent(*d->readBest->top1));
    return tr("best, epoch %1, %2 %").arg(d->run.history.bestEpoch).arg(perCent(d->run.history.bestTop1));
}

const std::vector<Session::SavedWeights>& Session::savedWeights() const {
    return d->saved;
}

/// The folder is looked at after each epoch: what was kept then may have made room for a better one.
void Session::Private::listSavedWeights() {
    savedJob.start(
        [this, folder = run.history.start.run](std::stop_token, const Job::Post&) -> Job::Deliver {
            std::vector<KeptWeights> kept;
            if (!folder.empty()) kept = keptWeights(folder);
            return [this, kept] {
                saved.clear();
                for (const KeptWeights& weights : kept)
                    saved.push_back(
                        {QFile::decodeName(weights.file.string().c_str()), keptText(weights, run.history.epochs)});
                emit q.weightsChanged();
            };
        },
        [](const studio::Error&) { /* a folder that can't be listed has no weights to offer */ });
}

Session::Asked Session::asked() const {
    return d->asked;
}

qint64 Session::countOf(Asked asked) const {
    const auto& data = d->data.prepared;
    if (asked == Asked::Files) return d->asked == Asked::Files ? static_cast<qint64>(predictions().size()) : 0;
    if (!data) return 0;
    if (asked == Asked::Training) return data->count(Split::Train);
    if (asked == Asked::Test) return data->count(Split::Test);
    const qint64 validating = data->count(Split::Validation);
    return validating > 0 ? validating : static_cast<qint64>(data->items.size());
}

void Session::setAsked(Asked asked) {
    const bool any = asked == Asked::Files ? !d->askedFiles.isEmpty() : countOf(asked) > 0;
    if (!any) return;
    d->asked = asked;
    refreshPredictions();
    emit weightsChanged();
}

const QStringList& Session::askedFiles() const {
    return d->askedFiles;
}

std::vector<std::uint32_t> Session::Private::itemsAsked() const {
    const Split split = asked == Asked::Training ? Split::Train
                        : asked == Asked::Test   ? Split::Test
                                                 : Split::Validation;
    std::vector<std::uint32_t> items = data.prepared->indicesOf(split);
    if (items.empty() && asked == Asked::Validation) {
        items.resize(data.prepared->items.size());
        std::iota(items.begin(), items.end(), 0u);
    }
    return items;
}

/// The run may have been on other data, or split otherwise, than what is open now.
static bool areOf(const std::vector<Prediction>& answers, const PreparedData& data) {
    const std::vector<std::uint32_t> items = data.indicesOf(Split::Validation);
    return std::equal(
        items.begin(), items.end(), answers.begin(), answers.end(),
        [&](std::uint32_t item, const Prediction& answer) { return data.items[item].path == answer.path; });
}

std::shared_ptr<const std::vector<Prediction>> Session::Private::knownAnswers() const {
    if (asked != Asked::Validation || !data.prepared || run.history.start.classes != data.prepared->classes)
        return nullptr;
    std::shared_ptr<const std::vector<Prediction>> answers;
    if (source == WeightsSource::Live) answers = run.liveAnswers;
    if (source == WeightsSource::Best) answers = run.bestAnswers;
    return answers && areOf(*answers, *data.prepared) ? answers : nullptr;
}

std::shared_ptr<const std::vector<Prediction>> Session::Private::remainingAnswers() const {
    const Answers& shown = *predictor.answers();
    if (shown.model != chosenModel().model || shown.set != data.prepared->set || shown.match != ClassMatch::Same)
        return nullptr;
    const auto left = std::make_shared<std::vector<Prediction>>();
    auto answer = shown.predictions->begin();  // both by path
    for (const std::uint32_t item : itemsAsked()) {
        const std::string& path = data.prepared->items[item].path;
        while (answer != shown.predictions->end() && answer->path < path) ++answer;
        if (answer == shown.predictions->end() || answer->path != path) return nullptr;
        left->push_back(*answer);
    }
    return left;
}

Session::Private::Question Session::Private::question() const {
    return {chosenModel().model, asked == Asked::Files ? nullptr : data.prepared, asked};
}

bool Session::predictionsStale() const {
    const Private::Question now = d->question();
    const bool known = now.data && !d->data.listing();  // others are on their way
    return now.model && (known || d->asked == Asked::Files) && now != d->lastQuestion;
}

void Session::refreshPredictions() {
    const NamedModel model = d->chosenModel();
    if (d->asked == Asked::Files) {
        if (model.model) predictFiles(d->askedFiles);
        return;
    }
    d->predictWhenReady = model.model && !d->data.prepared;
    if (!model.model || !d->data.prepared) return;
    d->lastQuestion = d->question();
    d->predictionError.reset();
    auto known = d->knownAnswers();
    if (!known && *d->data.leftOut != LeftOut()) known = d->remainingAnswers();  // somebody left some of them out
    if (known) return d->predictor.take(known, model, d->data.prepared->set);
    d->predictor.predict(model, d->data.prepared, d->itemsAsked());
}

void Session::predictFiles(const QStringList& files) {
    const NamedModel model = d->chosenModel();
    if (!model.model) {
        emit failed(
            [] { return tr("There are no weights to predict with yet. Train first, or open a run or checkpoint."); },
            {});
        return;
    }
    d->asked = Asked::Files;
    d->askedFiles = files;
    d->lastQuestion = d->question();
    d->predictionError.reset();
    d->predictor.predictFiles(model, files);
}

QString Session::predictionError() const {
    return d->predictionError ? textOf(*d->predictionError) : QString();
}
bool Session::predicting() const {
    return d->predictor.running();
}
void Session::cancelPredicting() {
    d->predictor.cancel();
}
std::shared_ptr<const Answers> Session::answers() const {
    return d->predictor.answers();
}

}  // namespace studio::ui
