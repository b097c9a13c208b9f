// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/run_log_text.h"

#include "ui/text/core_text.h"
#include "ui/text/format.h"
#include "ui/text/listing.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QStringList>
#include <algorithm>

namespace studio::ui {

using Kind = RunEvent::Kind;

static QString said(const char* text) {
    return QCoreApplication::translate("RunEvents", text);
}

static QString withDevice(const QString& sentence, const RunEvent& entry) {
    if (entry.device.empty()) return sentence;
    return QCoreApplication::translate("RunEvents", "%1: %2, %3, %n thread(s)", nullptr, entry.threads)
        .arg(sentence, deviceText(entry.device), fromUtf8(entry.precision));
}

QString noteText(const std::string& note) {
    const QString ofWeights = coreText("StartingWeights", note);
    return ofWeights != fromUtf8(note) ? ofWeights : sentenceText(note);
}

static QString withNotes(QString sentence, const RunEvent& entry) {
    QStringList parts{std::move(sentence)};
    for (const std::string& note : entry.notes) parts << noteText(note);
    return itemsText(parts);
}

static QString checkpointText(const RunEvent& entry, const TrainingHistory& history) {
    QStringList files;
    for (const std::string& file : entry.files) files << fromUtf8(file);
    const QString names = listText(files);
    if (!entry.best) return said(QT_TRANSLATE_NOOP("RunEvents", "Checkpoint written: %1")).arg(names);
    const auto record = std::find_if(history.epochs.begin(), history.epochs.end(),
                                     [&](const EpochRecord& one) { return one.epoch == entry.epoch; });
    if (record == history.epochs.end()) return said(QT_TRANSLATE_NOOP("RunEvents", "New best, written: %1")).arg(names);
    return said(QT_TRANSLATE_NOOP("RunEvents", "New best, %1 right, written: %2"))
        .arg(percentText(record->validationTop1), names);
}

static QString problemSentence(const Problem& problem) {
    const QString reason = phraseText("Problems", problem.message);
    const QString what = fromUtf8(problem.path) + QStringLiteral(": ") + reason;
    return isUsed(problem.kind) ? what : said(QT_TRANSLATE_NOOP("RunEvents", "Left out: %1")).arg(what);
}

static QString endText(const RunEvent& entry) {
    switch (entry.outcome) {
        case RunState::Finished:
            return said(QT_TRANSLATE_NOOP("RunEvents", "Finished"));
        case RunState::Stopped:
            return said(QT_TRANSLATE_NOOP("RunEvents", "Stopped"));
        case RunState::Diverged:
            return said(QT_TRANSLATE_NOOP("RunEvents", "Diverged: the losses stopped being numbers"));
        default:
            return said(QT_TRANSLATE_NOOP("RunEvents", "Failed: %1")).arg(sentenceText(entry.message));
    }
}

QString logText(const RunEvent& entry, const TrainingHistory& history) {
    switch (entry.kind) {
        case Kind::Started:
            return withNotes(withDevice(said(QT_TRANSLATE_NOOP("RunEvents", "Started")), entry), entry);
        case Kind::Resumed:
            return withDevice(said(QT_TRANSLATE_NOOP("RunEvents", "Went on with epoch %1")).arg(entry.firstEpoch),
                              entry);
        case Kind::Running:
            return said(QT_TRANSLATE_NOOP("RunEvents", "Continued after the pause"));
        case Kind::Paused:
            if (!entry.message.empty())
                return said(QT_TRANSLATE_NOOP("RunEvents", "Paused: %1")).arg(sentenceText(entry.message));
            return said(QT_TRANSLATE_NOOP("RunEvents", "Paused"));
        case Kind::Stopping:
            return said(QT_TRANSLATE_NOOP("RunEvents", "Asked to stop"));
        case Kind::Checkpoint:
            return checkpointText(entry, history);
        case Kind::Problem:
            return problemSentence(entry.problem);
        case Kind::Ended:
            return endText(entry);
    }
    return {};
}

QString logPlace(const RunEvent& entry) {
    if (entry.step == 0) return {};
    return said(QT_TRANSLATE_NOOP("RunEvents", "epoch %1, step %2"))
        .arg(QString::number(entry.epoch), countText(entry.step));
}

QString logTime(const RunEvent& entry) {
    const QDateTime utc = QDateTime::fromString(fromUtf8(entry.time), Qt::ISODate);
    return utc.isValid() ? utc.toLocalTime().toString(QStringLiteral("HH:mm:ss")) : QString();
}

const char* logIcon(const RunEvent& entry) {
    switch (entry.kind) {
        case Kind::Started:
        case Kind::Resumed:
        case Kind::Running:
            return "play";
        case Kind::Paused:
            return "pause";
        case Kind::Stopping:
            return "stop";
        case Kind::Checkpoint:
            return entry.best ? "tick" : "file";
        case Kind::Problem:
            return "warning";
        case Kind::Ended:
            return entry.outcome == RunState::Finished  ? "tick"
                   : entry.outcome == RunState::Stopped ? "stop"
                                                        : "warning";
    }
    return "info";
}

}  // namespace studio::ui
