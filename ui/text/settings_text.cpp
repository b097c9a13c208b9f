// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/settings_text.h"

#include "ui/text/core_text.h"
#include "ui/text/format.h"
#include "ui/text/listing.h"

#include <QCoreApplication>
#include <map>

namespace studio::ui {

QList<std::string_view> importantSettings() {
    return {"epochs", "lr", "batch_size", "input_size", "aux_weight"};
}

QList<std::string_view> settingGroups() {
    return {"network", "optimizer", "schedule", "augmentation", "data", "device", "checkpoints"};
}

static QString said(const char* text) {
    return QCoreApplication::translate("SettingsText", text);
}

QString groupTitle(std::string_view group) {
    if (group == "network") return said(QT_TRANSLATE_NOOP("SettingsText", "Network"));
    if (group == "optimizer") return said(QT_TRANSLATE_NOOP("SettingsText", "Optimiser"));
    if (group == "schedule") return said(QT_TRANSLATE_NOOP("SettingsText", "Schedule"));
    if (group == "augmentation") return said(QT_TRANSLATE_NOOP("SettingsText", "Augmentation"));
    if (group == "data") return said(QT_TRANSLATE_NOOP("SettingsText", "Data"));
    if (group == "device") return said(QT_TRANSLATE_NOOP("SettingsText", "Precision, device"));
    if (group == "checkpoints") return said(QT_TRANSLATE_NOOP("SettingsText", "Checkpoints"));
    return fromUtf8(group);
}

QString choiceText(std::string_view value) {
    // Names of methods stay as the field writes them; words are translated.
    static const std::map<std::string_view, const char*> kNames{
        {"adamw", "AdamW"},       {"adam", "Adam"},
        {"sgd", "SGD"},           {"kaiming_fan_out", "Kaiming, fan out"},
        {"caffe", "Caffe"},       {"torchvision", "torchvision"},
        {"bfloat16", "bfloat16"}, {"float32", "float32"}};
    static const std::map<std::string_view, const char*> kWords{
        {"constant", QT_TRANSLATE_NOOP("SettingsText", "constant")},
        {"cosine", QT_TRANSLATE_NOOP("SettingsText", "cosine")},
        {"onecycle", QT_TRANSLATE_NOOP("SettingsText", "one cycle")},
        {"step", QT_TRANSLATE_NOOP("SettingsText", "steps")},
        {"poly", QT_TRANSLATE_NOOP("SettingsText", "polynomial")},
        {"course", QT_TRANSLATE_NOOP("SettingsText", "course")},
        {"paper", QT_TRANSLATE_NOOP("SettingsText", "paper")},
        {"kaiming_uniform", QT_TRANSLATE_NOOP("SettingsText", "Kaiming, uniform")},
        {"truncated_normal", QT_TRANSLATE_NOOP("SettingsText", "truncated normal")},
        {"none", QT_TRANSLATE_NOOP("SettingsText", "none")},
        {"balanced", QT_TRANSLATE_NOOP("SettingsText", "balanced")},
        {"auto", QT_TRANSLATE_NOOP("SettingsText", "automatic")},
        {"squash", QT_TRANSLATE_NOOP("SettingsText", "squashed")},
        {"shorter_side_then_centre_crop", QT_TRANSLATE_NOOP("SettingsText", "middle cut out")},
        {"top1", QT_TRANSLATE_NOOP("SettingsText", "accuracy")},
        {"loss", QT_TRANSLATE_NOOP("SettingsText", "loss")}};
    if (const auto name = kNames.find(value); name != kNames.end()) return QString::fromLatin1(name->second);
    if (const auto word = kWords.find(value); word != kWords.end()) return said(word->second);
    return fromUtf8(value);
}

static QString valueOf(std::string_view key, const Settings& settings) {
    const SettingInfo* info = findSetting(key);
    return info ? fromUtf8(info->get(settings)) : QString();
}

static QString choiceOf(std::string_view key, const Settings& settings) {
    const SettingInfo* info = findSetting(key);
    return info ? choiceText(info->get(settings)) : QString();
}

static QString augmentationSummary(const Settings& settings) {
    const Augmentation& augment = settings.augment;
    QStringList parts;
    if (augment.cropScale != std::array{1.0, 1.0}) parts << said(QT_TRANSLATE_NOOP("SettingsText", "crop"));
    if (augment.flip > 0) parts << said(QT_TRANSLATE_NOOP("SettingsText", "flip"));
    if (augment.rotation > 0) parts << said(QT_TRANSLATE_NOOP("SettingsText", "rotation"));
    if (augment.brightness > 0 || augment.contrast > 0 || augment.saturation > 0)
        parts << said(QT_TRANSLATE_NOOP("SettingsText", "colours"));
    return parts.isEmpty() ? said(QT_TRANSLATE_NOOP("SettingsText", "none")) : listText(parts);
}

static QString deviceSummary(const Settings& settings) {
    const QString device = settings.device == "auto" ? QString() : fromUtf8(settings.device).toUpper();
    const QString precision = choiceText(precisionName(settings.precision));
    return device.isEmpty() ? precision : factsText({precision, device});
}

static QString checkpointSummary(const Settings& settings) {
    if (settings.checkpointEvery > 0) {
        return said(QT_TRANSLATE_NOOP("SettingsText", "best, last, every %1")).arg(settings.checkpointEvery);
    }
    return said(QT_TRANSLATE_NOOP("SettingsText", "best and last"));
}

QString groupSummary(std::string_view group, const Settings& settings) {
    if (group == "network") return choiceOf("variant", settings);
    if (group == "optimizer") {
        return factsText({choiceOf("optimizer", settings), valueOf("weight_decay", settings)});
    }
    if (group == "schedule") return choiceOf("schedule", settings);
    if (group == "augmentation") return augmentationSummary(settings);
    if (group == "data") {
        return said(QT_TRANSLATE_NOOP("SettingsText", "%1 % for validation"))
            .arg(100 * settings.validationFraction, 0, 'g', 3);
    }
    if (group == "device") return deviceSummary(settings);
    if (group == "checkpoints") return checkpointSummary(settings);
    return {};
}

static QString needsText(const RunNeeds& needs) {
    const QString disk = fromUtf8(aboutBytes(needs.diskBytes));
    if (needs.memoryBytes == 0) return said(QT_TRANSLATE_NOOP("SettingsText", "Disk about %1.")).arg(disk);
    return said(QT_TRANSLATE_NOOP("SettingsText", "Memory about %1, disk %2."))
        .arg(fromUtf8(aboutBytes(needs.memoryBytes)), disk);
}

static QString timeText(const RunPlan& plan) {
    if (plan.seconds)
        return said(QT_TRANSLATE_NOOP("SettingsText", "Takes about %1."))
            .arg(durationText(*plan.seconds))
            .toHtmlEscaped();
    if (plan.measuring) return said(QT_TRANSLATE_NOOP("SettingsText", "A few steps are being timed…")).toHtmlEscaped();
    if (!plan.measurable) return said(QT_TRANSLATE_NOOP("SettingsText", "Time not measured yet.")).toHtmlEscaped();
    const QString link = said(QT_TRANSLATE_NOOP("SettingsText", "Measure the time"));  // no longer: three lines at 1280
    return said(QT_TRANSLATE_NOOP("SettingsText", "%1."))
        .arg(QStringLiteral("<a href=\"%1\">%2</a>").arg(QLatin1String(kMeasureLink), link.toHtmlEscaped()));
}

QString planText(const RunPlan& plan) {
    const QString what = QCoreApplication::translate("SettingsText", "%n epoch(s) of %1 pictures", nullptr, plan.epochs)
                             .arg(countText(plan.trainImages));
    const QString check =
        said(QT_TRANSLATE_NOOP("SettingsText", "checked on %1 after each.")).arg(countText(plan.validationImages));
    const QString needs = plan.needs ? needsText(*plan.needs).toHtmlEscaped() : QString();
    const QString bold = QStringLiteral("<b>%1</b>").arg(what.toHtmlEscaped());
    return sentencesText({factsText({bold, check.toHtmlEscaped()}), timeText(plan), needs});
}

Settings recipeKeeping(Settings recipe, const Settings& kept) {
    recipe.classes = kept.classes;
    recipe.weights = kept.weights;
    recipe.precision = kept.precision;
    recipe.device = kept.device;
    recipe.threads = kept.threads;
    recipe.workers = kept.workers;
    return recipe;
}

std::string matchingPreset(const Settings& settings) {
    for (const Preset& preset : presets())
        if (recipeKeeping(preset.settings, settings) == settings) return std::string(preset.name);
    return {};
}

}  // namespace studio::ui
