// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/data_set.h"

#include <filesystem>
#include <string>
#include <vector>

/// RUN/data.csv: what the fingerprint of a run's data was made of, a row a picture, so that a change can be told, and
/// pictures that were left out of it stay out.
namespace studio {

/// Throws DiskFull, NoPermission, CannotWrite.
void writeDataList(const std::filesystem::path& run, const PreparedData& data);

/// The pictures that somebody left out of this run. Throws CannotRead and kin.
LeftOut leftOutOfRun(const std::filesystem::path& run);
/// Those of them that `data`, a folder or a list of files, has under the same names with the same bytes: their files
/// are read.
LeftOut leftOutOfRun(const std::filesystem::path& run, const std::filesystem::path& data);

/// Paths as in Item::path. A picture that moved is missing and added.
struct DataDifference {
    bool known = false;  ///< false: the run has no list (it was written by an older studio)
    std::vector<std::string> missing, added, changed;  ///< changed: other bytes, or another class
};
DataDifference dataDifference(const std::filesystem::path& run, const PreparedData& now);
/// "2 missing, 0 new, 1 changed" (STUDIO_TEXT, context "Files").
std::string differenceText(const DataDifference& difference);
/// The first pictures of each kind by name, a line each; may be empty.
std::string differenceDetail(const DataDifference& difference);

}  // namespace studio
