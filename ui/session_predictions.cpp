// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/files.h"
#include "ui/session.h"
#include "ui/session_private.h"

#include <QFile>
#include <QFileInfo>
#include <QLocale>
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

void Session::setWeightsSource(WeightsSource source, const QString& file) {
    if (source == WeightsSource::File && !file.isEmpty()) {
        d->openCheckpoint(QFile::encodeName(QFileInfo(file).absoluteFilePath()).toStdString());
        return;
    }
    if (source == d->source || !hasWeights(source)) return;
    d->source = source;
    emit weightsChanged();
    refreshPredictions();
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

QString Session::weightsText() const {
    if (!hasWeights(d->source)) return tr("no weights yet");
    if (d->source == WeightsSource::Live) return tr("live, epoch %1").arg(d->run.liveEpoch);
    if (d->source == WeightsSource::File) {
        const QString name = QString::fromStdString(pathToText(d->file->file.filename()));
        return d->file->top1 ? tr("%1, epoch %2, %3 %").arg(name).arg(d->file->epoch).arg(perCent(*d->file->top1))
                             : name;
    }
    if (!d->run.best && d->readBest->top1)
        return tr("best, epoch %1, %2 %").arg(d->readBest->epoch).arg(perCent(*d->readBest->top1));
    return tr("best, epoch %1, %2 %").arg(d->run.history.bestEpoch).arg(perCent(d->run.history.bestTop1));
}

void Session::refreshPredictions() {
    const NamedModel model = d->chosenModel();
    d->predictWhenReady = model.model && !d->data.prepared;
    if (!model.model || !d->data.prepared) return;
    std::vector<std::uint32_t> items = d->data.prepared->indicesOf(Split::Validation);
    if (items.empty()) {
        items.resize(d->data.prepared->items.size());
        std::iota(items.begin(), items.end(), 0u);
    }
    d->predictor.predict(model, d->data.prepared, std::move(items));
}

void Session::predictFiles(const QStringList& files) {
    const NamedModel model = d->chosenModel();
    if (!model.model) {
        emit failed(tr("There are no weights to predict with yet. Train first, or open a run or checkpoint."), {});
        return;
    }
    d->predictor.predictFiles(model, files);
}

bool Session::predicting() const {
    return d->predictor.running();
}
void Session::cancelPredicting() {
    d->predictor.cancel();
}
const std::vector<Prediction>& Session::predictions() const {
    return d->predictor.predictions();
}
const std::vector<std::string>& Session::predictionClasses() const {
    return d->predictor.classes();
}

}  // namespace studio::ui
