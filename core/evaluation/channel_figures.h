// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/engine.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace studio {

/// A channel's map in numbers: of its places that are finite, 0 where there are none.
struct ChannelFigures {
    double mean = 0;
    double maximum = 0;
    double above = 0;     ///< share of these places that are above 0, 0..1
    bool silent = false;  ///< nowhere above 0, and all places finite
    bool finite = true;   ///< false: a place is NaN or infinite
};
/// One for each channel, in their order. Throws Internal where the values are not channels x side x side.
std::vector<ChannelFigures> channelFigures(const Activations& activations);
/// Channels from the largest mean to the smallest; equal means: the lower channel first. Those with a place that is not
/// finite come last.
std::vector<int> strongestFirst(std::span<const ChannelFigures> figures);

/// The channels of an Inception module's output that one of its branches writes.
struct BranchChannels {
    std::string layer;  ///< the branch's last: "3a/1x1", "3a/3x3", "3a/5x5", "3a/pool_proj"
    int first = 0, count = 0;
};
/// All four, in the order of the channels; empty where `module` is no Inception module.
std::vector<BranchChannels> branchesOf(std::string_view module);

}  // namespace studio
