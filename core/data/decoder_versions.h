// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace studio {

/// The libraries that turn most files into pixels, and their versions: another one may round otherwise.
std::vector<std::pair<std::string, std::string>> decoderVersions();

}  // namespace studio
