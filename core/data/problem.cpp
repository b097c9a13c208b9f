// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/problem.h"

namespace studio {

std::string_view problemName(ProblemKind kind) {
    switch (kind) {
        case ProblemKind::Empty:
            return "empty";
        case ProblemKind::NotAPicture:
            return "not_a_picture";
        case ProblemKind::Unreadable:
            return "unreadable";
        case ProblemKind::Truncated:
            return "truncated";
        case ProblemKind::TooSmall:
            return "too_small";
        case ProblemKind::TooLarge:
            return "too_large";
        case ProblemKind::TwoClasses:
            return "two_classes";
        case ProblemKind::NotAFile:
            return "not_a_file";
        case ProblemKind::Duplicate:
            return "duplicate";
        case ProblemKind::NearDuplicate:
            return "near_duplicate";
        case ProblemKind::WrongEnding:
            return "wrong_ending";
    }
    return "unreadable";
}

bool isUsed(ProblemKind kind) {
    return kind == ProblemKind::Duplicate || kind == ProblemKind::NearDuplicate || kind == ProblemKind::WrongEnding;
}

}  // namespace studio
