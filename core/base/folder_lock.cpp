// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/folder_lock.h"

#include "core/base/file_writing.h"

#include <cerrno>
#include <thread>

#include <fcntl.h>
#include <unistd.h>

namespace studio {
namespace {

constexpr std::chrono::milliseconds kBetweenTries{5};

struct flock wholeFile() {
    struct flock lock {};
    lock.l_type = F_WRLCK;
    lock.l_whence = SEEK_SET;
    return lock;
}

/// By somebody else.
bool saysTaken(int failed) {
    return failed == EAGAIN || failed == EACCES;
}

/// Of the file system, or of the system under it.
bool saysNoLocks(int failed) {
    return failed == ENOLCK || failed == ENOSYS || failed == EINVAL || failed == EOPNOTSUPP;
}

}  // namespace

FolderLock::FolderLock(const std::filesystem::path& folder) : m_file(folder / kFileName) {
    m_fd = ::open(m_file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
    if (m_fd < 0) throw writeError(folder, errno);
}

FolderLock::~FolderLock() {
    ::close(m_fd);
}

/// 0: taken; else the errno of the last try. Asks again and again instead of F_OFD_SETLKW: a wait for a process that
/// was halted would have no end.
int FolderLock::ask(std::chrono::milliseconds patience) {
    const auto end = std::chrono::steady_clock::now() + patience;
    while (true) {
        struct flock lock = wholeFile();
        if (::fcntl(m_fd, F_OFD_SETLK, &lock) == 0) return 0;
        const int failed = errno;
        if (!saysTaken(failed) || std::chrono::steady_clock::now() >= end) return failed;
        std::this_thread::sleep_for(kBetweenTries);
    }
}

bool FolderLock::take(std::chrono::milliseconds patience) {
    const int failed = ask(patience);
    if (failed != 0 && !saysTaken(failed)) throw writeError(m_file, failed);
    return failed == 0;
}

bool FolderLock::takeWhereLocksAre(std::chrono::milliseconds patience) {
    const int failed = ask(patience);
    if (failed != 0 && !saysTaken(failed) && !saysNoLocks(failed)) throw writeError(m_file, failed);
    return failed == 0 || saysNoLocks(failed);
}

bool FolderLock::isTaken(const std::filesystem::path& folder) {
    const int fd = ::open((folder / kFileName).c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (fd < 0) return false;
    struct flock lock = wholeFile();
    const bool asked = ::fcntl(fd, F_OFD_GETLK, &lock) == 0;
    ::close(fd);
    return asked && lock.l_type != F_UNLCK;
}

}  // namespace studio
