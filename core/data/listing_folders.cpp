// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/files.h"
#include "core/base/parallel.h"
#include "core/base/process.h"
#include "core/base/text.h"
#include "core/data/folder.h"
#include "core/data/listing.h"

#include <algorithm>
#include <cerrno>
#include <iterator>
#include <mutex>
#include <set>
#include <utility>
#include <vector>

#include <sys/stat.h>

namespace studio::listing {

namespace fs = std::filesystem;

namespace {

using Identity = std::pair<dev_t, ino_t>;

Identity identityOf(const fs::path& path) {
    struct stat info {};
    return ::stat(path.c_str(), &info) == 0 ? Identity{info.st_dev, info.st_ino} : Identity{};
}

/// What lies below one folder.
struct Part {
    std::vector<Item> items;
    std::vector<Problem> problems;
    std::int64_t ignored = 0;

    void problem(ProblemKind kind, const std::string& path, std::string message) {
        problems.push_back({kind, pathToText(path), std::move(message)});
    }
    void notAFile(const std::string& path, EntryKind kind) {
        problem(ProblemKind::NotAFile, path,
                kind == EntryKind::BrokenLink ? STUDIO_TEXT("Problems", "A link that leads to no file")
                                              : STUDIO_TEXT("Problems", "A pipe, socket or device, not a file"));
    }
    void unreadable(const std::string& prefix, int code) {
        problem(ProblemKind::Unreadable, prefix,
                code == EACCES ? STUDIO_TEXT("Problems", "You may not open this folder")
                               : STUDIO_TEXT("Problems", "This folder can't be read"));
    }
    /// What is beside class folders.
    void loose(const std::string& path, std::string_view name, EntryKind kind) {
        if (isHidden(name) || !hasPictureEnding(name)) {
            ++ignored;
        } else if (kind != EntryKind::File) {
            notAFile(path, kind);
        } else {
            problem(ProblemKind::NotAPicture, path,
                    STUDIO_TEXT("Problems", "Lies beside the class folders and belongs to none"));
        }
    }
};

/// One class folder. `prefix`: its path relative to the root, ending in '/'.
struct ClassFolder {
    std::string prefix;
    std::int32_t label = 0;
    Split split = Split::Train;
};

/// Adds all pictures below a class folder to a part.
class ClassWalk {
public:
    ClassWalk(const fs::path& root, const ClassFolder& folder, Watch watch, Part& into)
        : m_root(root), m_folder(folder), m_watch(watch), m_part(into) {}

    void run() {
        std::string path = m_folder.prefix;
        // A class that links to a folder above itself would swallow its neighbours.
        for (std::size_t end = 0; end < path.size(); end = path.find('/', end) + 1)
            m_above.push_back(identityOf(m_root / path.substr(0, end)));
        below(path);
        m_watch.ticker.add(m_sinceTick);
    }

private:
    void below(std::string& prefix);
    void entry(std::string& path, EntryKind kind);
    void file(const std::string& path);

    const fs::path& m_root;
    const ClassFolder& m_folder;
    Watch m_watch;
    Part& m_part;
    std::vector<Identity> m_above;  ///< the folders this one lies in
    std::set<Identity> m_seen;
    std::int64_t m_sinceTick = 0;
};

void ClassWalk::file(const std::string& path) {
    m_part.items.push_back({path, m_folder.label, m_folder.split});
    if (++m_sinceTick < 1024) return;
    m_watch.ticker.add(std::exchange(m_sinceTick, 0));
    throwIfStopped(m_watch.stop);
}

void ClassWalk::entry(std::string& path, EntryKind kind) {
    if (kind == EntryKind::Folder) {
        path += '/';
        below(path);
    } else if (!hasPictureEnding(std::string_view(path).substr(path.rfind('/') + 1))) {
        ++m_part.ignored;
    } else if (kind == EntryKind::File) {
        file(path);
    } else {
        m_part.notAFile(path, kind);
    }
}

void ClassWalk::below(std::string& prefix) {
    throwIfStopped(m_watch.stop);
    const Folder folder((m_root / prefix).native());
    if (folder.error() != 0) return m_part.unreadable(prefix, folder.error());
    if (std::ranges::find(m_above, folder.identity()) != m_above.end())
        return m_part.problem(ProblemKind::NotAFile, prefix,
                              STUDIO_TEXT("Problems", "A link back to a folder above it"));
    if (!m_seen.insert(folder.identity()).second) {
        ++m_part.ignored;  // by a second link: its pictures are here already
        return;
    }
    m_above.push_back(folder.identity());
    if (const std::size_t most = m_part.items.size() + folder.entries().size(); most > m_part.items.capacity())
        m_part.items.reserve(std::max(most, 2 * m_part.items.capacity()));
    const std::size_t length = prefix.size();
    for (const Folder::Entry& each : folder.entries()) {
        const std::string_view name = folder.name(each);
        if (isHidden(name)) {
            ++m_part.ignored;
            continue;
        }
        prefix.append(name);
        entry(prefix, each.kind);
        prefix.resize(length);
    }
    m_above.pop_back();
}

/// Adds what lies in folders of class folders to one data set; the class folders are read side by side.
class Walk {
public:
    Walk(DataSet& set, Watch watch) : m_set(set), m_watch(watch) {}

    /// A folder of class folders: the root itself ("") or train/ and its like.
    void classFolders(const std::string& prefix, const Folder& folder, Split split);
    void add(Part&& part);
    void finish() { m_classes.finish(m_set); }

    Folder open(const std::string& prefix) const { return Folder((m_set.root / prefix).native()); }

private:
    void showFirst(const Part& part);

    DataSet& m_set;
    Watch m_watch;
    ClassNames m_classes;
    std::once_flag m_shown;
};

/// On a worker thread.
void Walk::showFirst(const Part& part) {
    constexpr std::size_t kMost = 1'000;
    if (!m_watch.firstLook || part.items.empty()) return;
    std::call_once(m_shown, [&] {
        DataSet look;
        look.root = look.opened = m_set.root;
        look.layout = m_set.layout;
        look.items.assign(part.items.begin(),
                          part.items.begin() + static_cast<std::ptrdiff_t>(std::min(kMost, part.items.size())));
        m_classes.finish(look, ClassNames::Keep::All);
        m_watch.firstLook(std::move(look));
    });
}

void Walk::add(Part&& part) {
    std::ranges::move(part.items, std::back_inserter(m_set.items));
    std::ranges::move(part.problems, std::back_inserter(m_set.problems));
    m_set.ignored += part.ignored;
}

void Walk::classFolders(const std::string& prefix, const Folder& folder, Split split) {
    if (folder.error() != 0) {
        Part part;
        part.unreadable(prefix, folder.error());
        return add(std::move(part));
    }
    std::vector<Part> parts(folder.entries().size());  // in the order of names, whoever is done first
    std::vector<std::pair<ClassFolder, Part*>> classes;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const Folder::Entry& each = folder.entries()[i];
        const std::string name(folder.name(each));
        if (each.kind != EntryKind::Folder) {
            parts[i].loose(prefix + name, name, each.kind);
        } else if (isHidden(name)) {
            ++parts[i].ignored;
        } else {
            classes.emplace_back(ClassFolder{prefix + name + '/', m_classes.labelOf(name), split}, &parts[i]);
        }
    }
    onThreads(usableCores(), classes.size(), [&](std::size_t i) {
        const auto& [one, part] = classes[i];
        ClassWalk(m_set.root, one, m_watch, *part).run();
        showFirst(*part);
    });
    std::size_t most = m_set.items.size();
    for (const Part& part : parts) most += part.items.size();
    m_set.items.reserve(most);
    for (Part& part : parts) add(std::move(part));
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
        } else {
            Part part;
            const bool picture = entry.kind == EntryKind::File && !isHidden(name) && hasPictureEnding(name);
            picture ? part.loose(name, name, entry.kind) : static_cast<void>(++part.ignored);
            walk.add(std::move(part));
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
