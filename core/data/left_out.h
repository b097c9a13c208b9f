// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace studio {

struct DataSet;

/// Pictures that somebody left out of training one by one: paths as in Item::path, sorted, each once. Their files stay
/// as and where they are.
using LeftOut = std::vector<std::string>;

LeftOut sortedOnce(std::vector<std::string> paths);
bool isLeftOut(const LeftOut& list, const std::string& path);
/// Those of them that the set has.
LeftOut ofSet(const LeftOut& list, const DataSet& set);

/// A person's list of pictures of this set: a table (CSV) with a column "path" (and maybe "left_out", as a run's
/// data.csv, which leaves nothing out without it), or one path a line; as scan and the tables of answers write them, or
/// the files themselves. Throws NotInData for one that the set does not have, and what reading a file throws.
LeftOut readLeaveOut(const std::filesystem::path& list, const DataSet& set);

/// What is kept of a data set between sessions: a table in dataHome()/left-out, named after the data. `opened` as in
/// DataSet::opened.
std::filesystem::path leftOutFile(const std::filesystem::path& opened);
/// Nothing where nothing was kept. A damaged list is put aside, beside its place, and LeftOutDamaged thrown, which
/// names where it is now: still its place where that can't be written or another studio does not let go of it. Throws
/// what reading a file throws; the list then stays as it is.
LeftOut keptLeftOut(const std::filesystem::path& opened);
/// Adds these to what is kept, or takes them from it: what other programs keep of the same data meanwhile stays. Waits
/// for them, some seconds at most; where the file system has no locks, not at all. Throws LeftOutInUse, DiskFull,
/// NoPermission, CannotWrite and as keptLeftOut().
void keepLeftOut(const std::filesystem::path& opened, const LeftOut& paths, bool out);

}  // namespace studio
