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

}  // namespace

FolderLock::FolderLock(const std::filesystem::path& folder) : m_file(folder / kFileName) {
    m_fd = ::open(m_file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
    if (m_fd < 0) throw writeError(folder, errno);
}

FolderLock::~FolderLock() {
    ::close(m_fd);
}

/// Asks again and again instead of F_OFD_SETLKW: a wait for a process that was halted would have no end.
bool FolderLock::take(std::chrono::milliseconds patience) {
    const auto end = std::chrono::steady_clock::now() + patience;
    while (true) {
        struct flock lock = wholeFile();
        if (::fcntl(m_fd, F_OFD_SETLK, &lock) == 0) return true;
        if (errno != EAGAIN && errno != EACCES) throw writeError(m_file, errno);
        if (std::chrono::steady_clock::now() >= end) return false;
        std::this_thread::sleep_for(kBetweenTries);
    }
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
