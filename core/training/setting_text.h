// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// Values of settings to text and back, whatever the locale. For tables of keys: the settings' here, and that of
/// runs/preprocessing_text.cpp.
namespace studio {

std::string_view trimmed(std::string_view text);
std::optional<std::int64_t> integerFromText(std::string_view text);
std::optional<double> realFromText(std::string_view text);   ///< finite numbers only
std::optional<bool> booleanFromText(std::string_view text);  ///< true/false, yes/no, on/off, 1/0
std::optional<std::vector<double>> realsFromText(std::string_view text);
std::vector<std::string> namesFromText(std::string_view text);  ///< commas; "a, b" in quotes is one name

std::string textOf(double value);  ///< the shortest text that reads back the same
std::string textOf(std::span<const double> values);
std::string textOf(std::span<const std::string> names);

std::size_t editDistance(std::string_view a, std::string_view b);
std::string joined(std::span<const std::string_view> words);  ///< "a, b, c"

}  // namespace studio
