// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/thumbnails/thumbnail_ledger.h"

#include "core/base/error.h"
#include "core/base/files.h"

#include <algorithm>
#include <charconv>

namespace studio::ui {
namespace {

/// Lines for each thumbnail before the file is written anew with one each.
constexpr std::size_t kLinesEach = 4;
constexpr std::size_t kLinesMore = 2000;

}  // namespace

ThumbnailLedger::ThumbnailLedger(std::filesystem::path file) : m_file(std::move(file)) {
    load();
}

void ThumbnailLedger::load() {
    m_entries.clear();
    m_total = 0;
    std::string text;
    try {
        text = readTextFile(m_file);
    } catch (const Error&) {
        return;  // the first time
    }
    std::size_t lines = 0;
    for (std::size_t start = 0; start < text.size(); ++lines) {
        const std::size_t end = std::min(text.find('\n', start), text.size());
        const std::string_view line = std::string_view(text).substr(start, end - start);
        start = end + 1;
        const std::size_t tab = line.find('\t');
        qint64 bytes = 0;
        if (tab == std::string_view::npos || line.substr(0, tab).find("..") != std::string_view::npos) continue;
        const auto [stop, code] = std::from_chars(line.data() + tab + 1, line.data() + line.size(), bytes);
        if (code == std::errc() && bytes > 0) remember(std::string(line.substr(0, tab)), bytes);
    }
    if (lines > kLinesEach * m_entries.size() + kLinesMore) rewrite();
}

void ThumbnailLedger::remember(const std::string& name, qint64 bytes) {
    Entry& entry = m_entries[name];
    m_total += bytes - entry.bytes;
    entry = {bytes, ++m_turn};
}

bool ThumbnailLedger::note(const std::string& name, qint64 bytes) {
    try {
        LineFile(m_file).append(name + '\t' + std::to_string(bytes) + '\n');
    } catch (const Error&) {
        return false;
    }
    remember(name, bytes);
    return true;
}

std::vector<std::string> ThumbnailLedger::shrinkTo(qint64 budget) {
    load();  // with what a second program noted
    std::vector<std::pair<quint64, std::string>> order;
    for (const auto& [name, entry] : m_entries) order.emplace_back(entry.turn, name);
    std::sort(order.begin(), order.end());
    std::vector<std::string> dropped;
    for (const auto& [turn, name] : order) {
        if (m_total <= budget) break;
        const auto entry = m_entries.find(name);
        m_total -= entry->second.bytes;
        m_entries.erase(entry);
        dropped.push_back(name);
    }
    if (!dropped.empty()) rewrite();
    return dropped;
}

void ThumbnailLedger::rewrite() const {
    std::vector<std::pair<quint64, std::string>> order;
    for (const auto& [name, entry] : m_entries)
        order.emplace_back(entry.turn, name + '\t' + std::to_string(entry.bytes) + '\n');
    std::sort(order.begin(), order.end());
    std::string text;
    for (const auto& [turn, line] : order) text += line;
    try {
        writeFileAtomically(m_file, text);
    } catch (const Error&) {
        // A longer file than needed does no harm.
    }
}

}  // namespace studio::ui
