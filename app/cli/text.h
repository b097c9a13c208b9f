// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/grouped.h"
#include "core/engine/engine.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

/// Numbers and tables for people reading a terminal.
namespace studio::cli {

std::string fixed(double value, int digits);
std::string lossesText(const Losses& losses);  ///< "1.234 (main 0.901, aux1 1.102, aux2 0.987)"
std::string aboutTime(double seconds);         ///< "about 4 min"
std::string joined(std::span<const std::string> parts, std::string_view between = ", ");

/// Columns as wide as their widest cell; all but the first are aligned right.
std::string tableText(const std::vector<std::vector<std::string>>& rows);

}  // namespace studio::cli
