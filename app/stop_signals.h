// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <stop_token>

namespace studio::app {

/// Turns Ctrl-C, SIGTERM and SIGHUP (the end of a session comes as the last two) into one request to stop, made on a
/// thread of its own. A second Ctrl-C or a second SIGTERM ends the program at once with exit 130. Signals that the
/// caller had ignored (nohup) stay so. Call once, in main.
std::stop_token stopOnSignals();

}  // namespace studio::app
