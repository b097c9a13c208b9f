// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/shown_name.h"

#include <algorithm>
#include <array>

namespace studio {
namespace {

struct Character {
    char32_t code = 0;
    std::size_t bytes = 0;  ///< 0: there is none, for its bytes are no UTF-8
};

/// `text` is not empty.
Character firstOf(std::string_view text) {
    const auto byte = [&](std::size_t at) { return static_cast<char32_t>(static_cast<unsigned char>(text[at])); };
    const char32_t lead = byte(0);
    if (lead < 0x80) return {lead, 1};
    const std::size_t bytes = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
    if (lead < 0xC2 || lead > 0xF4 || text.size() < bytes) return {};
    char32_t code = lead & (0x7Fu >> bytes);
    for (std::size_t at = 1; at < bytes; ++at) {
        if ((byte(at) & 0xC0) != 0x80) return {};
        code = (code << 6) | (byte(at) & 0x3F);
    }
    constexpr std::array<char32_t, 5> kLeast{0, 0, 0x80, 0x800, 0x10000};  // a longer form than needed is none
    const bool surrogate = code >= 0xD800 && code <= 0xDFFF;
    if (code < kLeast[bytes] || code > 0x10FFFF || surrogate) return {};
    return {code, bytes};
}

/// Control characters, line separators and what turns the direction of writing.
bool isObeyed(char32_t code) {
    return code < 0x20 || (code >= 0x7F && code < 0xA0) || (code >= 0x2028 && code <= 0x202E) ||
           (code >= 0x2066 && code <= 0x2069);
}

/// Moves the first character of `text`, as it is to be shown, to the end of `out`.
void moveFirst(std::string_view& text, bool layout, std::string& out) {
    const Character first = firstOf(text);
    const std::size_t bytes = std::max<std::size_t>(1, first.bytes);
    const bool stays = layout && (first.code == '\n' || first.code == '\t');
    if (first.bytes == 0 || (isObeyed(first.code) && !stays))
        out += '?';
    else
        out += text.substr(0, bytes);
    text.remove_prefix(bytes);
}

}  // namespace

std::string shownName(std::string_view name, std::size_t most) {
    std::string out;
    for (std::size_t count = 0; !name.empty(); ++count) {
        if (count == most) return out + "…";
        moveFirst(name, false, out);
    }
    return out;
}

std::string shownText(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    while (!text.empty()) moveFirst(text, true, out);
    return out;
}

}  // namespace studio
