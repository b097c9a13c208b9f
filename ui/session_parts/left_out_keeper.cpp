// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/session_parts/left_out_keeper.h"

#include <deque>
#include <mutex>
#include <optional>
#include <utility>

namespace studio::ui {

/// What is to be kept, for whichever thread comes first: a superseded job still does what it finds.
struct LeftOutKeeper::Waiting {
    struct Change {
        std::filesystem::path opened;
        LeftOut paths;
        bool out = true;
    };
    std::mutex guard;    ///< of `changes` and `failed`
    std::mutex writing;  ///< one after another
    std::deque<Change> changes;
    std::optional<studio::Error> failed;  ///< the last one, until somebody is told

    std::optional<Change> next() {
        const std::lock_guard lock(guard);
        if (changes.empty()) return std::nullopt;
        Change first = std::move(changes.front());
        changes.pop_front();
        return first;
    }
    /// Gives what was to be said before.
    std::optional<studio::Error> say(std::optional<studio::Error> error) {
        const std::lock_guard lock(guard);
        return std::exchange(failed, std::move(error));
    }
};

LeftOutKeeper::LeftOutKeeper(QObject* parent) : QObject(parent), m_waiting(std::make_shared<Waiting>()) {}

void LeftOutKeeper::keep(const std::filesystem::path& opened, const LeftOut& paths, bool out) {
    {
        const std::lock_guard lock(m_waiting->guard);
        m_waiting->changes.push_back({opened, paths, out});
    }
    m_job.start(
        [this, waiting = m_waiting](std::stop_token, const Job::Post&) -> Job::Deliver {
            const std::lock_guard lock(waiting->writing);
            while (const auto change = waiting->next()) {
                try {
                    keepLeftOut(change->opened, change->paths, change->out);
                } catch (const studio::Error& error) {
                    waiting->say(error);
                }
            }
            return [this, waiting] {  // of a superseded job the next one says it
                if (const auto error = waiting->say(std::nullopt)) emit failed(*error);
            };
        },
        [this](const studio::Error& error) { emit failed(error); });
}

}  // namespace studio::ui
