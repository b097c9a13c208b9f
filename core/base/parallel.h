// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <functional>

namespace studio {

/// Calls work(0) .. work(count - 1), each once and in this order of beginning, on up to `threads` threads, the caller's
/// among them. What one of them throws ends it: nothing more is begun, and the first exception is thrown here once all
/// have ended.
void onThreads(int threads, std::size_t count, const std::function<void(std::size_t)>& work);

}  // namespace studio
