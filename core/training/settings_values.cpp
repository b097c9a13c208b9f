// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/training/setting_text.h"
#include "core/training/settings.h"

#include <cmath>
#include <nlohmann/json.hpp>

/// Settings as JSON, and as what the network, the pictures and the engine want to know.
namespace studio {
namespace {

using Kind = SettingInfo::Kind;
using nlohmann::json;

json valueToJson(const SettingInfo& info, const std::string& text) {
    switch (info.kind) {
        case Kind::Integer:
            return integerFromText(text).value();
        case Kind::Real:
        case Kind::Share:
            return realFromText(text).value();
        case Kind::Boolean:
            return booleanFromText(text).value();
        case Kind::RealList:
            return realsFromText(text).value();
        case Kind::NameList:
            return namesFromText(text);
        case Kind::Text:
        case Kind::Choice:
            break;
    }
    return text;
}

/// Wrong types end as a text that applySetting refuses with the key and its range.
std::string valueFromJson(const json& value) {
    if (value.is_string()) return value.get<std::string>();
    if (value.is_number_float()) return textOf(value.get<double>());
    if (!value.is_array()) return value.dump();
    std::vector<std::string> parts;
    for (const json& part : value) parts.push_back(valueFromJson(part));
    return textOf(std::span<const std::string>(parts));
}

/// torchvision's evaluation: 256 for a crop of 224 (GoogLeNet_Weights in models/googlenet.py takes ImageClassification
/// of transforms/_presets.py with crop_size=224, whose resize_size is 256).
int usualShorterSide(int crop) {
    return static_cast<int>(std::lround(crop * 256.0 / 224));
}

}  // namespace

json settingsToJson(const Settings& settings) {
    json all = json::object();
    for (const SettingInfo& info : settingTable()) all[std::string(info.key)] = valueToJson(info, info.get(settings));
    return all;
}

Settings settingsFromJson(const json& json) {
    std::vector<std::pair<std::string, std::string>> values;
    for (const auto& [key, value] : json.items()) values.emplace_back(key, valueFromJson(value));
    Settings settings;
    applySettings(settings, values);
    return settings;
}

NetworkSpec networkOf(const Settings& settings, int classes) {
    return {.variant = settings.variant,
            .classes = classes,
            .inputSize = settings.inputSize,
            .aux = settings.aux,
            .dropout = settings.dropout,
            .auxDropout = settings.auxDropout};
}

Preprocessing preprocessingOf(const Settings& settings) {
    Preprocessing preprocessing;
    preprocessing.resize = settings.resize;
    preprocessing.size = preprocessing.crop = settings.inputSize;
    if (settings.resize == Preprocessing::Resize::ShorterSideThenCentreCrop)
        preprocessing.size = settings.resizeSide > 0 ? settings.resizeSide : usualShorterSide(settings.inputSize);
    preprocessing.mean = settings.mean;
    preprocessing.std = settings.std;
    return preprocessing;
}

SplitSettings splitSettingsOf(const Settings& settings) {
    return {.validationFraction = settings.validationFraction, .seed = settings.seed, .useClasses = settings.classes};
}

std::vector<double> classWeightsOf(const Settings& settings, const PreparedData& data) {
    if (settings.classWeights == ClassWeights::None) return {};
    std::vector<double> counts(data.classes.size());
    for (const Item& item : data.items)
        if (item.split == Split::Train) ++counts[static_cast<std::size_t>(item.label)];
    double pictures = 0, classes = 0;
    for (const double count : counts) {
        pictures += count;
        if (count > 0) ++classes;
    }
    std::vector<double> weights;
    for (const double count : counts) weights.push_back(count > 0 ? pictures / (classes * count) : 0);
    return weights;
}

StepperSettings stepperSettingsOf(const Settings& settings, const PreparedData& data) {
    StepperSettings made = stepperSettingsOf(settings, static_cast<int>(data.classes.size()));
    made.classWeights = classWeightsOf(settings, data);
    return made;
}

StepperSettings stepperSettingsOf(const Settings& settings, int classes) {
    return {.network = networkOf(settings, classes),
            .preprocessing = preprocessingOf(settings),
            .optimizer = {.kind = settings.optimizer,
                          .momentum = settings.momentum,
                          .weightDecay = settings.weightDecay,
                          .biasRate = settings.biasLr},
            .init = settings.init,
            .precision = settings.precision,
            .device = settings.device,
            .threads = settings.threads,
            .seed = settings.seed,
            .auxWeight = settings.auxWeight,
            .labelSmoothing = settings.labelSmoothing,
            .freeze = settings.freeze,
            .bodyRate = settings.bodyLr};
}

}  // namespace studio
