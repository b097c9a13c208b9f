// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/process.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <csignal>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <limits>
#include <optional>
#include <string>
#include <thread>

#include <malloc.h>
#include <sched.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace studio {
namespace {

constexpr long long kNoLimit = std::numeric_limits<long long>::max();

/// The number after `key` in a file of lines "key number ..".
std::optional<long long> numberIn(const std::filesystem::path& file, const std::string& key) {
    std::ifstream lines(file);
    for (std::string name, rest; lines >> name && std::getline(lines, rest);)
        if (name == key) return std::atoll(rest.c_str());
    return std::nullopt;
}

/// The file's only number; none where it says "max".
std::optional<long long> numberIn(const std::filesystem::path& file) {
    std::ifstream text(file);
    long long number = 0;
    if (text >> number) return number;
    return std::nullopt;
}

/// Where a version of cgroups says what memory it allows.
struct CgroupFiles {
    const char* line;  ///< what follows the number in /proc/self/cgroup, before the group's path
    const char* root;
    const char* limit;
    const char* used;
    /// Keys in memory.stat: files that were read and can be forgotten count as used.
    std::array<const char*, 2> forgettable;
};
constexpr CgroupFiles kCgroups[] = {
    {"::/", "/sys/fs/cgroup", "memory.max", "memory.current", {"inactive_file", "active_file"}},
    {":memory:/",
     "/sys/fs/cgroup/memory",
     "memory.limit_in_bytes",
     "memory.usage_in_bytes",
     {"total_inactive_file", "total_active_file"}},
};

/// What this process's group and those around it still allow.
long long freeIn(const CgroupFiles& files) {
    std::ifstream own("/proc/self/cgroup");
    const std::string start = files.line;
    std::string line;
    while (std::getline(own, line) && line.find(start) == std::string::npos) {
    }
    if (line.find(start) == std::string::npos) return kNoLimit;
    long long free = kNoLimit;
    for (std::filesystem::path group = line.substr(line.find(start) + start.size());; group = group.parent_path()) {
        const std::filesystem::path folder = files.root / group;
        const auto limit = numberIn(folder / files.limit), used = numberIn(folder / files.used);
        long long forgettable = 0;
        for (const char* key : files.forgettable) forgettable += numberIn(folder / "memory.stat", key).value_or(0);
        // The first version has no word for "none", and writes the largest number of whole pages.
        if (limit && used && *limit < kNoLimit / 2) free = std::min(free, *limit - *used + forgettable);
        if (group.empty()) return free;
    }
}

struct OwnMemory {
    long long addresses = 0, resident = 0;  ///< bytes
};
OwnMemory ownMemory() {
    OwnMemory own;
    std::ifstream("/proc/self/statm") >> own.addresses >> own.resident;
    const auto page = static_cast<long long>(sysconf(_SC_PAGESIZE));
    return {own.addresses * page, own.resident * page};
}

long long withOwn(long long free) {
    return free == kNoLimit ? kNoLimit : std::max(0LL, free) + ownMemory().resident;
}

}  // namespace

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

void giveBackMemory() {
#if defined(__GLIBC__)
    malloc_trim(0);
#endif
}

void surviveFileSizeLimit() {
    std::signal(SIGXFSZ, SIG_IGN);  // write(2) then says EFBIG
}

void endWithin(std::chrono::milliseconds most, int code) {
    std::thread([most, code] {
        std::this_thread::sleep_for(most);
        _exit(code);
    }).detach();
}

void lowerThreadPriority() {
    // On Linux a nice value belongs to a thread, and threads it starts inherit it.
    setpriority(PRIO_PROCESS, static_cast<id_t>(syscall(SYS_gettid)), 10);
}

bool wakePromptly() {
    /// The first fields of linux/sched/types.h's sched_attr, which older headers of the C library lack.
    struct Attributes {
        std::uint32_t size, policy;
        std::uint64_t flags;
        std::int32_t nice;
        std::uint32_t priority;
        std::uint64_t runtime, deadline, period;
    };
    constexpr std::uint64_t kResetOnFork = 1;       // threads that it starts have the usual slice
    constexpr std::uint64_t kSliceNanos = 100'000;  // the least there is; usual are 3 ms
    Attributes now{};
    if (syscall(SYS_sched_getattr, 0, &now, sizeof now, 0) != 0 || now.policy != SCHED_OTHER) return false;
    Attributes wanted{sizeof wanted, SCHED_OTHER, kResetOnFork, now.nice, 0, kSliceNanos, 0, 0};
    if (syscall(SYS_sched_setattr, 0, &wanted, 0) != 0) return false;
    return syscall(SYS_sched_getattr, 0, &now, sizeof now, 0) == 0 && now.runtime == kSliceNanos;
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

long long memoryLimitBytes() {
    constexpr long long kKibi = 1024;
    const auto available = numberIn("/proc/meminfo", "MemAvailable:");
    return std::min(hardMemoryLimitBytes(), withOwn(available ? *available * kKibi : kNoLimit));
}

long long hardMemoryLimitBytes() {
    // Reserved and never used: what malloc asks for ahead, gaps, code that is made while it runs.
    constexpr long long kUnusedAddresses = 450'000'000;
    long long free = kNoLimit;
    for (const CgroupFiles& files : kCgroups) free = std::min(free, freeIn(files));
    rlimit limit{};
    if (getrlimit(RLIMIT_AS, &limit) == 0 && limit.rlim_cur != RLIM_INFINITY)
        free = std::min(free, static_cast<long long>(limit.rlim_cur) - ownMemory().addresses - kUnusedAddresses);
    return withOwn(free);
}

long long peakMemoryBytes() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return static_cast<long long>(usage.ru_maxrss) * 1024;
}

}  // namespace studio
