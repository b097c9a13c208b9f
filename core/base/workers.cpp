// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/workers.h"

namespace studio {
namespace {

constexpr std::chrono::milliseconds kGrace{200};

}  // namespace

Workers::Workers(int count, Work work) {
    m_alive->count = count;
    for (int i = 0; i < count; ++i)
        m_threads.emplace_back([alive = m_alive, work](std::stop_token stop) mutable {
            work(std::move(stop));
            work = nullptr;  // with it goes what it owns, before anybody hears of the end
            {
                const std::scoped_lock lock(alive->mutex);
                --alive->count;
            }
            alive->changed.notify_all();
        });
}

Workers::~Workers() {
    for (std::jthread& thread : m_threads) thread.request_stop();
    if (waitFor(kGrace)) return;  // they are joined
    for (std::jthread& thread : m_threads) thread.detach();
}

bool Workers::wait(std::stop_token stop) {
    {
        std::unique_lock lock(m_alive->mutex);
        if (m_alive->changed.wait(lock, std::move(stop), [this] { return m_alive->count == 0; })) return true;
    }
    return waitFor(kGrace);
}

bool Workers::waitFor(std::chrono::milliseconds most, std::stop_token stop) {
    std::unique_lock lock(m_alive->mutex);
    return m_alive->changed.wait_for(lock, std::move(stop), most, [this] { return m_alive->count == 0; });
}

}  // namespace studio
