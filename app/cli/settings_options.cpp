// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/settings_options.h"

#include "app/cli/exit_code.h"
#include "core/training/setting_text.h"

#include <algorithm>

namespace studio::cli {

namespace {

std::string optionName(std::string_view key) {
    std::string name = "--" + std::string(key);
    std::replace(name.begin(), name.end(), '_', '-');
    return name;
}

}  // namespace

void SettingsOptions::addTo(CLI::App& verb, std::span<const std::string_view> keys) {
    for (const std::string_view key : keys) {
        const SettingInfo* info = findSetting(key);
        Named& named = m_named.emplace_back(Named{std::string(key), optionName(key), {}, nullptr});
        named.given =
            verb.add_option(named.option, named.value, std::string(info->help) + " (" + allowedText(*info) + ")")
                ->type_name("")
                ->take_last();
    }
}

void SettingsOptions::addSetTo(CLI::App& verb) {
    verb.add_option("--set", m_set, "Any setting, key=value; may be repeated (all are listed below)")
        ->type_name("KEY=VALUE")
        ->expected(1)
        ->take_all();
}

void SettingsOptions::apply(Settings& settings) const {
    std::vector<std::pair<std::string, std::string>> values;
    for (const std::string& pair : m_set) {
        const std::size_t equals = pair.find('=');
        if (equals == std::string::npos) throw UsageError("--set " + pair + " has no value. Write --set key=value.");
        values.emplace_back(pair.substr(0, equals), pair.substr(equals + 1));
    }
    for (const Named& named : m_named)
        if (named.given->count() > 0) values.emplace_back(named.key, named.value);
    applySettings(settings, values);
}

bool SettingsOptions::isGiven(std::string_view key) const {
    const auto names = [key](const std::string& pair) { return trimmed(pair.substr(0, pair.find('='))) == key; };
    if (std::any_of(m_set.begin(), m_set.end(), names)) return true;
    return std::any_of(m_named.begin(), m_named.end(),
                       [key](const Named& named) { return named.key == key && named.given->count() > 0; });
}

std::vector<std::string> SettingsOptions::givenBeside(std::span<const std::string_view> keys) const {
    std::vector<std::string> given;
    if (!m_set.empty()) given.emplace_back("--set");
    for (const Named& named : m_named) {
        const bool allowed = std::find(keys.begin(), keys.end(), named.key) != keys.end();
        if (named.given->count() > 0 && !allowed) given.push_back(named.option);
    }
    return given;
}

std::string settingsHelp() {
    std::string text = "Settings (--set key=value; defaults are those of the preset \"standard\"):\n";
    const Settings defaults;
    for (const SettingInfo& info : settingTable()) {
        text += "  " + std::string(info.key) + " = " + info.get(defaults) + "\n      " + std::string(info.help) +
                "\n      " + allowedText(info) + "\n";
    }
    return text;
}

}  // namespace studio::cli
