// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/base/parallel.h"

#include <algorithm>
#include <cstddef>
#include <stop_token>

namespace studio {

/// work(first, end) over `count` rows, `block` of them at a time, on `threads` threads. Throws Cancelled, asked once
/// for each block. Internal to core/evaluation.
template <class Work>
void overRows(int threads, std::size_t count, std::size_t block, const std::stop_token& stop, const Work& work) {
    onThreads(threads, (count + block - 1) / block, [&](std::size_t index) {
        if (stop.stop_requested()) throw Error(ErrorCode::Cancelled);
        work(index * block, std::min(count, (index + 1) * block));
    });
}

}  // namespace studio
