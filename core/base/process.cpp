// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/process.h"

#include <algorithm>
#include <cmath>
#include <csignal>
#include <cstdlib>
#include <fstream>
#include <string>
#include <thread>

#include <malloc.h>
#include <sched.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace studio {

void tuneAllocator() {
#if defined(__GLIBC__) && !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
    mallopt(M_MMAP_MAX, 0);
    mallopt(M_TRIM_THRESHOLD, 1 << 30);
    mallopt(M_TOP_PAD, 256 << 20);
    mallopt(M_ARENA_MAX, 1);  // other arenas ignore the rules above for blocks over 64 MB
#endif
    // libgomp reads it when it is loaded, which is with the engine.
    if (!std::getenv("OMP_WAIT_POLICY")) setenv("GOMP_SPINCOUNT", "2000", /*overwrite=*/0);
}

void surviveFileSizeLimit() {
    std::signal(SIGXFSZ, SIG_IGN);  // write(2) then says EFBIG
}

void lowerThreadPriority() {
    // On Linux a nice value belongs to a thread, and threads it starts inherit it.
    setpriority(PRIO_PROCESS, static_cast<id_t>(syscall(SYS_gettid)), 10);
}

int usableCores() {
    int cores = static_cast<int>(std::thread::hardware_concurrency());
    cpu_set_t set;
    if (sched_getaffinity(0, sizeof set, &set) == 0) cores = CPU_COUNT(&set);
    std::ifstream quota("/sys/fs/cgroup/cpu.max");
    std::string allowed;
    double period = 0;
    if (quota >> allowed >> period && allowed != "max" && period > 0) {
        const double share = std::atof(allowed.c_str()) / period;
        cores = std::min(cores, static_cast<int>(std::ceil(share)));
    }
    return std::max(1, cores);
}

long long peakMemoryBytes() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return static_cast<long long>(usage.ru_maxrss) * 1024;
}

}  // namespace studio
