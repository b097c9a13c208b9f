// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/data_list.h"

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/text.h"
#include "core/runs/run_rows.h"

#include <algorithm>
#include <functional>
#include <map>
#include <system_error>

namespace studio {
namespace {

constexpr const char* kDataFile = "data.csv";
constexpr std::size_t kNamed = 10;  ///< pictures of a kind

/// What a picture is known by beside its name.
std::string factsText(const DataEntry& entry) {
    return csvField(entry.className) + ',' + entry.bytes + ',' + entry.hash;
}

}  // namespace

void writeDataList(const std::filesystem::path& run, const PreparedData& data) {
    const std::vector<DataEntry> entries = data.entries();
    const bool some = std::ranges::any_of(entries, &DataEntry::leftOut);  // else as it always was
    std::string text = std::string("path,class,bytes,hash") + (some ? ",left_out" : "") + "\r\n";
    for (const DataEntry& entry : entries)
        text += csvField(pathToText(entry.path)) + ',' + factsText(entry) +
                (!some           ? ""
                 : entry.leftOut ? ",1"
                                 : ",0") +
                "\r\n";
    writeFileAtomically(run / kDataFile, std::string_view(text));
}

using Fits = std::function<bool(const std::filesystem::path& path, std::string_view hash)>;

static LeftOut leftOutWhere(const std::filesystem::path& run, const Fits& fits) {
    TableReader rows = TableReader::ofFile(run / kDataFile);
    const auto path = rows.column("path"), hash = rows.column("hash"), leftOut = rows.column("left_out");
    std::vector<std::string> paths;
    while (leftOut && rows.next()) {
        const std::filesystem::path one = pathFromText(rows.text(path));
        if (rows.whole(leftOut) == 1 && fits(one, rows.text(hash))) paths.push_back(one.string());
    }
    return sortedOnce(std::move(paths));
}

LeftOut leftOutOfRun(const std::filesystem::path& run) {
    return leftOutWhere(run, [](const auto&, std::string_view) { return true; });
}

LeftOut leftOutOfRun(const std::filesystem::path& run, const std::filesystem::path& data) {
    std::error_code failed;
    const std::filesystem::path folder = std::filesystem::is_directory(data, failed) ? data : data.parent_path();
    return leftOutWhere(run, [&](const std::filesystem::path& path, std::string_view hash) {
        try {
            return contentHash(readFile(folder / path)) == hash;
        } catch (const Error&) {
            return false;  // it has no such picture
        }
    });
}

DataDifference dataDifference(const std::filesystem::path& run, const PreparedData& now) {
    DataDifference difference;
    TableReader then = TableReader::ofFile(run / kDataFile);
    const auto text = [&](const char* name) { return std::string(then.text(then.column(name))); };
    std::map<std::string, std::string> before;
    while (then.next())
        before.emplace(text("path"), csvField(text("class")) + ',' + text("bytes") + ',' + text("hash"));
    difference.known = !before.empty();
    if (!difference.known) return difference;
    for (const DataEntry& entry : now.entries()) {
        const auto found = before.find(pathToText(entry.path));
        if (found == before.end()) {
            difference.added.push_back(entry.path);
            continue;
        }
        if (found->second != factsText(entry)) difference.changed.push_back(entry.path);
        before.erase(found);
    }
    for (const auto& [path, facts] : before) difference.missing.push_back(pathFromText(path).string());
    return difference;
}

std::string differenceText(const DataDifference& difference) {
    if (!difference.known) return STUDIO_TEXT("Files", "what changed is not recorded");
    return fillIn(STUDIO_TEXT("Files", "%1 missing, %2 new, %3 changed"),
                  {std::to_string(difference.missing.size()), std::to_string(difference.added.size()),
                   std::to_string(difference.changed.size())});
}

std::string differenceDetail(const DataDifference& difference) {
    std::string text;
    const auto name = [&](const char* what, const std::vector<std::string>& paths) {
        for (std::size_t i = 0; i < paths.size() && i < kNamed; ++i)
            text += (text.empty() ? "" : "\n") + std::string(what) + ": " + pathToText(paths[i]);
        if (paths.size() > kNamed) text += "\n.. and " + std::to_string(paths.size() - kNamed) + " more " + what;
    };
    name("missing", difference.missing);
    name("new", difference.added);
    name("changed", difference.changed);
    return text;
}

}  // namespace studio
