// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <string>
#include <string_view>

#include <unistd.h>

/// For one test program, which is linked with -Wl,--wrap=read.
namespace studio::test {

/// Holds the reading of files, as a network drive does that has gone away.
class Drive {
public:
    /// Files with this in their path.
    void stall(const std::string& part) {
        const std::lock_guard lock(m_mutex);
        m_part = part;
        m_answers = false;
    }
    void answer() {
        const std::lock_guard lock(m_mutex);
        m_answers = true;
        m_changed.notify_all();
    }
    void read(int fd) {
        std::unique_lock lock(m_mutex);
        if (m_answers || !isMeant(fd)) return;
        ++m_held;
        m_changed.wait(lock, [this] { return m_answers; });
        --m_held;
        m_changed.notify_all();
    }
    /// Nobody hangs any more: threads that were left behind are on their way.
    bool isLeft() {
        std::unique_lock lock(m_mutex);
        return m_changed.wait_for(lock, std::chrono::seconds(20), [this] { return m_held == 0; });
    }

private:
    bool isMeant(int fd) const {
        std::array<char, 4096> name{};
        const std::string link = "/proc/self/fd/" + std::to_string(fd);
        const ssize_t length = ::readlink(link.c_str(), name.data(), name.size());
        return length > 0 &&
               std::string_view(name.data(), static_cast<std::size_t>(length)).find(m_part) != std::string_view::npos;
    }

    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::string m_part;
    bool m_answers = true;
    int m_held = 0;
};

inline Drive& drive() {
    static Drive one;
    return one;
}

}  // namespace studio::test

// The linker puts this in the place of read() in the program's own code.
extern "C" {
ssize_t __real_read(int fd, void* buffer, std::size_t size);
ssize_t __wrap_read(int fd, void* buffer, std::size_t size);
ssize_t __wrap_read(int fd, void* buffer, std::size_t size) {
    studio::test::drive().read(fd);
    return __real_read(fd, buffer, size);
}
}
