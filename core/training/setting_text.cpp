// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/setting_text.h"

#include "core/base/files.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <numeric>

namespace studio {
namespace {

constexpr std::string_view kBlank = " \t\r\n";

bool isBlank(char c) {
    return kBlank.find(c) != std::string_view::npos;
}

/// from_chars takes no '+', and the whole text must be the number.
template <class Number>
std::optional<Number> numberFromText(std::string_view text) {
    text = trimmed(text);
    if (text.starts_with('+') && !text.starts_with("+-")) text.remove_prefix(1);
    Number value{};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return value;
}

/// The field at the front of `text`, which is then the rest behind its comma. Blanks around it do not count, those in
/// quotes do.
std::string takeName(std::string_view& text) {
    std::string name;
    bool quoted = false;
    std::size_t kept = 0;  // of name, whatever follows
    std::size_t i = 0;
    for (; i < text.size() && (quoted || text[i] != ','); ++i) {
        if (text[i] != '"') {
            if (quoted || !name.empty() || !isBlank(text[i])) name += text[i];
        } else if (quoted && i + 1 < text.size() && text[i + 1] == '"') {
            name += text[i++];
        } else {
            quoted = !quoted;
        }
        if (quoted || !isBlank(text[i])) kept = name.size();
    }
    text.remove_prefix(std::min(i + 1, text.size()));
    name.resize(kept);
    return name;
}

std::string inQuotes(std::string_view name) {
    std::string out = "\"";
    for (const char c : name) out.append(c == '"' ? 2 : 1, c);
    return out + '"';
}

}  // namespace

std::string_view trimmed(std::string_view text) {
    const std::size_t first = text.find_first_not_of(kBlank);
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(kBlank) - first + 1);
}

std::optional<std::int64_t> integerFromText(std::string_view text) {
    return numberFromText<std::int64_t>(text);
}

std::optional<double> realFromText(std::string_view text) {
    const std::optional<double> value = numberFromText<double>(text);
    return value && std::isfinite(*value) ? value : std::nullopt;
}

std::optional<bool> booleanFromText(std::string_view text) {
    constexpr std::array<std::string_view, 4> kYes{"true", "yes", "on", "1"};
    constexpr std::array<std::string_view, 4> kNo{"false", "no", "off", "0"};
    text = trimmed(text);
    if (std::ranges::find(kYes, text) != kYes.end()) return true;
    if (std::ranges::find(kNo, text) != kNo.end()) return false;
    return std::nullopt;
}

std::optional<std::vector<double>> realsFromText(std::string_view text) {
    std::vector<double> values;
    for (const std::string& part : namesFromText(text)) {
        const std::optional<double> value = realFromText(part);
        if (!value) return std::nullopt;
        values.push_back(*value);
    }
    return values;
}

std::vector<std::string> namesFromText(std::string_view text) {
    std::vector<std::string> names;
    while (!text.empty()) {
        std::string name = takeName(text);
        if (!name.empty()) names.push_back(std::move(name));
    }
    return names;
}

std::string textOf(double value) {
    // to_chars alone takes whichever is shorter: 3e-04 for what everybody writes as 0.0003
    const double size = std::abs(value);
    const bool plain = size == 0 || (size >= 1e-4 && size < 1e7);
    const std::chars_format format = plain ? std::chars_format::fixed : std::chars_format::scientific;
    std::array<char, 64> buffer{};
    const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value, format).ptr;
    return {buffer.data(), end};
}

std::string textOf(std::span<const double> values) {
    std::string text;
    for (const double value : values) text += (text.empty() ? "" : ",") + textOf(value);
    return text;
}

std::string textOf(std::span<const std::string> names) {
    std::string text;
    for (const std::string& name : names)
        text += (text.empty() ? "" : ",") + (trimmed(name) == name ? csvField(name) : inQuotes(name));
    return text;
}

std::size_t editDistance(std::string_view a, std::string_view b) {
    std::vector<std::size_t> row(b.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t{0});
    for (std::size_t i = 0; i < a.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = i + 1;
        for (std::size_t j = 0; j < b.size(); ++j) {
            const std::size_t replaced = diagonal + (a[i] == b[j] ? 0 : 1);
            diagonal = row[j + 1];
            row[j + 1] = std::min({replaced, row[j] + 1, diagonal + 1});
        }
    }
    return row[b.size()];
}

std::string joined(std::span<const std::string_view> words) {
    std::string text;
    for (const std::string_view word : words) text.append(text.empty() ? "" : ", ").append(word);
    return text;
}

}  // namespace studio
