// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/run_text.h"

#include "core/base/files.h"
#include "core/training/fitted_batch.h"
#include "ui/plots/series.h"
#include "ui/text/core_text.h"
#include "ui/text/format.h"
#include "ui/text/listing.h"
#include "ui/text/settings_text.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <algorithm>
#include <cmath>

namespace studio::ui {
namespace {

QString said(const char* text) {
    return QCoreApplication::translate("RunText", text);
}

QString liveText(RunState state) {
    switch (state) {
        case RunState::Preparing:
            return said(QT_TRANSLATE_NOOP("RunText", "preparing"));
        case RunState::Paused:
            return said(QT_TRANSLATE_NOOP("RunText", "paused"));
        case RunState::Stopping:
            return said(QT_TRANSLATE_NOOP("RunText", "stopping"));
        default:
            return said(QT_TRANSLATE_NOOP("RunText", "running"));
    }
}

}  // namespace

RunStanding standingOf(const RunSummary& run) {
    if (!run.info) return RunStanding::Unreadable;
    if (isLive(run.info->state)) return run.locked ? RunStanding::Live : RunStanding::Interrupted;
    return standingOf(run.info->state);
}

RunStanding standingOf(RunState ended) {
    switch (ended) {
        case RunState::Finished:
            return RunStanding::Finished;
        case RunState::Diverged:
            return RunStanding::Diverged;
        case RunState::Failed:
            return RunStanding::Failed;
        default:
            return RunStanding::Stopped;
    }
}

QString standingText(const RunSummary& run) {
    const RunStanding standing = standingOf(run);
    return standing == RunStanding::Live ? liveText(run.info->state) : standingText(standing);
}

QString standingText(RunStanding standing) {
    switch (standing) {
        case RunStanding::Live:
            return liveText(RunState::Running);
        case RunStanding::Finished:
            return said(QT_TRANSLATE_NOOP("RunText", "finished"));
        case RunStanding::Stopped:
            return said(QT_TRANSLATE_NOOP("RunText", "stopped"));
        case RunStanding::Diverged:
            return said(QT_TRANSLATE_NOOP("RunText", "diverged"));
        case RunStanding::Failed:
            return said(QT_TRANSLATE_NOOP("RunText", "failed"));
        case RunStanding::Interrupted:
            return said(QT_TRANSLATE_NOOP("RunText", "interrupted"));
        case RunStanding::Unreadable:
            break;
    }
    return said(QT_TRANSLATE_NOOP("RunText", "can't be read"));
}

StandingSign standingSign(const RunSummary& run) {
    switch (standingOf(run)) {
        case RunStanding::Live:
            return {run.info->state == RunState::Paused ? "pause" : "play", Token::Text};
        case RunStanding::Finished:
            return {"tick", Token::Right};
        case RunStanding::Stopped:
            return {"stop", Token::Text};
        case RunStanding::Diverged:
            return {"warning", Token::Warning};
        case RunStanding::Interrupted:
            return {"warning", Token::Muted};
        case RunStanding::Failed:
        case RunStanding::Unreadable:
            break;
    }
    return {"cross", Token::Wrong};
}

QString runName(const RunSummary& run) {
    if (run.info && !run.info->title.empty()) return fromUtf8(run.info->title);
    static const QRegularExpression kDate(QStringLiteral("^\\d{8}-\\d{6}-(?=.)"));
    const std::filesystem::path folder = run.folder.has_filename() ? run.folder : run.folder.parent_path();
    return fromUtf8(pathToText(folder.filename())).remove(kDate);
}

QString endText(const RunSummary& run) {
    const RunStanding standing = standingOf(run);
    if (standing == RunStanding::Interrupted) return interruptedText(run.hasLast);
    if (!run.info || standing == RunStanding::Finished || standing == RunStanding::Live) return {};
    // Of the folder's English; where no template fits, it stays.
    return sentenceText(run.info->message);
}

QString interruptedText(bool canGoOn) {
    return canGoOn ? said(QT_TRANSLATE_NOOP("RunText", "Its program ended without a word; it can go on."))
                   : said(QT_TRANSLATE_NOOP("RunText", "Its program ended without a word, before anything was saved."));
}

QString unreadableText(const RunSummary& run) {
    if (!run.problem) return {};
    if (!run.hasInfoFile) return said(QT_TRANSLATE_NOOP("RunText", "there is no run.json in the folder"));
    if (run.problem->code() == ErrorCode::NotARun)
        return said(QT_TRANSLATE_NOOP("RunText", "its run.json is damaged or of another program"));
    return textOf(*run.problem);
}

bool noBetterThanGuessing(double top1, int classes, std::int64_t pictures) {
    const double guess = guessingAccuracy(classes);
    const double error = std::sqrt(guess * (1 - guess) / static_cast<double>(std::max<std::int64_t>(1, pictures)));
    return !(top1 > guess + 2 * error);
}

BestText bestText(const RunSummary& run) {
    if (!run.info) return {{}, unreadableText(run)};
    const RunInfo& info = *run.info;
    if (info.bestEpoch <= 0 && run.epochs.empty())
        return {{},
                standingOf(run) == RunStanding::Live ? said(QT_TRANSLATE_NOOP("RunText", "no epoch yet"))
                                                     : said(QT_TRANSLATE_NOOP("RunText", "no epoch done"))};
    if (info.validationImages <= 0) return {{}, said(QT_TRANSLATE_NOOP("RunText", "not validated"))};
    if (info.bestEpoch <= 0 ||
        noBetterThanGuessing(info.bestTop1, static_cast<int>(info.classes.size()), info.validationImages))
        return {{}, said(QT_TRANSLATE_NOOP("RunText", "no better than guessing"))};
    return {percentText(info.bestTop1), said(QT_TRANSLATE_NOOP("RunText", "epoch %1")).arg(info.bestEpoch)};
}

QString epochText(int epoch, const std::vector<EpochRecord>& epochs) {
    const QString name = said(QT_TRANSLATE_NOOP("RunText", "epoch %1")).arg(epoch);
    for (const EpochRecord& record : epochs)
        if (record.epoch == epoch) return factsText({name, percentText(record.validationTop1)});
    return name;
}

QString keptText(const KeptWeights& weights, const std::vector<EpochRecord>& epochs) {
    if (weights.epoch > 0) return epochText(weights.epoch, epochs);
    if (epochs.empty()) return said(QT_TRANSLATE_NOOP("RunText", "last"));
    return said(QT_TRANSLATE_NOOP("RunText", "last, %1")).arg(epochText(epochs.back().epoch, epochs));
}

QString epochsText(const RunInfo& info) {
    return said(QT_TRANSLATE_NOOP("RunText", "%1 of %2"))
        .arg(countText(info.epochsDone), countText(info.settings.epochs));
}

QString networkAtText(Variant variant, int inputSize) {
    return factsText({choiceText(variantName(variant)), QString::number(inputSize)});
}

QString networkText(const RunInfo& info) {
    return networkAtText(info.settings.variant, info.settings.inputSize);
}

QString dataNameText(const RunInfo& info) {
    QString path = fromUtf8(info.dataPath);
    while (path.endsWith('/')) path.chop(1);
    return path.isEmpty() ? fromUtf8(info.name) : path.section('/', -1);
}

/// A run keeps the name of what it began from; only with its settings, but for a batch fitted to its pictures, it is
/// that.
static bool hasItsPreset(const RunInfo& info) {
    const auto preset = std::ranges::find(presets(), info.preset, &Preset::name);
    if (preset == presets().end()) return false;
    Settings fitted = preset->settings, own = info.settings;
    fitBatch(fitted, info.trainImages);
    if (own.batchSize == fitted.batchSize) own.batchSize = preset->settings.batchSize;
    return matchingPreset(own) == info.preset;
}

QString presetText(const RunInfo& info) {
    if (hasItsPreset(info)) return coreText("Settings", presetNamed(info.preset).label);
    return said(QT_TRANSLATE_NOOP("RunText", "own settings"));
}

QDateTime startTime(const RunInfo& info) {
    return QDateTime::fromString(fromUtf8(info.started), Qt::ISODate).toLocalTime();
}

QString startedText(const QDateTime& started, const QDateTime& now) {
    if (!started.isValid()) return said(QT_TRANSLATE_NOOP("RunText", "unknown"));
    const QString when = whenText(started, now);
    // whenText leaves yesterday's time of day out: a list of yesterday's runs would all be the same.
    return started.date().daysTo(now.date()) == 1 ? when + ' ' + started.toString(QStringLiteral("HH:mm")) : when;
}

}  // namespace studio::ui
