// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/run_state.h"

#include <algorithm>
#include <array>
#include <utility>

namespace studio {
namespace {

using enum RunState;

/// In the order of the enumerators.
constexpr std::array<std::string_view, 9> kNames{"idle",     "preparing", "running",  "paused", "stopping",
                                                 "finished", "stopped",   "diverged", "failed"};

constexpr std::array<std::pair<RunState, RunState>, 25> kTransitions{{
    {Idle, Preparing},     {Preparing, Running}, {Preparing, Stopping}, {Preparing, Stopped}, {Preparing, Failed},
    {Running, Paused},     {Running, Stopping},  {Running, Finished},   {Running, Diverged},  {Running, Failed},
    {Paused, Running},     {Paused, Stopping},   {Paused, Failed},      {Stopping, Stopped},  {Stopping, Finished},
    {Stopping, Diverged},  {Stopping, Failed},                                                // the end was near
    {Finished, Preparing}, {Stopped, Preparing}, {Diverged, Preparing}, {Failed, Preparing},  // a new run
    {Finished, Idle},      {Stopped, Idle},      {Diverged, Idle},      {Failed, Idle},       // other data was opened
}};

}  // namespace

std::string_view runStateName(RunState state) {
    return kNames.at(static_cast<std::size_t>(state));
}

std::optional<RunState> runStateFromName(std::string_view name) {
    const auto found = std::ranges::find(kNames, name);
    if (found == kNames.end()) return std::nullopt;
    return static_cast<RunState>(found - kNames.begin());
}

bool isLive(RunState state) {
    return state == Preparing || state == Running || state == Paused || state == Stopping;
}

bool isTransition(RunState from, RunState to) {
    return std::ranges::find(kTransitions, std::pair(from, to)) != kTransitions.end();
}

RunActions actionsIn(RunState state) {
    const bool live = isLive(state);
    return {.start = !live,
            .pause = state == Running,
            .resume = state == Paused,
            .stop = live && state != Stopping,
            .editSettings = !live,
            .changeData = !live};
}

}  // namespace studio
