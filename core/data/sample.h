// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/data_set.h"
#include "core/data/picture.h"

#include <cstdint>
#include <filesystem>
#include <span>
#include <stop_token>
#include <string_view>
#include <vector>

namespace studio {

/// The built-in sample: drawn pictures of five classes that differ in shape and texture. Every class comes in all
/// colours, on all backgrounds, in all sizes (5 to 90 % of the shorter side; nine of ten above 60 %), so that nothing
/// but looking helps: colour says nothing.
inline constexpr int kSamplePerClass = 120;
std::span<const std::string_view> sampleClasses();

/// Picture `index` of class `label`: 160 to 320 pixels a side. A function of its arguments alone, the same on every
/// machine.
Picture drawSamplePicture(std::uint64_t seed, int label, int index);

/// Writes FOLDER/CLASS/CLASS-001.jpg .. as JPEG of quality 90. The folder appears whole or not at all; it must be new
/// or empty, or hold this very sample already (then nothing is done). Returns the number of pictures. Throws
/// FolderNotEmpty, NoPermission, CannotWrite, DiskFull; Cancelled on stop.
std::int64_t writeSample(const std::filesystem::path& folder, std::uint64_t seed = 1, const Progress& progress = {},
                         std::stop_token stop = {});

/// True when the folder holds the whole sample of this seed (all names; contents are compared for one picture a class).
bool isSample(const std::filesystem::path& folder, std::uint64_t seed = 1);

}  // namespace studio
