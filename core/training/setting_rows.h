// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/training/setting_text.h"
#include "core/training/settings.h"

#include <algorithm>
#include <array>
#include <functional>

/// How the rows of setting_table.cpp read and write their field. `Field` is a pointer to a member of Settings, or a
/// lambda that gives a reference to one deeper inside. Texts were checked by applySetting.
namespace studio::rows {

struct Names {
    std::string_view key, label, help, group, unit = {};
};
struct Range {
    double low = 0, high = 0;
    bool lowOpen = false;
};

inline SettingInfo start(const Names& names, SettingInfo::Kind kind, Range range = {}) {
    SettingInfo info;
    info.key = names.key;
    info.label = names.label;
    info.help = names.help;
    info.group = names.group;
    info.unit = names.unit;
    info.kind = kind;
    info.low = range.low;
    info.high = range.high;
    info.lowOpen = range.lowOpen;
    return info;
}

template <auto Field>
SettingInfo integer(const Names& names, Range range) {
    SettingInfo info = start(names, SettingInfo::Kind::Integer, range);
    info.get = [](const Settings& s) { return std::to_string(std::invoke(Field, s)); };
    info.set = [](Settings& s, std::string_view text) {
        auto& field = std::invoke(Field, s);
        field = static_cast<std::remove_reference_t<decltype(field)>>(integerFromText(text).value());
    };
    return info;
}

template <auto Field>
SettingInfo real(const Names& names, Range range) {
    SettingInfo info = start(names, SettingInfo::Kind::Real, range);
    info.get = [](const Settings& s) { return textOf(std::invoke(Field, s)); };
    info.set = [](Settings& s, std::string_view text) { std::invoke(Field, s) = realFromText(text).value(); };
    return info;
}

template <auto Field>
SettingInfo share(const Names& names, Range range) {
    SettingInfo info = real<Field>(names, range);
    info.kind = SettingInfo::Kind::Share;
    return info;
}

template <auto Field>
SettingInfo boolean(const Names& names) {
    SettingInfo info = start(names, SettingInfo::Kind::Boolean);
    info.get = [](const Settings& s) { return std::string(std::invoke(Field, s) ? "true" : "false"); };
    info.set = [](Settings& s, std::string_view text) { std::invoke(Field, s) = booleanFromText(text).value(); };
    return info;
}

/// `Choices` are in the order of the enumerators.
template <auto Field, const auto& Choices>
SettingInfo choice(const Names& names) {
    SettingInfo info = start(names, SettingInfo::Kind::Choice);
    info.choices = Choices;
    info.get = [](const Settings& s) {
        return std::string(Choices.at(static_cast<std::size_t>(std::invoke(Field, s))));
    };
    info.set = [](Settings& s, std::string_view text) {
        auto& field = std::invoke(Field, s);
        const auto index = std::ranges::find(Choices, text) - Choices.begin();
        field = static_cast<std::remove_reference_t<decltype(field)>>(index);
    };
    return info;
}

template <auto Field>
SettingInfo text(const Names& names) {
    SettingInfo info = start(names, SettingInfo::Kind::Text);
    info.get = [](const Settings& s) { return std::invoke(Field, s); };
    info.set = [](Settings& s, std::string_view value) { std::invoke(Field, s) = std::string(value); };
    return info;
}

template <auto Field>
SettingInfo nameList(const Names& names) {
    SettingInfo info = start(names, SettingInfo::Kind::NameList);
    info.get = [](const Settings& s) { return textOf(std::span(std::invoke(Field, s))); };
    info.set = [](Settings& s, std::string_view value) { std::invoke(Field, s) = namesFromText(value); };
    return info;
}

template <auto Field>
SettingInfo realList(const Names& names, Range range) {
    SettingInfo info = start(names, SettingInfo::Kind::RealList, range);
    const Settings defaults;
    info.count = static_cast<int>(std::invoke(Field, defaults).size());
    info.get = [](const Settings& s) { return textOf(std::span<const double>(std::invoke(Field, s))); };
    info.set = [](Settings& s, std::string_view value) {
        std::ranges::copy(realsFromText(value).value(), std::invoke(Field, s).begin());
    };
    return info;
}

}  // namespace studio::rows
