// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/stop_signals.h"

#include <array>
#include <cerrno>
#include <csignal>
#include <thread>

#include <fcntl.h>
#include <unistd.h>

namespace studio::app {
namespace {

constexpr int kEnded = 130;  ///< as a shell has it after Ctrl-C

std::array<int, 2> handlerToThread{-1, -1};  ///< a pipe: next to nothing may be done inside a handler

extern "C" void passOn(int which) {
    const int error = errno;
    const auto number = static_cast<unsigned char>(which);
    [[maybe_unused]] const ssize_t written = ::write(handlerToThread[1], &number, 1);
    errno = error;
}

/// Handled and not blocked: programs that are started from here would inherit the block.
void handle(int which) {
    struct sigaction now {};
    if (sigaction(which, nullptr, &now) == 0 && now.sa_handler == SIG_IGN) return;
    struct sigaction ours {};
    ours.sa_handler = passOn;
    ours.sa_flags = SA_RESTART;
    sigaction(which, &ours, nullptr);
}

}  // namespace

std::stop_token stopOnSignals() {
    std::stop_source source;
    if (::pipe2(handlerToThread.data(), O_CLOEXEC) != 0) return source.get_token();
    // Waits in the kernel for as long as the program lives, so there is nothing to join; it owns all it touches.
    std::thread([source]() mutable {
        std::array<int, NSIG> times{};
        for (unsigned char which = 0; ::read(handlerToThread[0], &which, 1) == 1 || errno == EINTR;) {
            if (which >= times.size()) continue;
            // A terminal that closes may say so twice.
            if (++times[which] > 1 && which != SIGHUP) _exit(kEnded);
            source.request_stop();
        }
    }).detach();
    for (const int which : {SIGINT, SIGTERM, SIGHUP}) handle(which);
    return source.get_token();
}

}  // namespace studio::app
