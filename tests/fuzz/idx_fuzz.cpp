// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/data/idx.h"
#include "tests/fuzz/fuzz.h"

#include <string>

#include <sys/mman.h>
#include <unistd.h>

using namespace studio;

namespace {

/// The readers take a path: a file in memory has one.
class MemoryFile {
public:
    MemoryFile(const std::uint8_t* data, std::size_t size) : m_fd(::memfd_create("fuzz", 0)) {
        if (::write(m_fd, data, size) != static_cast<ssize_t>(size)) __builtin_trap();
    }
    ~MemoryFile() { ::close(m_fd); }
    MemoryFile(const MemoryFile&) = delete;
    MemoryFile& operator=(const MemoryFile&) = delete;
    std::string path() const { return "/proc/self/fd/" + std::to_string(m_fd); }

private:
    int m_fd;
};

}  // namespace

/// IDX headers and pixels, gzipped or not.
int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const MemoryFile file(data, size);
    try {
        const IdxImages images(file.path());
        images.pixels(0);
        images.pixels(images.count() - 1);
    } catch (const Error&) {
    }
    try {
        readIdxLabels(file.path());
    } catch (const Error&) {
    }
    return 0;
}
