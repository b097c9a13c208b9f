// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/base/job.h"

#include "core/base/process.h"

#include <QMetaObject>
#include <memory>

namespace studio::ui {

Job::Job(QObject* parent) : QObject(parent) {}

Job::~Job() {
    cancel();
    m_threads.clear();
}

void Job::start(Work work, Failed failed) {
    cancel();
    const int id = ++m_current;
    m_running = true;
    m_threads[id] = std::jthread([this, id, work = std::move(work), failed = std::move(failed)](std::stop_token stop) {
        lowerThreadPriority();
        const Post post = [this, id](Deliver what) {
            QMetaObject::invokeMethod(this, [this, id, what = std::move(what)] { deliver(id, what); });
        };
        Deliver last;
        try {
            last = work(stop, post);
        } catch (const studio::Error& error) {
            if (error.code() != ErrorCode::Cancelled && failed) last = [failed, error] { failed(error); };
        } catch (const std::exception& error) {
            const studio::Error bug(ErrorCode::Internal, {error.what()});
            if (failed) last = [failed, bug] { failed(bug); };
        }
        QMetaObject::invokeMethod(this, [this, id, last = std::move(last)] { finish(id, last); });
    });
}

void Job::cancel() {
    const auto current = m_threads.find(m_current);
    if (current != m_threads.end()) current->second.request_stop();
    ++m_current;
    m_running = false;
}

void Job::deliver(int id, const Deliver& what) {
    if (id == m_current && what) what();
}

void Job::finish(int id, const Deliver& what) {
    m_threads.erase(id);  // joins a thread that has nothing left to do
    if (id != m_current) return;
    m_running = false;
    if (what) what();
}

}  // namespace studio::ui
