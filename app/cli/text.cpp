// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/text.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace studio::cli {

namespace {

/// Code points, which is what a terminal shows for most scripts.
std::size_t width(std::string_view text) {
    return static_cast<std::size_t>(
        std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

}  // namespace

std::string fixed(double value, int digits) {
    char text[64];
    std::snprintf(text, sizeof text, "%.*f", digits, value);
    return text;
}

std::string lossesText(const Losses& losses) {
    std::string text = fixed(losses.total, 3);
    if (!losses.aux1 || !losses.aux2) return text;
    return text + " (main " + fixed(losses.main, 3) + ", aux1 " + fixed(*losses.aux1, 3) + ", aux2 " +
           fixed(*losses.aux2, 3) + ")";
}

std::string aboutTime(double seconds) {
    if (seconds < 90) return "about " + std::to_string(std::lround(seconds)) + " s";
    if (seconds < 90 * 60) return "about " + std::to_string(std::lround(seconds / 60)) + " min";
    return "about " + fixed(seconds / 3600, 1) + " h";
}

std::string joined(std::span<const std::string> parts, std::string_view between) {
    std::string text;
    for (std::size_t i = 0; i < parts.size(); ++i) text += (i ? std::string(between) : "") + parts[i];
    return text;
}

std::string tableText(const std::vector<std::vector<std::string>>& rows) {
    std::vector<std::size_t> widths;
    for (const auto& row : rows) {
        widths.resize(std::max(widths.size(), row.size()));
        for (std::size_t c = 0; c < row.size(); ++c) widths[c] = std::max(widths[c], width(row[c]));
    }
    std::string text;
    for (const auto& row : rows) {
        std::string line;
        for (std::size_t c = 0; c < row.size(); ++c) {
            const std::string space(widths[c] - width(row[c]), ' ');
            line += c == 0 ? row[c] + space : "  " + space + row[c];
        }
        line.erase(line.find_last_not_of(' ') + 1);
        text += (text.empty() ? "" : "\n") + line;
    }
    return text;
}

}  // namespace studio::cli
