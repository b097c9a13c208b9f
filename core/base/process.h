// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>

namespace studio {

/// Call first thing in main(), before any thread. Keeps large blocks in the heap instead of giving them back to the
/// kernel after every training step (glibc: M_MMAP_MAX, M_TRIM_THRESHOLD, M_TOP_PAD, M_ARENA_MAX; measured x1.2 to
/// x1.7), and lets LibTorch's threads sleep soon when they wait for each other, unless the environment says how
/// (libgomp spins for milliseconds; beside another busy thread such as a picture decoder, training is x1.3 faster
/// without).
void tuneAllocator();

/// Gives what is free in the heap back to the kernel, which tuneAllocator() keeps from happening by itself: between two
/// large pieces of work, not after each step of one.
void giveBackMemory();

/// Writing beyond the file size that `ulimit -f` allows then fails with a sentence, as on a full disk, instead of
/// ending the program.
void surviveFileSizeLimit();

/// Ends the process with this exit code after `most`, should it still be there: nothing else ends a thread whose read a
/// network drive holds. For a program that has only to go.
void endWithin(std::chrono::milliseconds most, int code);

/// Makes the calling thread (and those it starts later) yield to the window: nice 10 on Linux.
void lowerThreadPriority();
/// Asks for the calling thread alone, which mostly waits, to be run as soon as it is woken: by a short time slice,
/// which Linux knows since 6.12. False: this system has none, and the thread is run as before.
bool wakePromptly();

/// Cores this process may use (affinity mask and cgroup quota respected), at least 1.
int usableCores();

/// How large this process may grow, in bytes: what it has and what is free.
long long memoryLimitBytes();
/// The part of that which is no matter of other programs: cgroups, beyond which the kernel ends a process, and
/// `ulimit -v`, beyond which oneDNN 2.6 crashes. The largest number where there is none.
long long hardMemoryLimitBytes();

/// Peak resident memory of this process in bytes.
long long peakMemoryBytes();

}  // namespace studio
