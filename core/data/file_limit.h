// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>

namespace studio {

/// A larger file is no picture worth reading: 100 megapixels of 16 bit RGBA are 0.8 GB.
inline constexpr std::int64_t kMaxPictureFile = std::int64_t{1} << 30;
/// The phrase for Problem::message: "Too large: a file of 2,147,483,648 bytes".
std::string tooLargeFileText(std::int64_t bytes);

}  // namespace studio
