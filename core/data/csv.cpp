// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/csv.h"

#include "core/base/text.h"

namespace studio {

CsvReader::CsvReader(std::string_view text, char separator) : m_rest(text), m_separator(separator) {
    if (m_rest.starts_with("\xEF\xBB\xBF")) m_rest.remove_prefix(3);
}

std::string CsvReader::quotedField() {
    std::string out;
    m_rest.remove_prefix(1);
    while (true) {
        const std::size_t quote = m_rest.find('"');
        const std::string_view part = m_rest.substr(0, quote);
        for (char c : part) m_line += c == '\n';
        out += part;
        if (quote == std::string_view::npos) {
            m_fault = STUDIO_TEXT("Problems", "a quote is not closed");
            m_rest = {};
            return out;
        }
        m_rest.remove_prefix(quote + 1);
        if (!m_rest.starts_with('"')) return out;
        out += '"';
        m_rest.remove_prefix(1);
    }
}

std::string CsvReader::field() {
    const bool quoted = m_rest.starts_with('"');
    std::string out = quoted ? quotedField() : std::string();
    const char stops[] = {m_separator, '\n', '\r', '\0'};
    const std::size_t end = m_rest.find_first_of(stops);
    const std::string_view plain = m_rest.substr(0, end);
    if (quoted && !plain.empty()) m_fault = STUDIO_TEXT("Problems", "there is text behind a closing quote");
    m_rest.remove_prefix(plain.size());
    return out += plain;
}

bool CsvReader::endRow() {
    if (m_rest.starts_with('\r')) m_rest.remove_prefix(1);
    if (m_rest.starts_with('\n'))
        m_rest.remove_prefix(1);
    else if (m_rest.starts_with(m_separator))
        return m_rest.remove_prefix(1), false;
    ++m_line;
    return true;
}

std::optional<CsvReader::Row> CsvReader::next() {
    while (!m_rest.empty()) {
        m_fault = {};
        Row row{m_line, {}};
        do row.fields.push_back(field());
        while (!endRow());
        if (row.fields.size() > 1 || !row.fields.front().empty() || !m_fault.empty()) return row;
    }
    return std::nullopt;
}

}  // namespace studio
