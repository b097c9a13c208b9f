// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <stdexcept>

namespace studio::cli {

inline constexpr int kDone = 0;
inline constexpr int kFailed = 1;      ///< failed or diverged
inline constexpr int kWrongUsage = 2;  ///< the command line asks for what can't be
inline constexpr int kStopped = 130;   ///< Ctrl-C or SIGTERM

/// What a program that ends with this error exits with.
int exitCodeOf(ErrorCode code);

/// A command line that CLI11 accepts and that still makes no sense; exit 2 with this sentence.
class UsageError : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

}  // namespace studio::cli
