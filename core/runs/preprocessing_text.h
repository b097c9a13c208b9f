// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/preprocessing.h"

#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// Preprocessing as words: the contract's keys and the names of their choices, for command lines and files.
namespace studio {

std::string_view channelsName(Preprocessing::Channels channels);  ///< "rgb", "bgr"

/// "size=256 mean=0.5,0.5,0.5": pairs with blanks between. A word without '=' has
/// an empty value, which no key takes.
std::vector<std::pair<std::string, std::string>> preprocessingPairs(std::string_view text);

/// `base` with some keys replaced: resize, size, crop, channels, scale, mean, std. mean and std take three numbers with
/// commas between, or one for all three. Whoever names `resize` alone keeps the network's input size; squashing has no
/// crop of its own, so size and crop are the same there. Throws UnknownSetting, UnknownChoice, SettingRange naming
/// "preprocessing KEY".
Preprocessing changedPreprocessing(const Preprocessing& base,
                                   std::span<const std::pair<std::string, std::string>> values);

/// The words with which changedPreprocessing() makes `other` of `base`: "resize=squash size=128"; empty: none.
std::string preprocessingDifference(const Preprocessing& base, const Preprocessing& other);

/// A line for each key: what it takes. For --help.
std::string preprocessingHelp();

}  // namespace studio
