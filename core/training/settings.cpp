// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/settings.h"

#include "core/base/error.h"
#include "core/training/setting_text.h"

#include <algorithm>
#include <array>

namespace studio {
namespace {

using Kind = SettingInfo::Kind;

/// "Learning rate" -> "learning_rate": people try the label, too.
std::string labelAsKey(std::string_view label) {
    std::string key(label);
    for (char& c : key) c = c == ' ' || c == '-' ? '_' : c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    return key;
}

std::size_t distanceTo(const SettingInfo& info, std::string_view key) {
    const std::string_view tail = info.key.substr(info.key.rfind('.') + 1);  // npos + 1 is 0
    return std::min({editDistance(info.key, key), editDistance(tail, key), editDistance(labelAsKey(info.label), key)});
}

std::string_view nearestKey(std::string_view key) {
    const auto nearer = [&](const SettingInfo& a, const SettingInfo& b) {
        return distanceTo(a, key) < distanceTo(b, key);
    };
    return std::ranges::min_element(settingTable(), nearer)->key;
}

[[noreturn]] void refuse(const SettingInfo& info, std::string_view value) {
    const std::string shown = value.empty() ? "\"\"" : std::string(value);
    throw Error(ErrorCode::SettingRange, {std::string(info.key), shown, allowedText(info)});
}

bool isInside(const SettingInfo& info, double value) {
    return value >= info.low && value <= info.high && !(info.lowOpen && value == info.low);
}

bool isGoodList(const SettingInfo& info, std::string_view value) {
    const std::optional<std::vector<double>> values = realsFromText(value);
    if (!values || values->size() != static_cast<std::size_t>(info.count)) return false;
    if (info.count == 2 && (*values)[0] > (*values)[1]) return false;
    return std::ranges::all_of(*values, [&](double each) { return isInside(info, each); });
}

bool isDevice(std::string_view value) {
    if (value == "auto" || value == "cpu" || value == "cuda") return true;
    return value.starts_with("cuda:") && integerFromText(value.substr(5)).value_or(-1) >= 0;
}

bool isGood(const SettingInfo& info, std::string_view value) {
    switch (info.kind) {
        case Kind::Integer: {
            const std::optional<std::int64_t> number = integerFromText(value);
            return number && isInside(info, static_cast<double>(*number));
        }
        case Kind::Real:
        case Kind::Share: {
            const std::optional<double> number = realFromText(value);
            return number && isInside(info, *number);
        }
        case Kind::Boolean:
            return booleanFromText(value).has_value();
        case Kind::RealList:
            return isGoodList(info, value);
        case Kind::Text:
            return info.key != "device" || isDevice(value);
        case Kind::Choice:
            return std::ranges::find(info.choices, value) != info.choices.end();
        case Kind::NameList:
            return true;
    }
    return false;
}

std::string rangeText(const SettingInfo& info) {
    constexpr double kNoBound = 1e12;  // a bound nobody needs to read
    const auto bound = [&](double value) {
        return info.kind == Kind::Integer ? std::to_string(static_cast<std::int64_t>(value)) : textOf(value);
    };
    if (info.lowOpen && info.high >= kNoBound) return "above " + bound(info.low);
    if (info.lowOpen) return "above " + bound(info.low) + " and at most " + bound(info.high);
    return "from " + bound(info.low) + " to " + bound(info.high);
}

/// What the old variant had by itself becomes what the new one has by itself; what a person chose stays.
void moveVariant(Settings& settings, Variant before) {
    const NetworkSpec was = defaultSpec(before, 2);
    const NetworkSpec is = defaultSpec(settings.variant, 2);
    if (settings.dropout == was.dropout) settings.dropout = is.dropout;
    if (settings.auxDropout == was.auxDropout) settings.auxDropout = is.auxDropout;
    if (settings.init == defaultInit(before)) settings.init = defaultInit(settings.variant);
}

}  // namespace

const SettingInfo* findSetting(std::string_view key) {
    const auto found = std::ranges::find(settingTable(), key, &SettingInfo::key);
    return found == settingTable().end() ? nullptr : &*found;
}

std::string allowedText(const SettingInfo& info) {
    switch (info.kind) {
        case Kind::Integer:
            return "a whole number " + rangeText(info);
        case Kind::Real:
        case Kind::Share:
            return "a number " + rangeText(info);
        case Kind::Boolean:
            return "true or false";
        case Kind::RealList:
            if (info.count == 2) return "two numbers " + rangeText(info) + ", the smaller first, with a comma between";
            return std::to_string(info.count) + " numbers " + rangeText(info) + ", with commas between";
        case Kind::Text:
            return info.key == "device" ? "auto, cpu, cuda or cuda:N" : "a file";
        case Kind::Choice:
            return joined(info.choices);
        case Kind::NameList:
            return "names with commas between";
    }
    return {};
}

void applySetting(Settings& settings, std::string_view key, std::string_view value) {
    key = trimmed(key);
    value = trimmed(value);
    const SettingInfo* info = findSetting(key);
    if (!info) throw Error(ErrorCode::UnknownSetting, {std::string(key), std::string(nearestKey(key))});
    if (!isGood(*info, value)) {
        if (info->kind != Kind::Choice) refuse(*info, value);
        throw Error(ErrorCode::UnknownChoice, {std::string(key), std::string(value), joined(info->choices)});
    }
    const Variant before = settings.variant;
    info->set(settings, value);
    if (settings.variant != before) moveVariant(settings, before);
}

void applySettings(Settings& settings, std::span<const std::pair<std::string, std::string>> values) {
    Settings changed = settings;
    for (const auto& [key, value] : values)
        if (trimmed(key) == "variant") applySetting(changed, key, value);
    for (const auto& [key, value] : values)
        if (trimmed(key) != "variant") applySetting(changed, key, value);
    settings = std::move(changed);
}

void validate(const Settings& settings) {
    if (preprocessingOf(settings).size < settings.inputSize)
        throw Error(ErrorCode::SettingRange,
                    {"resize_side", std::to_string(settings.resizeSide),
                     "0, or at least input_size (" + std::to_string(settings.inputSize) + ")"});
}

void validate(const Settings& settings, std::int64_t trainImages) {
    validate(settings);
    if (settings.batchSize > trainImages)
        throw Error(ErrorCode::BatchTooLarge, {std::to_string(settings.batchSize), std::to_string(trainImages)});
}

Initialisation defaultInit(Variant variant) {
    switch (variant) {
        case Variant::Course:
            return Initialisation::KaimingFanOut;
        case Variant::Paper:
            return Initialisation::Caffe;
        case Variant::Torchvision:
            break;
    }
    // torchvision's own truncated normal (std 0.01) learns worse under Adam: measured on photographs.
    return Initialisation::KaimingUniform;
}

}  // namespace studio
