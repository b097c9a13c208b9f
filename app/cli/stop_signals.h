// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <stop_token>

namespace studio::cli {

/// Turns the first Ctrl-C or SIGTERM into a stop request; the second ends the program at once with exit 130.
/// Call once, in main, before any other thread is started: they inherit the blocked signals.
std::stop_token stopOnSignals();

}  // namespace studio::cli
