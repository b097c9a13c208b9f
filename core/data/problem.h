// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace studio {

/// What can be wrong with a file of a data set (contract, "Problem kinds").
enum class ProblemKind {
    Empty,
    NotAPicture,
    Unreadable,
    Truncated,
    TooSmall,
    TooLarge,
    TwoClasses,
    NotAFile,  // left out
    Duplicate,
    NearDuplicate,
    WrongEnding,  // used, but said
};
std::string_view problemName(ProblemKind kind);  ///< "not_a_picture"
bool isUsed(ProblemKind kind);                   ///< Duplicate, NearDuplicate and WrongEnding

inline constexpr int kMinPictureSide = 8;                    ///< pixels; shorter side below is TooSmall
inline constexpr long long kMaxPicturePixels = 100'000'000;  ///< above is TooLarge

struct Problem {
    ProblemKind kind = ProblemKind::Unreadable;
    std::string path;     ///< relative to the data set, as the contract writes paths
    std::string message;  ///< one English phrase: "Ends early: 6,759 bytes, the picture stops at row 120 of 240"
    bool operator==(const Problem&) const = default;
};

}  // namespace studio
