// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/files.h"
#include "core/base/text.h"
#include "core/data/folder.h"
#include "core/data/listing.h"

#include <algorithm>
#include <cerrno>
#include <set>

#include <sys/stat.h>

namespace studio::listing {

namespace fs = std::filesystem;

namespace {

using Identity = std::pair<dev_t, ino_t>;

Identity identityOf(const fs::path& path) {
    struct stat info {};
    return ::stat(path.c_str(), &info) == 0 ? Identity{info.st_dev, info.st_ino} : Identity{};
}

/// Walks folders of pictures and adds what it meets to one data set.
class Walk {
public:
    Walk(DataSet& set, Watch watch) : m_set(set), m_watch(watch) {}

    /// All pictures below one class folder. `prefix`: its path relative to the root, ending in '/'.
    void classFolder(const std::string& prefix, std::int32_t label, Split split);
    /// A folder of class folders: the root itself ("") or train/ and its like.
    void classFolders(const std::string& prefix, const Folder& folder, Split split);
    void ignore(std::int64_t count) { m_set.ignored += count; }
    void finish() { m_classes.finish(m_set); }

    Folder open(const std::string& prefix) const { return Folder((m_set.root / prefix).native()); }

private:
    struct Place {
        std::int32_t label;
        Split split;
        std::vector<Identity> above;  ///< the folders this one lies in
        std::set<Identity> seen;      ///< in this class
    };

    void below(std::string& prefix, Place& place);
    void entry(std::string& path, EntryKind kind, Place& place);
    void file(const std::string& path, const Place& place);
    void loose(const std::string& path, std::string_view name, EntryKind kind);
    void notAFile(const std::string& path, EntryKind kind);
    void unreadable(const std::string& prefix, int code);
    void problem(ProblemKind kind, const std::string& path, std::string message);

    DataSet& m_set;
    Watch m_watch;
    ClassNames m_classes;
    std::int64_t m_sinceTick = 0;
};

void Walk::problem(ProblemKind kind, const std::string& path, std::string message) {
    m_set.problems.push_back({kind, pathToText(path), std::move(message)});
}

void Walk::notAFile(const std::string& path, EntryKind kind) {
    problem(ProblemKind::NotAFile, path,
            kind == EntryKind::BrokenLink ? STUDIO_TEXT("Problems", "A link that leads to no file")
                                          : STUDIO_TEXT("Problems", "A pipe, socket or device, not a file"));
}

void Walk::unreadable(const std::string& prefix, int code) {
    problem(ProblemKind::Unreadable, prefix,
            code == EACCES ? STUDIO_TEXT("Problems", "You may not open this folder")
                           : STUDIO_TEXT("Problems", "This folder can't be read"));
}

void Walk::file(const std::string& path, const Place& place) {
    m_set.items.push_back({path, place.label, place.split});
    if (++m_sinceTick < 1024) return;
    m_sinceTick = 0;
    m_watch.ticker.add(1024);
    throwIfStopped(m_watch.stop);
}

void Walk::entry(std::string& path, EntryKind kind, Place& place) {
    if (kind == EntryKind::Folder) {
        path += '/';
        below(path, place);
    } else if (!hasPictureEnding(std::string_view(path).substr(path.rfind('/') + 1))) {
        ignore(1);
    } else if (kind == EntryKind::File) {
        file(path, place);
    } else {
        notAFile(path, kind);
    }
}

void Walk::below(std::string& prefix, Place& place) {
    throwIfStopped(m_watch.stop);
    const Folder folder = open(prefix);
    if (folder.error() != 0) return unreadable(prefix, folder.error());
    if (std::find(place.above.begin(), place.above.end(), folder.identity()) != place.above.end()) {
        problem(ProblemKind::NotAFile, prefix, STUDIO_TEXT("Problems", "A link back to a folder above it"));
        return;
    }
    if (!place.seen.insert(folder.identity()).second)
        return ignore(1);  // by a second link: its pictures are here already
    place.above.push_back(folder.identity());
    const std::size_t length = prefix.size();
    for (const Folder::Entry& each : folder.entries()) {
        const std::string_view name = folder.name(each);
        if (isHidden(name)) {
            ignore(1);
            continue;
        }
        prefix.append(name);
        entry(prefix, each.kind, place);
        prefix.resize(length);
    }
    place.above.pop_back();
}

void Walk::classFolder(const std::string& prefix, std::int32_t label, Split split) {
    Place place{label, split, {}, {}};
    std::string path = prefix;
    // A class that links to a folder above itself would swallow its neighbours.
    for (std::size_t end = 0; end < prefix.size(); end = prefix.find('/', end) + 1)
        place.above.push_back(identityOf(m_set.root / prefix.substr(0, end)));
    below(path, place);
}

void Walk::loose(const std::string& path, std::string_view name, EntryKind kind) {
    if (isHidden(name) || !hasPictureEnding(name)) return ignore(1);
    if (kind != EntryKind::File) return notAFile(path, kind);
    problem(ProblemKind::NotAPicture, path,
            STUDIO_TEXT("Problems", "Lies beside the class folders and belongs to none"));
}

void Walk::classFolders(const std::string& prefix, const Folder& folder, Split split) {
    if (folder.error() != 0) return unreadable(prefix, folder.error());
    for (const Folder::Entry& each : folder.entries()) {
        const std::string name(folder.name(each));
        if (each.kind != EntryKind::Folder) {
            loose(prefix + name, name, each.kind);
        } else if (isHidden(name)) {
            ignore(1);
        } else {
            classFolder(prefix + name + '/', m_classes.labelOf(name), split);
        }
    }
}

bool hasFolders(const Folder& folder) {
    return std::any_of(folder.entries().begin(), folder.entries().end(), [&](const Folder::Entry& entry) {
        return entry.kind == EntryKind::Folder && !isHidden(folder.name(entry));
    });
}

/// train/ and at least one other part, whatever lies beside them; or nothing but such parts (test/ alone is for eval).
/// Their classes are folders: "train" full of pictures is a class of that name. One that can't be opened is a part: as
/// a class beside train/ it would make classes of both.
bool hasSplitFolders(const Folder& root, const Walk& walk) {
    std::set<Split> parts;
    bool others = false;
    for (const Folder::Entry& entry : root.entries()) {
        const std::string_view name = root.name(entry);
        if (entry.kind != EntryKind::Folder || isHidden(name)) continue;
        const std::optional<Split> split = splitNamed(name);
        const auto isPart = [&](const Folder& inside) { return inside.error() != 0 || hasFolders(inside); };
        if (split && isPart(walk.open(std::string(name))))
            parts.insert(*split);
        else
            others = true;
    }
    return (parts.contains(Split::Train) && parts.size() > 1) || (!parts.empty() && !others);
}

void splitFolders(const Folder& root, DataSet& set, Walk& walk) {
    set.layout = Layout::SplitFolders;
    for (const Folder::Entry& entry : root.entries()) {
        const std::string name(root.name(entry));
        const std::optional<Split> split = entry.kind == EntryKind::Folder ? splitNamed(name) : std::nullopt;
        if (split) {
            walk.classFolders(name + '/', walk.open(name), *split);
        } else if (entry.kind == EntryKind::File && !isHidden(name) && hasPictureEnding(name)) {
            set.problems.push_back({ProblemKind::NotAPicture, pathToText(name),
                                    STUDIO_TEXT("Problems", "Lies beside the class folders and belongs to none")});
        } else {
            walk.ignore(1);
        }
    }
}

}  // namespace

DataSet listFolders(const fs::path& path, Watch watch) {
    DataSet set;
    set.root = path;
    Walk walk(set, watch);
    const Folder root(path.native());
    if (root.error() == EACCES) throw Error(ErrorCode::NoPermission, {pathToText(path)});
    if (root.error() != 0) throw Error(ErrorCode::FileNotFound, {pathToText(path)});
    if (hasSplitFolders(root, walk))
        splitFolders(root, set, walk);
    else
        walk.classFolders("", root, Split::Train);
    walk.finish();
    // Pictures without any class folder: another mistake than an empty folder, and another way out of it.
    if (set.items.empty() && !set.problems.empty() && !hasFolders(root))
        throw Error(ErrorCode::NotADataSet, {pathToText(path)});
    if (set.layout == Layout::SplitFolders) settleSplit(set);
    return set;
}

}  // namespace studio::listing
