// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace studio {

/// Rows of delimited text as RFC 4180 has them: quoted fields with doubled quotes and line breaks, CRLF or LF; a byte
/// order mark is passed over.
class CsvReader {
public:
    CsvReader(std::string_view text, char separator);

    struct Row {
        int line = 0;  ///< where it begins, from 1
        std::vector<std::string> fields;
    };
    /// The next row that is not empty; none after the last.
    std::optional<Row> next();
    /// Why the row just read is malformed ("a quote is not closed"); empty when it is sound.
    std::string_view fault() const { return m_fault; }

private:
    std::string field();
    std::string quotedField();
    bool endRow();

    std::string_view m_rest;
    char m_separator;
    int m_line = 1;
    std::string_view m_fault;
};

}  // namespace studio
