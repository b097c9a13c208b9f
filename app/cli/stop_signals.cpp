// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/stop_signals.h"

#include "app/cli/exit_code.h"

#include <csignal>
#include <thread>

#include <unistd.h>

namespace studio::cli {

std::stop_token stopOnSignals() {
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGINT);
    sigaddset(&signals, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);

    std::stop_source source;
    // Waits in the kernel for as long as the program lives, so there is nothing to join; it owns all it touches.
    std::thread([signals, source]() mutable {
        int which = 0;
        sigwait(&signals, &which);
        source.request_stop();
        sigwait(&signals, &which);
        _exit(kStopped);
    }).detach();
    return source.get_token();
}

}  // namespace studio::cli
