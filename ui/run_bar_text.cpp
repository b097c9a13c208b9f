// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/run_bar_text.h"

#include "core/training/meters.h"
#include "core/training/settings.h"
#include "ui/text/core_text.h"
#include "ui/text/format.h"
#include "ui/text/run_text.h"

#include <QCoreApplication>
#include <algorithm>

namespace studio::ui {
namespace {

/// lupdate's context for what follows.
struct RunBarTexts {
    Q_DECLARE_TR_FUNCTIONS(RunBar)
public:
    static QString hint(const TrainingHistory& history);
    static QString preparing(const PreparingEvent& event);
    static QString place(const TrainingHistory& history);
    static QString patience(const RunFacts& facts);
    static QString waiting(const TrainingHistory& history);
    static QString speed(const TrainingHistory& history);
    static QString withTime(const QString& what, const TrainingHistory& history);
    static RunBarText idle(const RunFacts& facts);
    static RunBarText live(const RunFacts& facts);
    static RunBarText watched(const RunFacts& facts);
    static RunBarText ended(const RunFacts& facts);
};

constexpr double kBusy = 2;

double share(qint64 done, qint64 total) {
    return total > 0 ? std::clamp(double(done) / double(total), 0.0, 1.0) : kBusy;
}

std::int64_t totalSteps(const TrainingHistory& history) {
    return std::int64_t{history.start.epochs} * history.start.batchesPerEpoch;
}

QString RunBarTexts::preparing(const PreparingEvent& event) {
    const QString done = countText(event.done);
    const QString total = countText(event.total);
    switch (event.stage) {
        case PreparingEvent::Stage::Listing:
            return tr("Looking for pictures");
        case PreparingEvent::Stage::Hashing:
            return event.total > 0 ? tr("Comparing pictures, %1 of %2").arg(done, total) : tr("Comparing pictures");
        case PreparingEvent::Stage::LoadingEngine:
            return tr("Loading LibTorch");
        case PreparingEvent::Stage::BuildingNetwork:
            return tr("Building the network");
    }
    return {};
}

QString RunBarTexts::place(const TrainingHistory& history) {
    const StartEvent& start = history.start;
    if (history.batches.empty()) return tr("Epoch %1 of %2").arg(start.firstEpoch).arg(start.epochs);
    const BatchEvent& last = history.batches.back();
    return tr("Epoch %1 of %2, batch %3 of %4")
        .arg(last.epoch)
        .arg(start.epochs)
        .arg(countText(last.batch), countText(start.batchesPerEpoch));
}

/// "4 of 10 epochs without improvement", once there is one and the run would end early.
QString RunBarTexts::patience(const RunFacts& facts) {
    const TrainingHistory* history = facts.history;
    if (facts.earlyStop <= 0 || !history || history->epochs.empty() || history->bestEpoch == 0) return {};
    const int without = history->epochs.back().epoch - history->bestEpoch;
    if (without <= 0) return {};
    return tr("; %1 of %n epoch(s) without improvement", nullptr, facts.earlyStop).arg(without);
}

/// Of the steps of the last epoch, or of those so far of the first.
double waited(const TrainingHistory& history) {
    constexpr std::size_t kEnough = 10, kMost = 100;
    if (!history.epochs.empty()) return history.epochs.back().dataWait;
    const std::span<const BatchEvent> steps(history.batches);
    return steps.size() < kEnough ? 0 : waitedShare(steps.last(std::min(kMost, steps.size())));
}

/// "; 12 % waiting for data", where that is worth a word.
QString RunBarTexts::waiting(const TrainingHistory& history) {
    const double share = waited(history);
    return share > kNotableWait ? tr("; %1 waiting for data").arg(shareText(share)) : QString();
}

QString RunBarTexts::hint(const TrainingHistory& history) {
    const double share = waited(history);
    if (share <= kNotableWait) return {};
    const auto label = [](const char* key) { return coreText("Settings", findSetting(key)->label); };
    return tr("The training waited for pictures %1 of the time. More \"%2\", \"%3\" or a faster drive would shorten "
              "that.")
        .arg(shareText(share), label("workers"), label("cache_pictures"));
}

QString RunBarTexts::speed(const TrainingHistory& history) {
    const double rate = recentRate(history);
    if (rate <= 0) return {};
    const std::optional<double> left = secondsLeft(history);
    return left ? tr("%1, about %2 left").arg(rateText(rate), durationText(*left)) : rateText(rate);
}

/// With the time of the whole training and the speed of the epochs that were completed: "..: 8 min 31 s, 31 img/s".
QString RunBarTexts::withTime(const QString& what, const TrainingHistory& history) {
    double secondsAnImage = 0;
    for (const EpochRecord& epoch : history.epochs)
        secondsAnImage += epoch.imagesPerSecond > 0 ? 1 / epoch.imagesPerSecond : 0;
    if (history.seconds <= 0) return what;
    const QString time = durationText(history.seconds);
    if (secondsAnImage <= 0) return tr("%1: %2").arg(what, time);
    return tr("%1: %2, %3").arg(what, time, rateText(static_cast<double>(history.epochs.size()) / secondsAnImage));
}

RunBarText RunBarTexts::idle(const RunFacts& facts) {
    if (facts.opening) {
        const QString found = facts.listed > 0 ? tr("%1 pictures found").arg(countText(facts.listed)) : QString();
        return {.what = tr("Opening"), .right = found, .progress = kBusy};
    }
    if (!facts.hasData)
        return {.what = tr("Nothing to train yet"), .detail = tr("Open a folder of pictures or try the sample.")};
    if (!facts.dataError.isEmpty())
        return {.what = tr("These pictures can't be trained on"), .detail = facts.dataError};
    if (facts.toCheck > 0) {
        const QString done = tr("%1 of %2").arg(countText(facts.checked), countText(facts.toCheck));
        return {.what = tr("Ready; looking into the pictures"),
                .right = done,
                .progress = share(facts.checked, facts.toCheck)};
    }
    if (!facts.settingsError.isEmpty())
        return {.what = tr("These settings can't be trained with"), .detail = facts.settingsError};
    const QString with = facts.preset.isEmpty() ? tr("Your own settings") : tr("Preset %1").arg(facts.preset);
    const QString epochs =
        facts.trainImages > 0
            ? tr("%n epoch(s) of %1 pictures", nullptr, facts.epochs).arg(countText(facts.trainImages))
            : tr("%n epoch(s)", nullptr, facts.epochs);
    const QString time = facts.estimatedSeconds ? tr("about %1 here").arg(durationText(*facts.estimatedSeconds))
                                                : tr("time not measured yet");
    return {.what = tr("Ready"), .detail = tr("%1: %2, %3.").arg(with, epochs, time)};
}

RunBarText RunBarTexts::live(const RunFacts& facts) {
    if (facts.state == RunState::Preparing) {
        const QString what = facts.preparing ? preparing(*facts.preparing) : tr("Preparing");
        return {.what = what,
                .progress = facts.preparing ? share(facts.preparing->done, facts.preparing->total) : kBusy};
    }
    const TrainingHistory empty;
    const TrainingHistory& history = facts.history ? *facts.history : empty;
    const std::int64_t step = history.batches.empty() ? 0 : history.batches.back().step;
    const double done = totalSteps(history) > 0 ? share(step, totalSteps(history)) : 0;
    if (facts.state == RunState::Stopping)
        return {.what = tr("Stopping; the weights are being saved"), .progress = kBusy};
    if (facts.state == RunState::Paused && !facts.pausedBecause.isEmpty())
        return {.what = tr("Paused. %1").arg(place(history)), .detail = facts.pausedBecause};
    if (facts.state == RunState::Paused)
        return {.what = tr("Paused. %1").arg(place(history)), .right = tr("goes on exactly here"), .progress = done};
    QString what = place(history);
    if (facts.validating)
        what = tr("Epoch %1 of %2, validation: %3 of %4")
                   .arg(facts.validating->epoch)
                   .arg(history.start.epochs)
                   .arg(countText(facts.validating->done), countText(facts.validating->total));
    what += patience(facts) + waiting(history);
    if (facts.pausing) what = tr("Pausing after this batch");
    const QString right = facts.closing ? tr("closes after the next checkpoint") : speed(history);
    return {.what = what, .right = right, .progress = done};
}

/// A run that is only looked at: nothing here can pause or stop it.
RunBarText RunBarTexts::watched(const RunFacts& facts) {
    const TrainingHistory empty;
    const TrainingHistory& history = facts.history ? *facts.history : empty;
    const bool running = *facts.watched == RunState::Running;
    const std::int64_t step = history.batches.empty() ? 0 : history.batches.back().step;
    const std::optional<double> left = running ? secondsLeft(history) : std::nullopt;
    return {.what = *facts.watched == RunState::Paused
                        ? tr("Another program, paused: %1").arg(place(history))
                        : tr("Another program: %1").arg(place(history)) + waiting(history),
            .right = left ? tr("about %1 left").arg(durationText(*left)) : QString(),
            .progress = totalSteps(history) > 0 ? share(step, totalSteps(history)) : 0};
}

RunBarText RunBarTexts::ended(const RunFacts& facts) {
    const TrainingHistory empty;
    const TrainingHistory& history = facts.history ? *facts.history : empty;
    const int epochs = history.epochs.empty() ? 0 : history.epochs.back().epoch;
    const QString best = history.bestEpoch <= 0 ? tr("No epoch was completed.")
                         : noBetterThanGuessing(history.bestTop1, static_cast<int>(history.start.classes.size()),
                                                history.start.validationImages)
                             ? tr("At best %1 of the validation pictures right: no better than guessing.")
                                   .arg(percentText(history.bestTop1))
                             : tr("Best %1 on the validation pictures, in epoch %2.")
                                   .arg(percentText(history.bestTop1))
                                   .arg(history.bestEpoch);
    switch (facts.state) {
        case RunState::Finished:
            return {.what = withTime(tr("Finished after %n epoch(s)", nullptr, epochs), history), .detail = best};
        case RunState::Stopped:
            if (facts.interrupted)
                return {.what = withTime(tr("Interrupted in epoch %1 of %2")
                                             .arg(std::min(epochs + 1, history.start.epochs))
                                             .arg(history.start.epochs),
                                         history),
                        .detail = interruptedText(facts.canGoOn)};
            if (history.batches.empty()) return {.what = tr("Stopped before training began"), .detail = best};
            return {.what = withTime(tr("Stopped in epoch %1 of %2")
                                         .arg(std::min(epochs + 1, history.start.epochs))
                                         .arg(history.start.epochs),
                                     history),
                    .detail = best};
        case RunState::Diverged:
            return {.what = tr("Diverged"), .detail = facts.endSentence};
        default:
            return {.what = tr("Failed"), .detail = facts.endSentence};
    }
}

}  // namespace

RunBarText runBarText(const RunFacts& facts) {
    const bool live = isLive(facts.state);
    if (!live && (facts.opening || isOfNextRun(facts))) return RunBarTexts::idle(facts);
    RunBarText text = live            ? RunBarTexts::live(facts)
                      : facts.watched ? RunBarTexts::watched(facts)
                                      : RunBarTexts::ended(facts);
    if (facts.history && facts.state != RunState::Preparing) text.hint = RunBarTexts::hint(*facts.history);
    return text;
}

bool isOfNextRun(const RunFacts& facts) {
    return !isLive(facts.state) && !facts.watched && (facts.state == RunState::Idle || facts.otherSettings);
}

std::optional<double> secondsLeft(const TrainingHistory& history) {
    constexpr std::size_t kEnough = 3;
    if (history.batches.size() < kEnough) return std::nullopt;
    const BatchEvent& last = history.batches.back();
    const std::int64_t left = totalSteps(history) - last.step;
    // After a resume the history may begin with rows of the earlier session; seconds and steps both count on from them.
    const std::int64_t done = last.step;
    if (left < 0 || done <= 0) return std::nullopt;
    return last.seconds / static_cast<double>(done) * static_cast<double>(left);
}

double recentRate(const TrainingHistory& history) {
    constexpr std::size_t kSteps = 10;
    const std::size_t count = std::min(kSteps, history.batches.size());
    double sum = 0;
    for (std::size_t i = history.batches.size() - count; i < history.batches.size(); ++i)
        sum += history.batches[i].imagesPerSecond;
    return count > 0 ? sum / static_cast<double>(count) : 0;
}

}  // namespace studio::ui
