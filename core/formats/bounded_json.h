// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>

/// JSON out of somebody's file.
namespace studio {

inline constexpr std::size_t kMaxJsonValues = 1 << 20;  ///< a million class names; 364 tensors take 4,000
inline constexpr std::size_t kMaxJsonDepth = 16;

/// What a text would make, counted before any of it is made: a bracket is a byte, and what it makes a hundred.
struct JsonSize {
    std::size_t values = 0;  ///< never less than there are
    std::size_t depth = 0;
    std::size_t names = 0;  ///< in the outermost object, each time one stands there
};
JsonSize jsonSize(std::string_view text);

/// Discarded where it is no JSON, or has more values or is deeper than the limits above. Its objects are maps:
/// ordered_json looks at all names before each one, and so does nlohmann's parser with a callback.
nlohmann::json readJson(const std::string& text);

}  // namespace studio
