// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace studio {

/// A name out of somebody's file, to stand in a sentence or on a terminal: what a terminal would obey or a reader could
/// be misled by is "?", as are bytes that are no UTF-8, and what has more than `most` characters is cut.
std::string shownName(std::string_view name, std::size_t most = 100);
/// Of any length, with its line breaks and tabs: a text in which such names stand.
std::string shownText(std::string_view text);

}  // namespace studio
