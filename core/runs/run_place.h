// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>

/// Where a new run goes: no run ever overwrites another.
namespace studio {

/// Absolute, without "." and "..", and without a '/' at its end: a run's name is the last part.
std::filesystem::path wholePath(const std::filesystem::path& folder);
/// With its parents. Throws NoPermission, DiskFull, CannotWrite.
void createFolder(const std::filesystem::path& folder);
/// The folder a person named, made when missing. Throws RunFolderNotEmpty when it is a file or holds something.
std::filesystem::path claimFolder(const std::filesystem::path& folder);
/// runsHome()/YYYYMMDD-HHMMSS-NAME (UTC), made now; a clash gets -2, -3, ..
std::filesystem::path newRunFolder(const std::string& name);
/// Throws RunFolderNotEmpty when there is more than our lock: two that start at once can't both have it.
void requireEmpty(const std::filesystem::path& folder);
/// A data set's name as part of a file name: no separators or control characters, no leading dot, at most 60 bytes.
std::string folderName(const std::string& name);

}  // namespace studio
