// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/session.h"

#include "core/base/files.h"
#include "core/base/process.h"
#include "core/training/speed_probe.h"
#include "ui/base/app_settings.h"
#include "ui/session_private.h"
#include "ui/text/core_text.h"
#include "ui/text/listing.h"

#include <QFile>
#include <utility>

namespace studio::ui {

Session::Private::Private(Session& session, EngineSource engine)
    : q(session), engineSource(std::move(engine)), run(engineSource), watch(engineSource) {
    settings = presetNamed("standard").settings;
    presetName = "standard";
    presetBatch = settings.batchSize;
}

Session::Session(EngineSource engine, QObject* parent)
    : QObject(parent), d(std::make_unique<Private>(*this, std::move(engine))) {
    d->connectParts();
}

Session::~Session() = default;

void Session::Private::connectParts() {
    connect(&data, &DataLoader::listingProgress, &q, &Session::listingProgress);
    connect(&data, &DataLoader::checkProgress, &q, &Session::checkProgress);
    connect(&data, &DataLoader::checkingChanged, &q, &Session::checkingChanged);
    connect(&data, &DataLoader::closed, &q, [this] {
        chosen.clear();
        openedPath.clear();
        emit q.dataSetChanged();
        emit q.chosenChanged();
        emit q.stateChanged();
        if (asked != Asked::Files) predictor.clear();  // their pictures can't be found any more
    });
    connect(&data, &DataLoader::listed, &q, [this] {
        laterJob.cancel();
        if (std::exchange(dataGone, false) && !hasItsClasses(*data.set)) {  // others than what was waited for
            leaveRun();
            data.leaveOutKeptAlone();
            settingsTouched();
        }
        predictWhenReady = chosenModel().model != nullptr;
        if (!data.look) chosen.clear();  // who chose among the first pictures chose one of these
        openedPath = QString::fromStdString(pathToText(data.set->opened));
        emit q.dataSetChanged();
        emit q.chosenChanged();
        emit q.stateChanged();
        emit q.opened(openedPath, PathKind::Data);
    });
    connect(&data, &DataLoader::lookChanged, &q, [this] {
        chosen.clear();
        emit q.browsedChanged();
        emit q.chosenChanged();
    });
    connect(&data, &DataLoader::listingEnded, &q, &Session::openingChanged);
    connect(&data, &DataLoader::preparedChanged, &q, [this] {
        refitBatch();
        emit q.preparedChanged();
        if (predictWhenReady && data.prepared) q.refreshPredictions();
    });
    connect(&data, &DataLoader::failed, &q, &Session::fail);
    connect(&keeper, &LeftOutKeeper::failed, &q, [this](const studio::Error& error) {
        const auto text = [error] {
            return sentencesText(
                {Session::tr("What was left out or taken back just now is not kept for next time."), textOf(error)});
        };
        emit q.failed(text, QString::fromStdString(error.detail()));
    });
    connect(&run, &RunLink::stateChanged, &q, &Session::stateChanged);
    connect(&run, &RunLink::historyChanged, &q, &Session::historyChanged);
    connect(&run, &RunLink::logChanged, &q, &Session::logChanged);
    connect(&run, &RunLink::progressChanged, &q, &Session::progressChanged);
    connect(&run, &RunLink::snapshotChanged, &q, [this] {
        emit q.snapshotChanged();
        emit q.weightsChanged();
    });
    connect(&run, &RunLink::epochDone, &q, [this] {
        rememberSpeed();
        listSavedWeights();
    });
    connect(&run, &RunLink::ended, &q, [this] {
        if (run.lastEnd && run.lastEnd->error) q.fail(*run.lastEnd->error);
        if (run.lastEnd && !run.lastEnd->run.empty())
            emit q.opened(QString::fromStdString(pathToText(run.lastEnd->run)), PathKind::Run);
        listSavedWeights();
        if (source == WeightsSource::File) return;
        if (asked != Asked::Files) asked = Asked::Validation;  // somebody's own pictures are asked about again
        q.refreshPredictions();
    });
    connect(&watch, &RunWatch::lost, &q, &Session::stateChanged);
    connect(&watch, &RunWatch::changed, &q, [this](OpenedRun& read) { adoptProgress(read); });
    connect(&predictor, &Predictor::changed, &q, &Session::predictionsChanged);
    connect(&predictor, &Predictor::progress, &q, &Session::predictionProgress);
    connect(&predictor, &Predictor::failed, &q, [this](const studio::Error& error) {
        predictionError = error;
        q.fail(error);
        emit q.predictionsChanged();
    });
}

void Session::fail(const studio::Error& error) {
    emit failed([error] { return textOf(error); }, QString::fromStdString(error.detail()));
}

void Session::loadEngine() {
    d->engineJob.start(
        [this](std::stop_token, const Job::Post&) -> Job::Deliver {
            const EngineInfo info = d->engineSource()->info();
            return [this, info] {
                d->engineInfo = info;
                emit engineReady(info);
            };
        },
        [this](const studio::Error& error) {
            d->engineFailed = true;
            fail(error);
            emit estimateChanged();
        });
}

bool Session::engineFailed() const {
    return d->engineFailed;
}

const EngineInfo* Session::engineInfo() const {
    return d->engineInfo ? &*d->engineInfo : nullptr;
}

const EngineSource& Session::engineSource() const {
    return d->engineSource;
}

RunState Session::state() const {
    return d->run.state;
}

std::optional<RunState> Session::watched() const {
    return d->watch.state();
}

bool Session::underWay() const {
    return isLive(state()) || watched();
}

RunActions Session::actions() const {
    RunActions actions = actionsIn(d->run.state);
    if (!d->data.set || !startProblem().isEmpty()) actions.start = false;
    return actions;
}

QString Session::startProblem() const {
    if (isLive(state())) return {};
    if (!dataError().isEmpty() || !d->data.prepared) return dataError();
    try {
        validate(d->settings, d->data.prepared->count(Split::Train));
    } catch (const studio::Error& error) {
        return textOf(error);
    }
    return {};
}

void Session::start() {
    if (!actions().start) return;
    TrainingRequest request;
    request.settings = d->settings;
    request.data = d->data.set->opened;
    if (d->presetBatch) request.settings.batchSize = *d->presetBatch;
    request.fitBatch = d->presetBatch.has_value();
    request.preset = d->presetName;
    request.leaveOut = *d->data.leftOut;
    request.prepared = preparedNow();
    d->startRun(std::move(request));
}

void Session::Private::startRun(TrainingRequest request) {
    speedJob.cancel();
    lookingJob.cancel();
    openingJob.cancel();  // what it read must not take this run's place
    watch.leave();
    canGoOn = true;  // stopping saves it
    runSettings = settings;
    if (!request.resume) {  // what the weights of another run said is not this one's
        runFingerprint = request.prepared ? request.prepared->fingerprint : std::string();
        runLeftOut = request.leaveOut;
        saved.clear();
        readBest.reset();
        if (source == WeightsSource::File) source = WeightsSource::Best;
        predictor.clear();
    }
    run.start(std::move(request));
}

QString Session::stoppedRun() const {
    if (!d->canGoOn || d->run.state != RunState::Stopped) return {};
    return QFile::decodeName(QByteArray::fromStdString(d->run.history.start.run.native()));
}

void Session::pause() {
    d->run.pause();
}
void Session::resume() {
    d->run.resume();
}
void Session::stop() {
    d->run.stop();
}
void Session::stopAfterCheckpoint(bool wanted) {
    d->run.stopAfterCheckpoint(wanted);
}
bool Session::pausing() const {
    return d->run.pausing();
}

QString Session::pausedBecause() const {
    const bool paused = d->run.state == RunState::Paused && d->run.pausedBecause;
    return paused ? textOf(*d->run.pausedBecause) : QString();
}

const TrainingHistory& Session::history() const {
    return d->run.history;
}
const RunEvents& Session::runLog() const {
    return d->run.log;
}
const PreparingEvent* Session::preparing() const {
    return d->run.preparing ? &*d->run.preparing : nullptr;
}
const ValidatingEvent* Session::validating() const {
    return d->run.validating ? &*d->run.validating : nullptr;
}
const EndEvent* Session::lastEnd() const {
    return d->run.lastEnd ? &*d->run.lastEnd : nullptr;
}
QString Session::endSentence() const {
    const EndEvent* end = lastEnd();
    if (!end) return {};
    return end->error ? textOf(*end->error) : sentenceText(end->message);
}

std::shared_ptr<const Model> Session::liveModel() const {
    return d->run.live;
}
int Session::liveEpoch() const {
    return d->run.liveEpoch;
}
std::shared_ptr<const std::vector<Prediction>> Session::liveAnswers() const {
    return d->run.liveAnswers;
}

/// Seconds per training picture, validation included, depend on these; kept between sessions.
QString Session::Private::speedKey() const {
    return QStringLiteral("speed/%1-%2-%3-%4-%5-%6-%7")
        .arg(fromUtf8(variantName(settings.variant)))
        .arg(settings.inputSize)
        .arg(settings.batchSize)
        .arg(fromUtf8(precisionName(settings.precision)), fromUtf8(settings.device))
        .arg(settings.threads)
        .arg(settings.aux ? 1 : 0);
}

void Session::Private::rememberSpeed() {
    if (run.history.epochs.empty() || run.history.start.trainImages <= 0) return;
    // One slow epoch, in which the machine had other work, tells nothing of the next run.
    std::vector<double> seconds;
    for (const EpochRecord& epoch : run.history.epochs) seconds.push_back(epoch.seconds);
    const auto middle = seconds.begin() + std::ssize(seconds) / 2;
    std::ranges::nth_element(seconds, middle);
    keepSpeed(speedKey(), *middle / static_cast<double>(run.history.start.trainImages));
}

void Session::Private::keepSpeed(const QString& key, double secondsPerPicture) {
    if (secondsPerPicture > 0) appSettings().setValue(key, secondsPerPicture);
}

bool Session::canMeasureSpeed() const {
    return d->data.prepared && d->engineInfo && !isLive(state());
}

bool Session::measuringSpeed() const {
    return d->speedJob.running();
}

void Session::measureSpeed() {
    if (!canMeasureSpeed()) return;
    d->speedJob.start(
        [this, source = d->engineSource, data = d->data.prepared, settings = d->settings, key = d->speedKey()](
            std::stop_token stop, const Job::Post&) -> Job::Deliver {
            const double seconds = measureEpochSeconds(*source(), data, settings, stop);
            const double each = seconds / static_cast<double>(data->count(Split::Train));
            return [this, key, each] {
                d->keepSpeed(key, each);
                emit estimateChanged();
            };
        },
        [this](const studio::Error& error) {
            fail(error);
            emit estimateChanged();
        });
    emit estimateChanged();
}

void Session::cancelMeasuring() {
    if (!measuringSpeed()) return;
    d->speedJob.cancel();
    emit estimateChanged();
}

std::optional<double> Session::estimatedSeconds() const {
    const double seconds = appSettings().value(d->speedKey(), 0.0).toDouble();
    if (seconds <= 0 || !d->data.prepared) return std::nullopt;
    return seconds * static_cast<double>(d->data.prepared->count(Split::Train)) * d->settings.epochs;
}

std::optional<RunNeeds> Session::needs() const {
    if (!d->data.prepared || !d->engineInfo) return std::nullopt;
    return needsOf(d->settings, runSizeOf(*d->data.prepared), *d->engineInfo);
}

QString Session::memoryWarning() const {
    const std::optional<RunNeeds> needed = needs();
    const long long limit = memoryLimitBytes();
    if (!needed || needed->memoryBytes <= limit) return {};
    const int batch =
        batchThatFits(d->settings, runSizeOf(*d->data.prepared), precisionOn(*d->engineInfo, d->settings), limit);
    return sentenceText(tightMemoryText(needed->memoryBytes, limit, batch));
}

bool Session::lackedMemory() const {
    const EndEvent* end = lastEnd();
    return actions().start && state() == RunState::Failed && end && end->error &&
           end->error->code() == ErrorCode::BatchOutOfMemory;
}

void Session::startWithHalfBatch() {
    if (!lackedMemory()) return;
    d->settings = withHalfBatch(d->settings);
    d->presetBatch.reset();
    d->settingsTouched();
    start();
}

}  // namespace studio::ui
