// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/run_lock.h"

#include "core/base/file_writing.h"
#include "core/base/files.h"
#include "core/runs/run_folder.h"

#include <cerrno>

#include <fcntl.h>
#include <unistd.h>

namespace studio {
namespace {

struct flock wholeFile() {
    struct flock lock {};
    lock.l_type = F_WRLCK;
    lock.l_whence = SEEK_SET;
    return lock;
}

}  // namespace

RunLock::RunLock(const std::filesystem::path& folder) {
    const std::filesystem::path path = folder / kFileName;
    m_fd = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
    if (m_fd < 0) throw writeError(folder, errno);
    struct flock lock = wholeFile();
    if (::fcntl(m_fd, F_OFD_SETLK, &lock) == 0) return;
    const int code = errno;
    ::close(m_fd);
    if (code == EAGAIN || code == EACCES) throw Error(ErrorCode::RunFolderInUse, {pathToText(folder)});
    throw writeError(path, code);  // a file system without locks
}

RunLock::~RunLock() {
    ::close(m_fd);
}

bool isLocked(const std::filesystem::path& folder) {
    const int fd = ::open((folder / RunLock::kFileName).c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (fd < 0) return false;
    struct flock lock = wholeFile();
    const bool asked = ::fcntl(fd, F_OFD_GETLK, &lock) == 0;
    ::close(fd);
    return asked && lock.l_type != F_UNLCK;
}

}  // namespace studio
