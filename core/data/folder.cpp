// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/folder.h"

#include <algorithm>
#include <cerrno>
#include <cstring>

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace studio {
namespace {

EntryKind kindOfMode(mode_t mode) {
    if (S_ISREG(mode)) return EntryKind::File;
    return S_ISDIR(mode) ? EntryKind::Folder : EntryKind::Other;
}

Folder::Entry typeOf(int folder, const dirent& entry) {
    Folder::Entry found;
    if (entry.d_type == DT_REG || entry.d_type == DT_DIR) {
        found.kind = entry.d_type == DT_DIR ? EntryKind::Folder : EntryKind::File;
        return found;
    }
    found.kind = EntryKind::Other;
    if (entry.d_type != DT_LNK && entry.d_type != DT_UNKNOWN) return found;
    struct stat info {};
    // Following is a stat only: nothing is opened, so neither pipes nor circles can hold us.
    found.kind = ::fstatat(folder, entry.d_name, &info, 0) == 0 ? kindOfMode(info.st_mode) : EntryKind::BrokenLink;
    return found;
}

}  // namespace

Folder::Folder(const std::string& path) {
    const int fd = ::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NONBLOCK);
    if (fd < 0) {
        m_error = errno;
        return;
    }
    DIR* stream = ::fdopendir(fd);
    if (!stream) {
        m_error = errno;
        ::close(fd);
        return;
    }
    read(stream, fd);
    ::closedir(stream);
    sort();
}

/// Names in one folder begin alike ("picture_"): the eight bytes after that decide nearly every comparison.
void Folder::sort() {
    if (m_entries.size() < 2) return;
    const std::string_view first = name(m_entries.front());
    std::size_t alike = first.size();
    for (const Entry& entry : m_entries) {
        const std::string_view other = name(entry);
        alike = static_cast<std::size_t>(
            std::mismatch(first.begin(), first.begin() + std::min(alike, other.size()), other.begin()).first -
            first.begin());
    }
    struct Keyed {
        std::uint64_t next;  ///< big-endian; no name has a zero in it, so one that has ended comes first
        Entry entry;
    };
    std::vector<Keyed> keyed;
    keyed.reserve(m_entries.size());
    for (const Entry& entry : m_entries) {
        std::uint64_t next = 0;
        for (std::size_t i = alike; i < alike + sizeof next; ++i) {
            const bool slash = i == entry.length && entry.kind == EntryKind::Folder;
            const char c = i < entry.length ? m_names[entry.offset + i] : slash ? '/' : '\0';
            next = next << 8 | static_cast<unsigned char>(c);
        }
        keyed.push_back({next, entry});
    }
    std::sort(keyed.begin(), keyed.end(), [this](const Keyed& a, const Keyed& b) {
        return a.next != b.next ? a.next < b.next : before(a.entry, b.entry);
    });
    std::ranges::transform(keyed, m_entries.begin(), &Keyed::entry);
}

void Folder::read(void* stream, int fd) {
    struct stat info {};
    if (::fstat(fd, &info) == 0) m_identity = {info.st_dev, info.st_ino};
    errno = 0;
    while (const dirent* entry = ::readdir(static_cast<DIR*>(stream))) {
        const std::size_t length = std::strlen(entry->d_name);
        if (entry->d_name[0] != '.' || (length > 2 || (length == 2 && entry->d_name[1] != '.'))) {
            Entry found = typeOf(fd, *entry);
            found.offset = static_cast<std::uint32_t>(m_names.size());
            found.length = static_cast<std::uint32_t>(length);
            m_names.append(entry->d_name, length);
            m_entries.push_back(found);
        }
        errno = 0;
    }
    if (errno != 0) {
        m_error = errno;
        m_entries.clear();
    }
}

bool Folder::before(const Entry& a, const Entry& b) const {
    const std::size_t shared = std::min(a.length, b.length);
    const int order = std::memcmp(m_names.data() + a.offset, m_names.data() + b.offset, shared);
    if (order != 0) return order < 0;
    const auto next = [&](const Entry& entry) {
        if (entry.length > shared) return static_cast<int>(static_cast<unsigned char>(m_names[entry.offset + shared]));
        return entry.kind == EntryKind::Folder ? int{'/'} : -1;
    };
    return next(a) < next(b);
}

}  // namespace studio
