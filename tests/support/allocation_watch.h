// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <cstdlib>
#include <new>

#include <malloc.h>

/// Counts what operator new hands out, in a test program that includes this in its one source file.
namespace allocation_watch {
inline std::atomic<std::size_t> live{0}, highest{0};

inline void* take(std::size_t size) {
    void* block = std::malloc(size);
    if (!block) throw std::bad_alloc();
    const std::size_t now = live += ::malloc_usable_size(block);
    if (now > highest) highest = now;
    return block;
}

inline void give(void* block) {
    live -= ::malloc_usable_size(block);
    std::free(block);
}
}  // namespace allocation_watch

void* operator new(std::size_t size) {
    return allocation_watch::take(size);
}
// std::stable_sort takes its buffer this way; a sanitizer's own would not pair with the delete below.
void* operator new(std::size_t size, const std::nothrow_t&) noexcept {
    try {
        return allocation_watch::take(size);
    } catch (const std::bad_alloc&) {
        return nullptr;
    }
}
void operator delete(void* block) noexcept {
    allocation_watch::give(block);
}
void operator delete(void* block, std::size_t) noexcept {
    allocation_watch::give(block);
}

/// Bytes taken above what was live when it was made. One thread at a time.
class AllocationWatch {
public:
    AllocationWatch() : m_before(allocation_watch::live) { allocation_watch::highest = m_before; }
    std::size_t peak() const { return allocation_watch::highest - m_before; }

private:
    std::size_t m_before;
};
