// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/files.h"
#include "core/base/workers.h"
#include "core/data/sample.h"
#include "core/runs/data_list.h"
#include "ui/session.h"
#include "ui/session_private.h"
#include "ui/text/core_text.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <algorithm>

/// Opening things, and what the open data set is.
namespace fs = std::filesystem;

namespace studio::ui {
namespace {

fs::path pathOf(const QString& path) {
    const QByteArray bytes = QFile::encodeName(QDir::cleanPath(QFileInfo(path).absoluteFilePath()));
    return fs::path(bytes.toStdString());
}

}  // namespace

void Session::openPath(const QString& path, IfMissing ifMissing) {
    if (ifMissing == IfMissing::Say) emit openingAsked();
    d->lookingJob.start(
        [this, path, ifMissing](std::stop_token, const Job::Post&) -> Job::Deliver {
            std::optional<PathKind> kind;
            try {
                kind = kindOf(pathOf(path));
            } catch (const studio::Error&) {
                if (ifMissing == IfMissing::Say) throw;
            }
            return [this, path, kind] {
                if (kind) d->open(path, *kind);
                emit openingChanged();
            };
        },
        [this](const studio::Error& error) {
            fail(error);
            emit openingChanged();
        });
    emit openingChanged();
}

void Session::Private::open(const QString& path, PathKind kind) {
    const bool changesData = kind == PathKind::Data || kind == PathKind::Run;
    if (changesData && !mayChangeData()) return;
    switch (kind) {
        case PathKind::Data:
            return openData(pathOf(path));
        case PathKind::Run:
            return openRunFolder(pathOf(path));
        case PathKind::Checkpoint:
            return openCheckpoint(pathOf(path));
        case PathKind::Picture:
            if (q.hasWeights(q.weightsSource())) emit q.opened(path, kind);
            return q.predictFiles({path});
    }
}

bool Session::Private::mayChangeData() {
    const bool may = q.actions().changeData;
    if (!may) emit q.failed(&Session::whyDataStays, {});
    return may;
}

QString Session::whyDataStays() {
    return tr("A run is under way. Stop it before you open other data or another run.");
}

void Session::openSample() {
    if (!actions().changeData) return;
    emit openingAsked();
    d->lookingJob.cancel();
    d->openingJob.start(
        [this](std::stop_token stop, const Job::Post& post) -> Job::Deliver {
            const fs::path folder = dataHome() / "sample";
            writeSample(
                folder, 1,
                [this, post](std::int64_t done, std::int64_t) {
                    post([this, done] { emit listingProgress(done, 0); });
                },
                stop);
            return [this, folder] { d->openData(folder); };
        },
        [this](const studio::Error& error) {
            fail(error);
            emit openingChanged();
        });
    emit openingChanged();
}

SplitSettings Session::Private::splitToOpen(const LeftOut& leaveOut) const {
    SplitSettings split = splitSettingsOf(settings);
    split.leaveOut = leaveOut;
    return split;
}

void Session::Private::openData(const fs::path& path) {
    asked = Asked::Validation;
    if (!dataGone) leaveRun();  // else these may be the pictures that it waits for: its listing tells
    data.list(path, splitToOpen(runLeftOut));
    emit q.settingsChanged();
    emit q.openingChanged();
}

void Session::Private::leaveRun() {
    watch.leave();
    if (!isLive(run.state)) run.show({}, RunState::Idle);
    readBest.reset();
    settings.classes.clear();
    runLeftOut.clear();
    listSavedWeights();
    if (source != WeightsSource::File) predictor.clear();
}

bool Session::Private::hasItsClasses(const DataSet& set) const {
    const auto there = [&](const std::string& name) { return std::ranges::count(set.classes, name) > 0; };
    return std::ranges::all_of(run.history.start.classes, there) && std::ranges::all_of(settings.classes, there);
}

void Session::Private::openRunFolder(const fs::path& folder, bool goOn) {
    lookingJob.cancel();
    openingJob.start(
        [this, folder, goOn, patience = drivePatience](std::stop_token stop, const Job::Post&) -> Job::Deliver {
            auto read = std::make_shared<OpenedRun>(openRun(folder, engineSource));
            read->leftOut = leftOutOfRun(folder);
            return [this, read, goOn, there = picturesAreThere(read->info.dataPath, patience, stop)] {
                adoptRun(*read, there);
                if (!goOn) return;
                TrainingRequest request;
                request.resume = read->info.folder;
                startRun(std::move(request));
            };
        },
        [this](const studio::Error& error) {
            q.fail(error);
            emit q.openingChanged();
        });
    emit q.openingChanged();
}

void Session::goOn(const QString& run) {
    if (!d->mayChangeData()) return;
    emit openingAsked();
    d->openRunFolder(pathOf(run), true);
}

void Session::trainLike(const QString& run) {
    if (!d->mayChangeData()) return;
    emit openingAsked();
    d->lookingJob.cancel();
    d->openingJob.start(
        [this, folder = pathOf(run), patience = d->drivePatience](std::stop_token stop,
                                                                  const Job::Post&) -> Job::Deliver {
            const RunInfo info = readRunInfo(folder);
            return [this, info, leftOut = leftOutOfRun(folder),
                    there = picturesAreThere(info.dataPath, patience, stop)] { d->adoptRecipe(info, leftOut, there); };
        },
        [this](const studio::Error& error) {
            fail(error);
            emit openingChanged();
        });
    emit openingChanged();
}

void Session::Private::adoptRecipe(const RunInfo& info, const LeftOut& leftOut, std::optional<bool> picturesAreThere) {
    watch.leave();
    run.show({}, RunState::Idle);
    readBest.reset();
    settings = info.settings;
    presetBatch.reset();
    runLeftOut = leftOut;
    asked = Asked::Validation;
    laterJob.cancel();
    listSavedWeights();
    if (source != WeightsSource::File) predictor.clear();
    dataGone = !openDataOf(info.dataPath, runLeftOut, picturesAreThere);
    emit q.settingsAdopted();
    settingsTouched();
    emit q.weightsChanged();
    emit q.openingChanged();
}

void Session::Private::adoptRun(const OpenedRun& opened, std::optional<bool> picturesAreThere) {
    settings = runSettings = opened.info.settings;
    presetBatch.reset();
    runFingerprint = opened.info.fingerprint;
    runLeftOut = opened.leftOut;
    readBest = opened.best;
    source = WeightsSource::Best;
    asked = Asked::Validation;
    laterJob.cancel();
    dataGone = !openDataOf(opened.info.dataPath, runLeftOut, picturesAreThere);
    predictor.clear();
    canGoOn = opened.canGoOn;
    watch.follow(opened);
    run.show(opened.history, opened.info.state, opened.info.message, opened.log);
    listSavedWeights();
    emit q.settingsAdopted();
    settingsTouched();
    emit q.opened(QString::fromStdString(pathToText(opened.info.folder)), PathKind::Run);
    emit q.weightsChanged();
    emit q.openingChanged();
}

void Session::Private::adoptProgress(OpenedRun& read) {
    const bool first = !readBest;
    if (read.best) readBest = std::move(read.best);
    canGoOn = read.canGoOn;
    run.show(std::move(read.history), read.info.state, read.info.message, std::move(read.log));
    listSavedWeights();
    emit q.weightsChanged();
    // Its first weights are asked at once and its last ones; those in between when somebody wants it.
    const bool ask = readBest && (first || !watch.state()) && source != WeightsSource::File;
    if (ask && !data.prepared) predictWhenReady = true;
    if (ask && data.prepared && q.predictionsStale()) q.refreshPredictions();
}

void Session::Private::openCheckpoint(const fs::path& path, const std::optional<ReadAs>& how) {
    const bool replaces = !ofThisRun(path) && (file || run.live || run.best || readBest);
    weightsJob.start(
        [this, path, how, replaces, patience = drivePatience](std::stop_token stop, const Job::Post&) -> Job::Deliver {
            const Job::Deliver ask = [this, path] {
                emit q.openingChanged();
                emit q.unseenWeights(QFile::decodeName(path.string().c_str()));
            };
            try {
                const ModelFile content = how ? readWeightsAs(path, *how) : readModelFile(path);
                if (!how && (!content.ours || replaces)) return ask;
                requireWeights(content);
                auto opened =
                    std::make_shared<const OpenedWeights>(openWeights(*content.checkpoint, path, engineSource));
                const auto there = picturesAreThere(opened->data ? opened->data->path : std::string(), patience, stop);
                return [this, opened, there] { adoptCheckpoint(*opened, there); };
            } catch (const studio::Error& error) {
                if (error.code() != ErrorCode::VariantNeeded) throw;
                return ask;
            }
        },
        [this](const studio::Error& error) {
            q.fail(error);
            emit q.weightsChanged();
            emit q.openingChanged();
        });
    emit q.openingChanged();
}

void Session::Private::adoptCheckpoint(const OpenedWeights& opened, std::optional<bool> picturesAreThere) {
    file = opened;
    source = WeightsSource::File;
    predictWhenReady = true;
    // Without data of its own the window shows what the checkpoint was trained on, split as it was then.
    if (!data.set && !data.listing() && opened.data) {
        settings.seed = opened.settings.seed;
        settings.validationFraction = opened.settings.validationFraction;
        settings.classes = opened.data->classes;
        const LeftOut leaveOut = ofThisRun(opened.file) ? runLeftOut : LeftOut();  // of another run it does not say
        if (!openDataOf(opened.data->path, leaveOut, picturesAreThere)) settings.classes.clear();
        settingsTouched();
    }
    if (!ofThisRun(opened.file)) emit q.opened(QString::fromStdString(pathToText(opened.file)), PathKind::Checkpoint);
    emit q.weightsChanged();
    emit q.openingChanged();
    if (data.prepared) q.refreshPredictions();
}

bool Session::Private::openDataOf(const std::string& path, const LeftOut& leaveOut, std::optional<bool> isThere) {
    if (path.empty()) return true;  // it does not say
    if (isThere.value_or(false)) {
        data.list(pathFromText(path), splitToOpen(leaveOut));
        return true;
    }
    data.close();  // other pictures beside this network would be taken for its own
    isThere ? sayGone(path) : openDataLater(path, leaveOut);
    return false;
}

void Session::Private::openDataLater(const std::string& path, const LeftOut& leaveOut) {
    const auto silent = [path] {
        return Session::
            tr("The pictures it was trained on are at \"%1\", on a drive that does not answer. They are opened when "
               "it answers; to try again, open it once more.")
                .arg(fromUtf8(path));
    };
    laterJob.start(
        [this, path, split = splitToOpen(leaveOut)](std::stop_token stop, const Job::Post&) -> Job::Deliver {
            const bool there = callAndMayLeave<bool>(stop, [path] { return picturesAreThere(path); });
            return [this, path, split, there] {
                if (data.listing()) return;
                if (!there) return sayGone(path);
                settings.seed = split.seed;  // a checkpoint opened meanwhile may have set others
                settings.validationFraction = split.validationFraction;
                settings.classes = split.useClasses;
                data.list(pathFromText(path), split);
                settingsTouched();
                emit q.openingChanged();
            };
        },
        {});
    emit q.failed(silent, {});
}

void Session::Private::sayGone(const std::string& path) {
    const auto gone = [path] {
        return Session::tr(
                   "The pictures it was trained on are not at \"%1\" any more. Open them where they are now to see "
                   "predictions.")
            .arg(fromUtf8(path));
    };
    emit q.failed(gone, {});
}

void Session::setDrivePatience(std::chrono::milliseconds patience) {
    d->drivePatience = patience;
}

bool Session::opening() const {
    return openingData() || d->weightsJob.running();
}

bool Session::openingData() const {
    return d->lookingJob.running() || d->data.listing() || d->openingJob.running();
}

bool Session::listing() const {
    return d->data.listing();
}

void Session::cancelOpening() {
    d->lookingJob.cancel();
    d->openingJob.cancel();
    d->weightsJob.cancel();
    d->data.cancelListing();
}

std::shared_ptr<const DataSet> Session::dataSet() const {
    return d->data.set;
}
std::shared_ptr<const DataSet> Session::browsed() const {
    return d->data.set ? d->data.set : d->data.look;
}
std::shared_ptr<const CheckReport> Session::report() const {
    return d->data.report;
}
std::shared_ptr<const PreparedData> Session::prepared() const {
    return d->data.prepared;
}
std::shared_ptr<const PreparedData> Session::preparedNow() const {
    return d->data.preparedFor(splitSettingsOf(d->settings));
}
QString Session::dataError() const {
    return d->data.problem ? textOf(*d->data.problem) : QString();
}
bool Session::checking() const {
    return d->data.checking();
}
void Session::cancelChecking() {
    d->data.cancelChecking();
}
bool Session::checkCancelled() const {
    return d->data.checkCancelled();
}
void Session::checkAgain() {
    d->data.checkAgain();
}
QString Session::dataPath() const {
    return d->openedPath;
}

QString Session::dataName() const {
    if (!d->data.set) return {};
    const fs::path opened = d->data.set->opened.lexically_normal();
    const fs::path name = opened.has_filename() ? opened.filename() : opened.parent_path().filename();
    return QString::fromStdString(pathToText(name));
}

}  // namespace studio::ui
