// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/left_out.h"

#include "core/base/error.h"
#include "core/base/file_writing.h"
#include "core/base/files.h"
#include "core/base/folder_lock.h"
#include "core/data/csv.h"
#include "core/data/data_set.h"

#include <algorithm>
#include <chrono>
#include <iterator>
#include <optional>
#include <stdexcept>

namespace studio {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t kLongestName = 60;       ///< bytes of the data's name in the file's
constexpr std::chrono::seconds kPatience{10};  ///< for other programs that change the list

/// Why a list can't be read, for Error's reason.
struct Fault : std::runtime_error {
    using runtime_error::runtime_error;
};

/// The column "path" of a table, of a run's data.csv in those rows that say so (in none, where it left nothing out);
/// none when the text is no table that has one. Throws Fault.
std::optional<std::vector<std::string>> columnOf(const std::string& text) {
    CsvReader rows(text, ',');
    const std::optional<CsvReader::Row> head = rows.next();
    if (!head || !rows.fault().empty()) return std::nullopt;
    const auto columnNamed = [&](std::string_view name) {
        return static_cast<std::size_t>(std::ranges::find(head->fields, name) - head->fields.begin());
    };
    const std::size_t fields = head->fields.size(), path = columnNamed("path"), leftOut = columnNamed("left_out");
    const bool ofRun = columnNamed("bytes") != fields && columnNamed("hash") != fields;
    if (path == fields) return std::nullopt;
    std::vector<std::string> paths;
    while (const std::optional<CsvReader::Row> row = rows.next()) {
        const std::string line = "line " + std::to_string(row->line);
        if (!rows.fault().empty()) throw Fault(line + ": " + std::string(rows.fault()));
        if (row->fields.size() != fields) throw Fault(line + " has another number of fields");
        if (leftOut == fields ? !ofRun : row->fields[leftOut] == "1") paths.push_back(row->fields[path]);
    }
    return paths;
}

std::vector<std::string> linesOf(const std::string& text) {
    std::vector<std::string> lines;
    std::string_view rest = text;
    if (rest.starts_with("\xEF\xBB\xBF")) rest.remove_prefix(3);
    while (!rest.empty()) {
        const std::size_t end = rest.find('\n');
        std::string_view line = rest.substr(0, end);
        rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
        if (line.ends_with('\r')) line.remove_suffix(1);
        if (!line.empty()) lines.emplace_back(line);
    }
    return lines;
}

bool has(const DataSet& set, const std::string& path) {
    const auto place = std::ranges::lower_bound(set.items, path, {}, &Item::path);
    return place != set.items.end() && place->path == path;
}

/// The Item::path that somebody means; none where the set has no such picture.
std::optional<std::string> meant(const DataSet& set, const std::string& written) {
    const fs::path root = fs::absolute(set.root).lexically_normal();
    for (const fs::path& path : {pathFromText(written), fs::path(written)})  // as the studio writes it, or as it is
        for (const fs::path& tried :
             {path, path.lexically_normal(), fs::absolute(path).lexically_normal().lexically_relative(root)})
            if (has(set, tried.string())) return tried.string();
    return std::nullopt;
}

/// None: it is not as keepLeftOut() wrote it. Throws what reading a file throws.
std::optional<LeftOut> readKept(const fs::path& file) {
    const std::string text = readTextFile(file);
    try {
        if (text.find('\0') != std::string::npos || !text.ends_with('\n')) return std::nullopt;
        std::optional<std::vector<std::string>> paths = columnOf(text);
        if (!paths) return std::nullopt;
        for (std::string& path : *paths) path = pathFromText(path).string();
        return sortedOnce(*std::move(paths));
    } catch (const Fault&) {
        return std::nullopt;
    }
}

/// Empty where nothing was kept; none: damaged. Throws what reading a file throws.
std::optional<LeftOut> listAt(const fs::path& file) {
    std::error_code failed;
    if (!fs::exists(file, failed) && !failed) return LeftOut();
    return readKept(file);
}

/// What somebody else is changing at this moment is written in no time.
void takeFor(FolderLock& lock, const fs::path& opened) {
    if (!lock.takeWhereLocksAre(kPatience)) throw Error(ErrorCode::LeftOutInUse, {pathToText(opened)});
}

/// As keptLeftOut(), for who has the lock: else a list that another one has just written could be put aside.
LeftOut keptUnderLock(const fs::path& opened, const fs::path& file) {
    if (std::optional<LeftOut> kept = listAt(file)) return *std::move(kept);
    // Out of the way of what is kept next, but not lost.
    std::error_code failed;
    fs::path aside = file;
    for (int number = 1; fs::exists(aside += ".damaged", failed) && number < 100; ++number)
        aside = file.string() + '.' + std::to_string(number);
    fs::rename(file, aside, failed);
    throw Error(ErrorCode::LeftOutDamaged, {pathToText(opened), pathToText(failed ? file : aside)});
}

}  // namespace

LeftOut sortedOnce(std::vector<std::string> paths) {
    std::ranges::sort(paths);
    paths.erase(std::unique(paths.begin(), paths.end()), paths.end());
    return paths;
}

bool isLeftOut(const LeftOut& list, const std::string& path) {
    return std::ranges::binary_search(list, path);
}

LeftOut ofSet(const LeftOut& list, const DataSet& set) {
    LeftOut found;
    std::ranges::copy_if(list, std::back_inserter(found), [&](const std::string& path) { return has(set, path); });
    return found;
}

LeftOut readLeaveOut(const fs::path& list, const DataSet& set) {
    const std::string text = readTextFile(list);
    std::optional<std::vector<std::string>> written;
    try {
        written = columnOf(text);
    } catch (const Fault& fault) {
        throw Error(ErrorCode::CannotRead, {pathToText(list), fault.what()});
    }
    if (!written) written = linesOf(text);
    LeftOut paths;
    for (const std::string& one : *written) {
        const std::optional<std::string> path = meant(set, one);
        if (!path) throw Error(ErrorCode::NotInData, {pathToText(list), pathToText(one), pathToText(set.opened)});
        paths.push_back(*path);
    }
    return sortedOnce(std::move(paths));
}

fs::path leftOutFile(const fs::path& opened) {
    std::error_code failed;
    fs::path real = fs::weakly_canonical(opened, failed);
    if (failed) real = fs::absolute(opened);
    const std::string place = real.native();
    const fs::path whole = fs::path(place).lexically_normal();
    std::string name = (whole.has_filename() ? whole : whole.parent_path()).filename().string();
    name.resize(std::min(name.size(), kLongestName));
    return dataHome() / "left-out" / (name + '-' + contentHash(std::as_bytes(std::span(place))) + ".csv");
}

LeftOut keptLeftOut(const fs::path& opened) {
    const fs::path file = leftOutFile(opened);
    if (std::optional<LeftOut> kept = listAt(file)) return *std::move(kept);
    std::optional<FolderLock> lock;
    try {
        lock.emplace(file.parent_path());
        takeFor(*lock, opened);
    } catch (const Error& error) {  // a place that can't be written, mostly
        throw Error(ErrorCode::LeftOutDamaged, {pathToText(opened), pathToText(file)}, error.what());
    }
    return keptUnderLock(opened, file);
}

void keepLeftOut(const fs::path& opened, const LeftOut& paths, bool out) {
    const fs::path file = leftOutFile(opened);
    std::error_code failed;
    fs::create_directories(file.parent_path(), failed);
    FolderLock lock(file.parent_path());
    takeFor(lock, opened);
    const LeftOut before = keptUnderLock(opened, file);
    LeftOut after;
    if (out)
        std::ranges::set_union(before, paths, std::back_inserter(after));
    else
        std::ranges::set_difference(before, paths, std::back_inserter(after));
    if (after.empty()) {
        fs::remove(file, failed);
        if (failed) throw writeError(file, failed.value());
        return;
    }
    std::string text = "path\r\n";
    for (const std::string& path : after) text += csvField(pathToText(path)) + "\r\n";
    writeFileAtomically(file, std::string_view(text));
}

}  // namespace studio
