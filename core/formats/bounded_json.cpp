// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/bounded_json.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace studio {

JsonSize jsonSize(std::string_view text) {
    JsonSize size{1, 0, 0};
    std::size_t depth = 0;
    bool quoted = false;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const char c = text[at];
        if (quoted) {
            if (c == '\\') ++at;
            quoted = c != '"';
        } else if (c == '"') {
            quoted = true;
        } else if (c == '{' || c == '[') {
            ++size.values;
            size.depth = std::max(size.depth, ++depth);
        } else if (c == '}' || c == ']') {
            if (depth > 0) --depth;
        } else if (c == ',') {
            ++size.values;
        } else if (c == ':' && depth == 1) {
            ++size.names;
        }
    }
    return size;
}

nlohmann::json readJson(const std::string& text) {
    const JsonSize size = jsonSize(text);
    if (size.values > kMaxJsonValues || size.depth > kMaxJsonDepth)
        return nlohmann::json(nlohmann::json::value_t::discarded);
    return nlohmann::json::parse(text, nullptr, /*allow_exceptions=*/false);
}

}  // namespace studio
