// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/decode.h"
#include "core/data/left_out.h"
#include "core/data/picture_hash.h"
#include "core/data/problem.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace studio {

enum class Split : std::uint8_t { Train, Validation, Test };
std::string_view splitName(Split split);

enum class Layout { ClassFolders, SplitFolders, ListFile, Idx };

class IdxStore;

/// One picture of a data set.
struct Item {
    std::string path;        ///< relative to DataSet::root (a list file may name absolute ones), raw bytes of the file
                             ///< system; inside an IDX file FILE#123
    std::int32_t label = 0;  ///< index into DataSet::classes
    Split split = Split::Train;
    bool operator==(const Item&) const = default;
};

/// The answer of the first pass, *listing*: names only, nothing opened, sorted by the bytes of their paths.
struct DataSet {
    std::filesystem::path root;    ///< the folder; for a list file its folder
    std::filesystem::path opened;  ///< what the user named
    Layout layout = Layout::ClassFolders;
    std::vector<std::string> classes;  ///< sorted by UTF-8 bytes; valid UTF-8 (other bytes as %XX)
    std::vector<Item> items;           ///< sorted by path
    bool hasOwnSplit = false;          ///< train/val folders, IDX of both, or a list with a split column: respected
    bool testValidates = false;        ///< there was a test part and no validation part: its items say Validation
    std::vector<Problem> problems;     ///< found while listing. A picture that lies beside the class folders is
                                       ///< NotAPicture (of any class); what can't be opened as a file NotAFile
    std::int64_t ignored = 0;          ///< other and hidden files, folders beside train/ and val/, repeated list lines
    std::shared_ptr<const IdxStore> idx;  ///< the open IDX files; null for other layouts

    std::filesystem::path fileOf(const Item& item) const;  ///< for IDX the file that holds it
};

/// The path as the contract writes it: invalid bytes percent-escaped.
std::string itemText(const Item& item);

/// `done` of `total` (0: not known yet). Called from worker threads at most 20 times a second.
using Progress = std::function<void(std::int64_t done, std::int64_t total)>;

/// What is found first of folders, while the rest is still being listed: up to 1,000 pictures of one class and the
/// names that are known by then, of folders that may turn out to be empty. Its labels and parts are its own: only the
/// paths are those of the whole. Called at most once, from a worker thread.
using FirstLook = std::function<void(DataSet&&)>;

/// Throws FileNotFound, NoPermission, NotADataSet, EmptyDataSet, ListFileLine, IdxFile; Cancelled on stop.
/// One class alone is not an error here (a folder may be looked at); starting a training on it is.
DataSet listDataSet(const std::filesystem::path& path, std::stop_token stop = {}, const Progress& progress = {},
                    const FirstLook& firstLook = {});

/// The bytes of an item (a file's; for IDX an uncompressed PNM made from its raw pixels). Throws CannotRead and kin.
std::vector<std::byte> readItem(const DataSet& set, const Item& item);
/// Reads and decodes, never throws for a bad picture. `wanted`: see decodePicture.
Decoded decodeItem(const DataSet& set, const Item& item, const PartWanted& wanted = {});

/// What *checking*, the second pass, learns of one file.
struct FileFacts {
    std::int64_t bytes = 0;
    std::string hash;           ///< contentHash of the file; empty when it could not be read or is empty
    int width = 0, height = 0;  ///< as stored; 0 when not decoded
    PictureFormat format = PictureFormat::Unknown;
    std::optional<ProblemKind> problem;  ///< the gravest: left-out kinds first, TwoClasses above what decoding says
    std::string message;
    bool decoded = false;     ///< the picture was decoded whole (depth Full)
    bool leaked = false;      ///< it validates or tests, and an equal picture of its class trains
    PictureHash look;         ///< none when not decoded
    std::uint32_t alike = 0;  ///< the same number for a chain of which each looks like the next; 0: like no other
};

enum class CheckDepth {
    Hashes,  ///< size, content hash, first bytes: what Start needs
    Full,    ///< and decodes every picture
};
struct CheckOptions {
    CheckDepth depth = CheckDepth::Full;
    int threads = 0;       ///< 0: usableCores()
    bool useCache = true;  ///< cacheHome()/checks, keyed by path, size, mtime (ns), inode
    std::stop_token stop;
    Progress progress;
};
struct CheckReport {
    std::vector<FileFacts> facts;   ///< one per DataSet::items
    std::vector<Problem> problems;  ///< listing's and checking's, sorted by path; duplicates, near ones and two_classes
                                    ///< included. Two of one file (a duplicate with a wrong ending) are two entries
};
/// Duplicates are files of equal bytes: of one class Duplicate, each naming another of its group (one on the other
/// side, where a split of the set's own has it train and validate or test); of several classes TwoClasses, all of them.
/// Pictures saved anew, in another size or cut a little are NearDuplicate (pictureHash) as far as they were decoded,
/// now or, by the cache, before: each names another, first one on the other side, then one of another class. That is a
/// hint: they are used, and the split knows nothing of it. The cache is a help only: one that is damaged or can't be
/// written is passed over, and what was checked before a stop is kept in it. Throws Cancelled on stop, DataVanished
/// when the folder itself is gone.
CheckReport checkDataSet(const DataSet& set, const CheckOptions& options = {});

struct SplitSettings {
    double validationFraction = 0.2;  ///< 0 < f < 1, of each class (at least one picture of each class on each side)
    std::uint64_t seed = 1;
    std::vector<std::string> useClasses;  ///< empty: all
    LeftOut leaveOut;                     ///< pictures; those that the set does not have are passed over
    bool forTraining = true;              ///< false (scan, eval): too few classes or pictures are no error
};

/// One picture of those that make the fingerprint.
struct DataEntry {
    std::string path;  ///< as in Item::path
    std::string className;
    std::string bytes;     ///< of its file, in digits
    std::string hash;      ///< as in FileFacts
    bool leftOut = false;  ///< by SplitSettings::leaveOut
};

/// What training, evaluation and the run record work from: usable pictures with their side of the split.
struct PreparedData {
    std::shared_ptr<const DataSet> set;
    std::vector<std::string> classes;  ///< those used, sorted
    std::vector<Item> items;           ///< sorted by path; labels into `classes`; what is left out is gone
    std::vector<Problem> problems;     ///< the report's, of all classes
    std::string fingerprint;           ///< of names, sizes, content hashes, classes and which pictures somebody left
                                       ///< out; independent of split and depth
    std::string contents;              ///< what it is the hash of: see entries()
    std::int64_t ignored = 0;
    std::int64_t leftOut = 0;       ///< pictures of `classes` that somebody left out
    std::int64_t leaked = 0;        ///< of `items`, as FileFacts has it; 0 where the studio draws the split
    std::int64_t nearlyLeaked = 0;  ///< others of `items` that validate or test and look like one that trains
                                    ///< itself (lookAlike), whoever drew the split; 0 when not decoded

    std::vector<DataEntry> entries() const;  ///< sorted by path
    std::vector<std::uint32_t> indicesOf(Split split) const;
    std::int64_t count(Split split) const;
    std::int64_t count(Split split, int label) const;
};
/// Stratified and seeded: within a class the groups of equal bytes are ordered by a number made from seed and content,
/// and the first ones validate (fraction of the class, rounded; at least one picture on each side). So the side of a
/// picture depends neither on the machine nor its name, and one picture more or less moves few others. Pictures that
/// only decoding finds bad, and those that somebody left out, take part before they are left out: both check depths
/// give the same split, and leaving one out moves no other (unless a side has none left). A set with a split of its
/// own keeps it. With forTraining, throws OneClassOnly, ClassTooSmall (under 2 usable distinct pictures,
/// or none to train on), NoPicturesInSplit; always EmptyDataSet, UnknownChoice (useClasses).
PreparedData prepareData(std::shared_ptr<const DataSet> set, const CheckReport& report, const SplitSettings& settings);

}  // namespace studio
