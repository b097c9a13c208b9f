// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/files.h"
#include "core/runs/run_rows.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace studio {
namespace {

/// Takes one row off `text`; nothing when no whole row is left.
std::optional<std::vector<std::string>> takeRow(std::string_view& text) {
    std::vector<std::string> fields(1);
    bool quoted = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (quoted && c == '"' && i + 1 < text.size() && text[i + 1] == '"') {
            fields.back() += '"';
            ++i;
        } else if (c == '"') {
            quoted = !quoted;
        } else if (quoted) {
            fields.back() += c;
        } else if (c == ',') {
            fields.emplace_back();
        } else if (c == '\n') {
            text.remove_prefix(i + 1);
            return fields;
        } else if (c != '\r') {
            fields.back() += c;
        }
    }
    return std::nullopt;
}

}  // namespace

CsvTable::CsvTable(std::string_view text) {
    if (auto header = takeRow(text)) m_header = std::move(*header);
    while (auto row = takeRow(text))
        if (row->size() == m_header.size()) m_rows.push_back(std::move(*row));
}

CsvTable CsvTable::ofFile(const std::filesystem::path& path) {
    std::error_code failed;
    if (!std::filesystem::exists(path, failed)) return CsvTable(std::string_view());
    return CsvTable(readTextFile(path));
}

const std::string& CsvTable::text(std::size_t row, std::string_view column) const {
    static const std::string kNone;
    const auto found = std::find(m_header.begin(), m_header.end(), column);
    return found == m_header.end() ? kNone : m_rows[row][static_cast<std::size_t>(found - m_header.begin())];
}

std::optional<double> CsvTable::number(std::size_t row, std::string_view column) const {
    const std::string& cell = text(row, column);
    double value = 0;
    const auto [end, failed] = std::from_chars(cell.data(), cell.data() + cell.size(), value);
    if (cell.empty() || failed != std::errc() || end != cell.data() + cell.size()) return std::nullopt;
    return value;
}

double CsvTable::numberOr(std::size_t row, std::string_view column, double fallback) const {
    return number(row, column).value_or(fallback);
}

std::int64_t CsvTable::whole(std::size_t row, std::string_view column) const {
    const std::string& cell = text(row, column);
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
