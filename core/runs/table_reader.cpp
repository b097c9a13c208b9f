// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/files.h"
#include "core/runs/run_rows.h"

#include <algorithm>
#include <charconv>

namespace studio {

TableReader::TableReader(std::string text) : m_text(std::move(text)) {
    if (takeRow()) m_header.assign(m_fields.begin(), m_fields.end());
}

TableReader TableReader::ofFile(const std::filesystem::path& path) {
    std::error_code failed;
    return TableReader(std::filesystem::exists(path, failed) ? readTextFile(path) : std::string());
}

TableReader::Column TableReader::column(std::string_view name) const {
    const auto found = std::ranges::find(m_header, name);
    return found == m_header.end() ? Column() : Column(static_cast<std::size_t>(found - m_header.begin()));
}

bool TableReader::next() {
    while (takeRow())
        if (m_fields.size() == m_header.size()) return true;
    return false;
}

/// False when no whole row is left.
bool TableReader::takeRow() {
    m_fields.clear();
    m_unquoted.clear();
    const std::size_t end = m_text.find('\n', m_at);
    if (end == std::string::npos) return false;
    std::string_view line = std::string_view(m_text).substr(m_at, end - m_at);
    if (line.find('"') != std::string_view::npos) return takeQuotedRow();
    m_at = end + 1;
    if (line.ends_with('\r')) line.remove_suffix(1);
    for (std::size_t comma = line.find(','); comma != std::string_view::npos; comma = line.find(',')) {
        m_fields.push_back(line.substr(0, comma));
        line.remove_prefix(comma + 1);
    }
    m_fields.push_back(line);
    return true;
}

/// One that may go over several lines.
bool TableReader::takeQuotedRow() {
    m_unquoted.emplace_back();
    bool quoted = false;
    for (std::size_t i = m_at; i < m_text.size(); ++i) {
        const char c = m_text[i];
        if (quoted && c == '"' && i + 1 < m_text.size() && m_text[i + 1] == '"') {
            m_unquoted.back() += '"';
            ++i;
        } else if (c == '"') {
            quoted = !quoted;
        } else if (quoted) {
            m_unquoted.back() += c;
        } else if (c == ',') {
            m_unquoted.emplace_back();
        } else if (c == '\n') {
            m_at = i + 1;
            m_fields.assign(m_unquoted.begin(), m_unquoted.end());
            return true;
        } else if (c != '\r') {
            m_unquoted.back() += c;
        }
    }
    return false;
}

std::optional<double> TableReader::number(Column column) const {
    const std::string_view cell = text(column);
    double value = 0;
    const auto [end, failed] = std::from_chars(cell.data(), cell.data() + cell.size(), value);
    if (cell.empty() || failed != std::errc() || end != cell.data() + cell.size()) return std::nullopt;
    return value;
}

std::int64_t TableReader::whole(Column column) const {
    const std::string_view cell = text(column);
    std::int64_t value = 0;
    std::from_chars(cell.data(), cell.data() + cell.size(), value);
    return value;
}

void cutLines(const std::filesystem::path& path, int header, const std::function<bool(std::string_view)>& keep) {
    std::error_code failed;
    if (!std::filesystem::exists(path, failed)) return;
    const std::string before = readTextFile(path);
    std::string kept;
    std::string_view rest = before;
    for (std::size_t end = rest.find('\n'); end != std::string_view::npos; end = rest.find('\n')) {
        const std::string_view line = rest.substr(0, end);
        if (header-- > 0 || keep(line)) (kept += line) += '\n';
        rest.remove_prefix(end + 1);
    }
    if (kept != before) writeFileAtomically(path, std::string_view(kept));
}

}  // namespace studio
