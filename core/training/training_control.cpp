// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/trainer.h"

namespace studio {

void TrainingControl::requestPause() {
    const std::lock_guard lock(m_mutex);
    m_paused = true;
    m_break.request_stop();
}

void TrainingControl::requestResume() {
    const std::lock_guard lock(m_mutex);
    if (m_paused && !m_stop.stop_requested()) m_break = std::stop_source();
    m_paused = false;
    m_changed.notify_all();
}

void TrainingControl::requestStop() {
    const std::lock_guard lock(m_mutex);
    m_stop.request_stop();
    m_break.request_stop();
    m_changed.notify_all();
}

bool TrainingControl::pauseRequested() const {
    const std::lock_guard lock(m_mutex);
    return m_paused;
}

std::stop_token TrainingControl::breakToken() const {
    const std::lock_guard lock(m_mutex);
    return m_break.get_token();
}

void TrainingControl::waitWhilePaused() {
    std::unique_lock lock(m_mutex);
    m_changed.wait(lock, [this] { return !m_paused || m_stop.stop_requested(); });
}

void TrainingControl::waitForStop(std::chrono::milliseconds most) {
    std::unique_lock lock(m_mutex);
    m_changed.wait_for(lock, most, [this] { return m_stop.stop_requested(); });
}

}  // namespace studio
