// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <chrono>
#include <condition_variable>
#include <exception>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <stop_token>
#include <thread>
#include <utility>
#include <vector>

namespace studio {

/// Threads that read files. A network drive that does not answer holds a read for minutes, nothing ends it from
/// outside, and who joined such a thread would be held with it. So these are given up when they do not end within a
/// fifth of a second of being asked to: the work shares the ownership of all it touches, and the thread ends by itself
/// one day.
class Workers {
public:
    using Work = std::function<void(std::stop_token)>;

    /// `count` threads that each call `work`, which must not throw and must own what it uses.
    Workers(int count, Work work);
    ~Workers();

    /// Waits until all have ended; once `stop` is requested, a fifth of a second longer at most. False: some have not.
    bool wait(std::stop_token stop);
    /// Waits for `most` at most, and not after `stop` was requested.
    bool waitFor(std::chrono::milliseconds most, std::stop_token stop = {});

private:
    struct Alive {
        std::mutex mutex;
        std::condition_variable_any changed;
        int count = 0;
    };
    std::shared_ptr<Alive> m_alive = std::make_shared<Alive>();
    std::vector<std::jthread> m_threads;
};

/// What `work` returns or throws, called on a thread of its own. Throws Cancelled when `stop` was requested and it did
/// not end soon after: it must own what it uses, as in Workers.
template <class Result>
Result callAndMayLeave(std::stop_token stop, std::function<Result()> work) {
    struct Outcome {
        std::optional<Result> value;
        std::exception_ptr failure;
    };
    const auto outcome = std::make_shared<Outcome>();
    Workers one(1, [outcome, work = std::move(work)](const std::stop_token&) {
        try {
            outcome->value = work();
        } catch (...) {
            outcome->failure = std::current_exception();
        }
    });
    if (!one.wait(std::move(stop))) throw Error(ErrorCode::Cancelled);
    if (outcome->failure) std::rethrow_exception(outcome->failure);
    return std::move(*outcome->value);
}

}  // namespace studio
