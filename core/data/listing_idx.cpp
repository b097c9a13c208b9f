// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/files.h"
#include "core/base/text.h"
#include "core/data/folder.h"
#include "core/data/idx.h"
#include "core/data/listing.h"

#include <algorithm>
#include <array>
#include <optional>

namespace studio::listing {

namespace fs = std::filesystem;

namespace {

/// "emnist-train-images-idx3-ubyte.gz": family "emnist-", part "train", what "images".
struct IdxName {
    std::string_view family, part, what;
};

/// Both spellings go round: "train-images-idx3-ubyte" and "train-images.idx3-ubyte".
std::optional<IdxName> parseIdxName(std::string_view name) {
    if (name.ends_with(".gz")) name.remove_suffix(3);
    for (const std::string_view what : {"images", "labels"}) {
        const std::size_t at = name.rfind(what);
        if (at == std::string_view::npos || at < 2 || name[at - 1] != '-') continue;
        const std::string_view tail = name.substr(at + what.size());
        if (tail.size() != 11 || (tail[0] != '-' && tail[0] != '.') || !tail.substr(1).starts_with("idx") ||
            !tail.ends_with("-ubyte"))
            continue;
        const std::string_view stem = name.substr(0, at - 1);
        const std::size_t dash = stem.rfind('-') + 1;  // npos + 1 = 0
        return IdxName{stem.substr(0, dash), stem.substr(dash), what};
    }
    return std::nullopt;
}

Split splitOfPart(std::string_view part) {
    if (part == "t10k") return Split::Test;
    return splitNamed(part).value_or(Split::Train);
}

/// The file of the same family and part with the labels, gzipped or not, in either spelling.
fs::path labelsFor(const fs::path& folder, const Folder& names, const IdxName& images) {
    for (const Folder::Entry& entry : names.entries()) {
        const std::optional<IdxName> other = parseIdxName(names.name(entry));
        if (other && other->what == "labels" && other->family == images.family && other->part == images.part)
            return folder / names.name(entry);
    }
    throw Error(ErrorCode::FileNotFound,
                {pathToText(folder / (std::string(images.family) + std::string(images.part) + "-labels-idx1-ubyte"))});
}

/// classes.txt or labels.txt beside the files: one name a line, the first is label 0. Empty when there is none.
std::vector<std::string> namesBeside(const fs::path& folder) {
    std::vector<std::string> names;
    for (const char* file : {"classes.txt", "labels.txt"}) {
        if (!fs::is_regular_file(folder / file)) continue;
        const std::string text = readTextFile(folder / file);
        for (std::size_t from = 0; from < text.size();) {
            const std::size_t end = std::min(text.find('\n', from), text.size());
            std::string line = text.substr(from, end - from);
            while (!line.empty() && (line.back() == '\r' || line.back() == ' ')) line.pop_back();
            names.push_back(std::move(line));
            from = end + 1;
        }
        while (!names.empty() && names.back().empty()) names.pop_back();
        break;
    }
    return names;
}

std::string nameOfLabel(const std::vector<std::string>& names, std::uint8_t label, const fs::path& file) {
    if (names.empty()) return std::to_string(label);
    if (label < names.size() && !names[label].empty()) return names[label];
    throw Error(
        ErrorCode::IdxFile,
        {pathToText(file), fillIn(STUDIO_TEXT("Problems", "it has a label %1, which the classes file does not name"),
                                  {std::to_string(label)})});
}

void addPart(DataSet& set, IdxStore& store, ClassNames& classes, const std::vector<std::string>& names,
             const fs::path& imageFile, const fs::path& labelFile, Split split) {
    auto images = std::make_unique<IdxImages>(imageFile);
    const std::vector<std::uint8_t> labels = readIdxLabels(labelFile);
    if (static_cast<std::int64_t>(labels.size()) != images->count())
        throw Error(ErrorCode::IdxFile,
                    {pathToText(labelFile), fillIn(STUDIO_TEXT("Problems", "it has %1 labels for %2 pictures"),
                                                   {std::to_string(labels.size()), std::to_string(images->count())})});
    std::array<std::int32_t, 256> known;
    known.fill(-1);
    const std::string prefix = imageFile.filename().native() + '#';
    for (std::size_t i = 0; i < labels.size(); ++i) {
        std::int32_t& label = known[labels[i]];
        if (label < 0) label = classes.labelOf(nameOfLabel(names, labels[i], labelFile));
        set.items.push_back({prefix + std::to_string(i), label, split});
    }
    store.add(std::move(images));
}

}  // namespace

std::optional<std::string> idxFamily(std::string_view fileName) {
    const std::optional<IdxName> name = parseIdxName(fileName);
    return name ? std::optional<std::string>(name->family) : std::nullopt;
}

bool holdsIdx(const fs::path& path) {
    const Folder folder(path.native());
    return std::any_of(folder.entries().begin(), folder.entries().end(), [&](const Folder::Entry& entry) {
        const std::optional<IdxName> name = parseIdxName(folder.name(entry));
        return entry.kind == EntryKind::File && name && name->what == "images";
    });
}

DataSet listIdx(const fs::path& folder, const std::optional<std::string>& family, Watch watch) {
    DataSet set;
    set.root = folder;
    set.layout = Layout::Idx;
    auto store = std::make_shared<IdxStore>();
    ClassNames classes;
    const std::vector<std::string> names = namesBeside(folder);
    const Folder files(folder.native());
    std::vector<std::string> parts;  // a part may lie there gzipped and not: once is enough
    for (const Folder::Entry& entry : files.entries()) {
        throwIfStopped(watch.stop);
        const std::optional<IdxName> name = parseIdxName(files.name(entry));
        if (!name || (family && name->family != *family)) {
            ++set.ignored;
            continue;
        }
        const std::string part = std::string(name->family) + std::string(name->part);
        if (name->what != "images" || std::find(parts.begin(), parts.end(), part) != parts.end()) continue;
        parts.push_back(part);
        const std::size_t before = set.items.size();
        addPart(set, *store, classes, names, folder / files.name(entry), labelsFor(folder, files, *name),
                splitOfPart(name->part));
        watch.ticker.add(static_cast<std::int64_t>(set.items.size() - before));
    }
    classes.finish(set);
    std::sort(set.items.begin(), set.items.end(), [](const Item& a, const Item& b) { return a.path < b.path; });
    settleSplit(set);
    set.idx = std::move(store);
    return set;
}

}  // namespace studio::listing
