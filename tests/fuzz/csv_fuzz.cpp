// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/csv.h"
#include "tests/fuzz/fuzz.h"

/// Every row ends, and reading all of them does, too.
int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    for (const char separator : {',', '\t'}) {
        studio::CsvReader reader(text, separator);
        std::size_t rows = 0;
        int line = 0;
        while (const std::optional<studio::CsvReader::Row> row = reader.next()) {
            if (row->line <= line || ++rows > size) __builtin_trap();
            line = row->line;
        }
    }
    return 0;
}
