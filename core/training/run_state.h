// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string_view>

namespace studio {

enum class RunState { Idle, Preparing, Running, Paused, Stopping, Finished, Stopped, Diverged, Failed };
std::string_view runStateName(RunState state);  ///< "preparing", as run.json writes it
std::optional<RunState> runStateFromName(std::string_view name);

bool isLive(RunState state);                    ///< Preparing, Running, Paused, Stopping
bool isTransition(RunState from, RunState to);  ///< the one table
/// What a person may do; every button and action asks here.
struct RunActions {
    bool start, pause, resume, stop, editSettings, changeData;
};
RunActions actionsIn(RunState state);

}  // namespace studio
