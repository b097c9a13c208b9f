// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/data_set.h"
#include "core/data/ticker.h"

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>

/// The first pass, one function per layout; listing.cpp chooses. Internal to core/data.
namespace studio::listing {

/// Stop and progress of one listing, and who wants to see what is found first.
struct Watch {
    std::stop_token stop;
    Ticker& ticker;
    const FirstLook& firstLook;
};

DataSet listFolders(const std::filesystem::path& folder, Watch watch);
DataSet listListFile(const std::filesystem::path& file, Watch watch);
/// `family`: only the files with this before "train-images.." (that of an opened file, often ""); none: all.
DataSet listIdx(const std::filesystem::path& folder, const std::optional<std::string>& family, Watch watch);

/// "emnist-" of "emnist-train-images-idx3-ubyte.gz"; none when the name is not of that kind.
std::optional<std::string> idxFamily(std::string_view fileName);
bool holdsIdx(const std::filesystem::path& folder);

/// Class numbers in the order met, names later sorted.
class ClassNames {
public:
    /// `name`: raw bytes; what is no UTF-8 becomes %XX.
    std::int32_t labelOf(std::string_view name);
    enum class Keep { WithPictures, All };
    /// Gives the set its sorted classes and its items their final labels.
    void finish(DataSet& set, Keep keep = Keep::WithPictures) const;

private:
    std::map<std::string, std::int32_t, std::less<>> m_labels;
};

std::string lowered(
    std::string text);  ///< ASCII letters alone: tolower() leaves "I" as it is where people speak Turkish
std::optional<Split> splitNamed(std::string_view name);  ///< train, val, validation, test; lower case
/// Test validates where nothing else does; only one part is no split.
void settleSplit(DataSet& set);

}  // namespace studio::listing
