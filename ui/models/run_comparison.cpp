// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/run_comparison.h"

#include "core/base/error.h"
#include "core/base/files.h"
#include "ui/plots/series.h"
#include "ui/text/core_text.h"
#include "ui/text/format.h"
#include "ui/text/listing.h"
#include "ui/text/run_text.h"
#include "ui/text/settings_text.h"

#include <QCoreApplication>
#include <QLocale>
#include <QSet>
#include <algorithm>
#include <cmath>
#include <functional>

namespace studio::ui {
namespace {

QString said(const char* text) {
    return QCoreApplication::translate("RunComparison", text);
}

using TextOfRun = std::function<QString(const RunInfo&)>;

QStringList texts(ComparedRuns runs, const TextOfRun& text) {
    QStringList values;
    for (const RunSummary* run : runs) values << text(*run->info);
    return values;
}

bool allEqual(const QStringList& values) {
    return std::all_of(values.begin(), values.end(), [&](const QString& value) { return value == values.first(); });
}

QString picturesText(const RunInfo& info) {
    return said(QT_TRANSLATE_NOOP("RunComparison", "%1 + %2 pictures"))
        .arg(countText(info.trainImages), countText(info.validationImages));
}

/// For training and for validation.
QString countsText(const RunInfo& info) {
    return countText(info.trainImages) + QStringLiteral(" + ") + countText(info.validationImages);
}

QString computedOn(const RunInfo& info) {
    if (info.device.empty()) return said(QT_TRANSLATE_NOOP("RunComparison", "not started"));
    return QCoreApplication::translate("RunComparison", "%1, %n thread(s)", nullptr, info.threads)
        .arg(deviceText(info.device));
}

/// Same name, other pictures: told apart by the beginning of the fingerprint, as run.json has it.
QString dataTextWithMark(const RunInfo& info) {
    return info.fingerprint.empty()
               ? dataNameText(info)
               : dataNameText(info) + QStringLiteral(" (%1)").arg(fromUtf8(info.fingerprint).left(4));
}

void addWhereDifferent(std::vector<FactRow>& rows, const QString& name, const QStringList& values) {
    if (!allEqual(values)) rows.push_back({name, values, {}});
}

void addData(std::vector<FactRow>& rows, ComparedRuns runs) {
    const QString name = said(QT_TRANSLATE_NOOP("RunComparison", "Data"));
    const bool sameNames = allEqual(texts(runs, dataNameText));
    const bool samePictures = onTheSameData(runs);
    if (!sameNames)
        rows.push_back({name, texts(runs, dataNameText), {}});
    else if (!samePictures)
        rows.push_back({name, texts(runs, dataTextWithMark), {}});
    addWhereDifferent(rows, said(QT_TRANSLATE_NOOP("RunComparison", "Pictures")), texts(runs, countsText));
    addWhereDifferent(rows, said(QT_TRANSLATE_NOOP("RunComparison", "Classes in the data")),
                      texts(runs, [](const RunInfo& info) { return countText(qint64(info.classes.size())); }));
}

/// The places of the highest (or lowest) of the values there are; none when all are the same.
std::vector<int> bestOf(const std::vector<std::optional<double>>& values, bool highest) {
    std::vector<int> places;
    std::optional<double> best, worst;
    for (const auto& value : values) {
        if (!value || !std::isfinite(*value)) continue;
        const double score = highest ? *value : -*value;
        best = std::max(best.value_or(score), score);
        worst = std::min(worst.value_or(score), score);
    }
    if (!best || *best == *worst) return places;
    for (std::size_t i = 0; i < values.size(); ++i)
        if (values[i] && (highest ? *values[i] : -*values[i]) == *best) places.push_back(static_cast<int>(i));
    return places;
}

FactRow measured(const QString& name, ComparedRuns runs, bool highest,
                 const std::function<std::optional<double>(const RunSummary&)>& value,
                 const std::function<QString(double)>& text) {
    FactRow row{name, {}, {}};
    std::vector<std::optional<double>> values;
    for (const RunSummary* run : runs) {
        values.push_back(value(*run));
        row.values << (values.back() ? text(*values.back()) : QStringLiteral("–"));
    }
    row.best = bestOf(values, highest);
    return row;
}

std::optional<double> bestAccuracy(const RunSummary& run) {
    if (run.info->validationImages <= 0 || run.info->bestEpoch <= 0) return std::nullopt;
    return run.info->bestTop1;
}

std::optional<double> lastTrainingLoss(const RunSummary& run) {
    if (run.epochs.empty()) return std::nullopt;
    return run.epochs.back().train.main;
}

std::optional<double> lastValidationLoss(const RunSummary& run) {
    if (run.epochs.empty() || run.info->validationImages <= 0) return std::nullopt;
    return run.epochs.back().validation.main;
}

FactRow reachedRow(ComparedRuns runs, double accuracy) {
    FactRow row{said(QT_TRANSLATE_NOOP("RunComparison", "Reached %1")).arg(percentText(accuracy, 0)), {}, {}};
    std::vector<std::optional<double>> epochs;
    for (const RunSummary* run : runs) {
        const int epoch = firstEpochAt(run->epochs, accuracy);
        epochs.push_back(epoch > 0 ? std::optional<double>(epoch) : std::nullopt);
        row.values << (epoch > 0 ? said(QT_TRANSLATE_NOOP("RunComparison", "epoch %1")).arg(epoch)
                                 : said(QT_TRANSLATE_NOOP("RunComparison", "never")));
    }
    row.best = bestOf(epochs, false);
    return row;
}

/// What a person tells runs apart by, where all agree on it; in the sentence's order.
QStringList commonParts(ComparedRuns runs) {
    const TextOfRun candidates[] = {
        dataNameText,
        picturesText,
        networkText,
        [](const RunInfo& info) {
            return QCoreApplication::translate("RunComparison", "%n epoch(s)", nullptr, info.settings.epochs);
        },
        [](const RunInfo& info) {
            return said(QT_TRANSLATE_NOOP("RunComparison", "batch %1")).arg(info.settings.batchSize);
        },
        [](const RunInfo& info) {
            return said(QT_TRANSLATE_NOOP("RunComparison", "learning rate %1")).arg(info.settings.lr);
        },
        [](const RunInfo& info) { return said(QT_TRANSLATE_NOOP("RunComparison", "seed %1")).arg(info.settings.seed); },
        [](const RunInfo& info) { return fromUtf8(info.precision); },
    };
    QStringList parts;
    for (const TextOfRun& text : candidates) {
        const QStringList values = texts(runs, text);
        if (allEqual(values) && !values.first().isEmpty()) parts << values.first();
    }
    return parts;
}

/// Names that occur once stay; `form` of the start is put behind the others.
QStringList toldApart(ComparedRuns runs, const QStringList& names, const QString& form) {
    QStringList apart;
    for (qsizetype i = 0; i < names.size(); ++i) {
        const RunSummary& run = *runs[static_cast<std::size_t>(i)];
        const QDateTime start = run.info ? startTime(*run.info) : QDateTime();
        const bool alone = names.count(names[i]) == 1 || !start.isValid();
        apart << (alone ? names[i] : factsText({names[i], QLocale().toString(start, form)}));
    }
    return apart;
}

}  // namespace

QStringList comparedNames(ComparedRuns runs) {
    QStringList names;
    for (const RunSummary* run : runs) names << runName(*run);
    // The shortest that tells them apart: there is little room for names.
    QStringList apart = names;
    for (const QString& form : {said(QT_TRANSLATE_NOOP("RunComparison", "d MMM")), QStringLiteral("HH:mm"),
                                said(QT_TRANSLATE_NOOP("RunComparison", "d MMM HH:mm")), QStringLiteral("HH:mm:ss"),
                                said(QT_TRANSLATE_NOOP("RunComparison", "d MMM HH:mm:ss"))}) {
        if (QSet<QString>(apart.begin(), apart.end()).size() == apart.size()) break;
        apart = toldApart(runs, names, form);
    }
    return apart;
}

bool onTheSameData(ComparedRuns runs) {
    QStringList known = texts(runs, [](const RunInfo& info) { return fromUtf8(info.fingerprint); });
    known.removeAll(QString());
    return known.isEmpty() || allEqual(known);
}

QString settingValueText(const SettingInfo& setting, const Settings& settings) {
    const std::string value = setting.get(settings);
    switch (setting.kind) {
        case SettingInfo::Kind::Choice:
            return choiceText(value);
        case SettingInfo::Kind::Boolean:
            return value == "true" ? said(QT_TRANSLATE_NOOP("RunComparison", "yes"))
                                   : said(QT_TRANSLATE_NOOP("RunComparison", "no"));
        case SettingInfo::Kind::NameList:
            return value.empty() ? said(QT_TRANSLATE_NOOP("RunComparison", "all")) : fromUtf8(value);
        case SettingInfo::Kind::Text:
            return value.empty() ? said(QT_TRANSLATE_NOOP("RunComparison", "none")) : choiceText(value);
        case SettingInfo::Kind::Share:
            return shareText(QString::fromStdString(value).toDouble());
        default:
            return fromUtf8(value);
    }
}

QString settingName(const SettingInfo& setting) {
    const QString name = coreText("Settings", setting.label);
    return setting.unit.empty() ? name : factsText({name, coreText("Settings", setting.unit)});
}

std::vector<FactRow> settingsThatDiffer(ComparedRuns runs) {
    std::vector<FactRow> rows;
    if (runs.size() < 2) return rows;
    addData(rows, runs);
    for (const SettingInfo& setting : settingTable())
        addWhereDifferent(rows, settingName(setting),
                          texts(runs, [&](const RunInfo& info) { return settingValueText(setting, info.settings); }));
    addWhereDifferent(rows, said(QT_TRANSLATE_NOOP("RunComparison", "Computed on")), texts(runs, computedOn));
    addWhereDifferent(rows, said(QT_TRANSLATE_NOOP("RunComparison", "Computed in")),
                      texts(runs, [](const RunInfo& info) { return fromUtf8(info.precision); }));
    return rows;
}

QString sameForAll(ComparedRuns runs) {
    if (runs.empty()) return {};
    const QStringList parts = commonParts(runs);
    if (parts.isEmpty()) return said(QT_TRANSLATE_NOOP("RunComparison", "Nothing is the same for all."));
    const QString list = factsText(parts);
    if (runs.size() == 1) return list;
    return said(QT_TRANSLATE_NOOP("RunComparison", "The same for all: %1.")).arg(list);
}

int firstEpochAt(std::span<const EpochRecord> epochs, double accuracy) {
    const auto first = std::find_if(epochs.begin(), epochs.end(), [&](const EpochRecord& epoch) {
        return epoch.validationTop1 >= accuracy - 1e-9;  // 0.7 of the file and 7 * 0.1 are not the same double
    });
    return first == epochs.end() ? 0 : first->epoch;
}

std::optional<double> reachedByAll(ComparedRuns runs) {
    double lowest = 2, highest = -1, guess = 0;
    for (const RunSummary* run : runs) {
        const std::optional<double> best = bestAccuracy(*run);
        if (!best || !std::isfinite(*best)) continue;
        lowest = std::min(lowest, *best);
        highest = std::max(highest, *best);
        guess = std::max(guess, guessingAccuracy(static_cast<int>(run->info->classes.size())));
    }
    const auto tens = [](double accuracy) { return std::floor(accuracy * 10 + 1e-6) / 10; };
    for (const double reached : {tens(lowest), tens(highest)})
        if (highest >= 0 && reached > guess + 1e-9) return reached;
    return std::nullopt;
}

std::optional<double> secondsAnEpoch(std::span<const EpochRecord> epochs) {
    std::vector<double> seconds;
    for (const EpochRecord& epoch : epochs)
        if (epoch.seconds > 0) seconds.push_back(epoch.seconds);
    if (seconds.empty()) return std::nullopt;
    const auto middle = seconds.begin() + static_cast<std::ptrdiff_t>(seconds.size() / 2);
    std::nth_element(seconds.begin(), middle, seconds.end());
    return *middle;
}

std::optional<std::int64_t> parametersOf(const RunInfo& info) {
    try {
        return networkTotals(networkOf(info.settings, static_cast<int>(info.classes.size()))).parameters;
    } catch (const studio::Error&) {
        return std::nullopt;  // no classes: the run ended before its data was known
    }
}

std::vector<FactRow> resultsOf(ComparedRuns runs) {
    std::vector<FactRow> rows;
    rows.push_back(measured(said(QT_TRANSLATE_NOOP("RunComparison", "Best accuracy")), runs, true, bestAccuracy,
                            [](double value) { return percentText(value); }));
    if (const auto accuracy = reachedByAll(runs)) rows.push_back(reachedRow(runs, *accuracy));
    rows.push_back(measured(said(QT_TRANSLATE_NOOP("RunComparison", "Main loss, last epoch")), runs, false,
                            lastTrainingLoss, lossText));
    rows.push_back(measured(said(QT_TRANSLATE_NOOP("RunComparison", "Validation loss, last")), runs, false,
                            lastValidationLoss, lossText));
    rows.push_back(measured(
        said(QT_TRANSLATE_NOOP("RunComparison", "Parameters in training")), runs, false,
        [](const RunSummary& run) -> std::optional<double> {
            const auto parameters = parametersOf(*run.info);
            return parameters ? std::optional<double>(static_cast<double>(*parameters)) : std::nullopt;
        },
        [](double value) { return countText(static_cast<qint64>(value)); }));
    rows.back().best.clear();  // fewer is no result
    rows.push_back(measured(
        said(QT_TRANSLATE_NOOP("RunComparison", "Seconds an epoch")), runs, false,
        [](const RunSummary& run) { return secondsAnEpoch(run.epochs); },
        [](double value) { return QString::number(value, 'f', value < 10 ? 1 : 0); }));
    if (!onTheSameData(runs))
        for (FactRow& row : rows) row.best.clear();
    return rows;
}

std::string comparisonCsv(ComparedRuns runs) {
    std::string text;
    const auto add = [&](const char* part, const QString& name, const QStringList& values) {
        text += part + (',' + csvField(name.toStdString()));
        for (const QString& value : values) text += ',' + csvField(value.toStdString());
        text += "\r\n";
    };
    add("part", QStringLiteral("name"), comparedNames(runs));
    for (const FactRow& row : settingsThatDiffer(runs)) add("setting", row.name, row.values);
    for (const FactRow& row : resultsOf(runs)) add("result", row.name, row.values);
    return text;
}

}  // namespace studio::ui
