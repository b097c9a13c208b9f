// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/training/settings.h"

#include <CLI/CLI.hpp>
#include <deque>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace studio::cli {

/// Options made from settingTable(): "batch_size" becomes --batch-size with the table's help; --set reaches them all.
/// Values stay text until apply(), where the table's own checks speak.
class SettingsOptions {
public:
    /// `verb` keeps pointers into this object, which must outlive the parsing.
    void addTo(CLI::App& verb, std::span<const std::string_view> keys);
    void addSetTo(CLI::App& verb);

    /// --set in the order given, then the options. Throws UsageError for a --set without '=', else what
    /// applySetting() throws.
    void apply(Settings& settings) const;
    bool isGiven(std::string_view key) const;  ///< by an option of its own or by --set
    /// "--set", "--lr", .. that were given and whose keys are not among `keys`.
    std::vector<std::string> givenBeside(std::span<const std::string_view> keys) const;

private:
    struct Named {
        std::string key;
        std::string option;
        std::string value;
        const CLI::Option* given = nullptr;  ///< counts how often; its value may be empty
    };
    std::deque<Named> m_named;  ///< a deque: CLI11 points at the values
    std::vector<std::string> m_set;
};

/// Every setting with its default, range or choices and help: the footer of train's --help.
std::string settingsHelp();

}  // namespace studio::cli
