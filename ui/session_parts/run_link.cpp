// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/session_parts/run_link.h"

#include "core/base/files.h"

#include <QMetaObject>

namespace studio::ui {

RunLink::RunLink(EngineSource engine, QObject* parent) : QObject(parent), m_engine(std::move(engine)) {}

RunLink::~RunLink() = default;  // the thread's destructor stops and joins; its last wakes find no object

void RunLink::start(TrainingRequest request) {
    if (m_thread) return;
    Changes changes;
    preparing.reset();
    validating.reset();
    lastEnd.reset();
    forgetWeights();
    m_stopAfterCheckpoint = false;
    if (!request.resume) {  // else they go on behind what show() has shown
        history = {};
        log = {};
    }
    changes.history = changes.log = changes.snapshot = changes.progress = true;
    setState(RunState::Preparing, changes);
    m_channel = std::make_shared<EventChannel>([this] {
        QMetaObject::invokeMethod(
            this, [this] { drain(); }, Qt::QueuedConnection);
    });
    m_thread = std::make_unique<TrainingThread>(std::move(request), m_engine, m_channel);
    announce(changes);
}

void RunLink::pause() {
    if (!m_thread) return;
    m_thread->control().requestPause();
    emit stateChanged();
}

void RunLink::resume() {
    if (!m_thread) return;
    m_thread->control().requestResume();
    emit stateChanged();
}

void RunLink::stop() {
    if (!m_thread) return;
    Changes changes;
    m_thread->control().requestStop();
    setState(RunState::Stopping, changes);
    announce(changes);
}

void RunLink::stopAfterCheckpoint(bool wanted) {
    m_stopAfterCheckpoint = wanted;
    if (wanted) resume();
}

bool RunLink::pausing() const {
    return m_thread && state != RunState::Paused && isLive(state) && m_thread->control().pauseRequested();
}

void RunLink::show(TrainingHistory read, RunState ended, const std::string& message, RunEvents events) {
    if (m_thread) return;
    history = std::move(read);
    log = std::move(events);
    forgetWeights();
    lastEnd.reset();
    state = isLive(ended) ? RunState::Stopped : ended;
    if (!isLive(ended) && ended != RunState::Idle)
        lastEnd = EndEvent{.outcome = state,
                           .bestEpoch = history.bestEpoch,
                           .bestTop1 = history.bestTop1,
                           .run = history.start.run,
                           .message = message};
    announce({.state = true, .history = true, .log = true, .snapshot = true});
}

void RunLink::forgetWeights() {
    live.reset();
    best.reset();
    liveAnswers.reset();
    bestAnswers.reset();
    liveEpoch = bestEpoch = 0;
}

void RunLink::drain() {
    if (!m_channel) return;
    Changes changes;
    for (const TrainingEvent& event : m_channel->drain()) take(event, changes);
    announce(changes);
}

void RunLink::take(const TrainingEvent& event, Changes& changes) {
    if (history.apply(event)) changes.history = true;
    if (log.apply(event, nowIso8601())) changes.log = true;
    if (const auto* stage = std::get_if<PreparingEvent>(&event)) {
        preparing = *stage;
        changes.progress = true;
    } else if (const auto* entered = std::get_if<StateEvent>(&event)) {
        pausedBecause = entered->why;
        setState(entered->state, changes);
    } else if (const auto* running = std::get_if<ValidatingEvent>(&event)) {
        validating = *running;
        changes.progress = true;
    } else if (const auto* done = std::get_if<EpochEvent>(&event)) {
        takeEpoch(*done, changes);
    } else if (std::holds_alternative<CheckpointEvent>(event)) {
        if (m_stopAfterCheckpoint && m_thread) m_thread->control().requestStop();
    } else if (const auto* found = std::get_if<ProblemEvent>(&event)) {
        emit problemFound(found->problem);
    } else if (const auto* end = std::get_if<EndEvent>(&event)) {
        takeEnd(*end, changes);
    }
}

void RunLink::takeEpoch(const EpochEvent& event, Changes& changes) {
    validating.reset();
    live = event.snapshot;
    liveAnswers = event.answers;
    liveEpoch = event.record.epoch;
    if (event.best) {
        best = event.snapshot;
        bestAnswers = event.answers;
        bestEpoch = event.record.epoch;
    }
    changes.progress = changes.snapshot = changes.epoch = true;
}

void RunLink::takeEnd(const EndEvent& event, Changes& changes) {
    lastEnd = event;
    preparing.reset();
    validating.reset();
    changes.progress = changes.end = true;
    setState(event.outcome, changes);
}

void RunLink::setState(RunState next, Changes& changes) {
    // A stop asked for here is shown at once; what the trainer said before it heard must not take that back.
    if (state == RunState::Stopping && isLive(next) && m_thread) return;
    if (next == state) return;
    state = next;
    if (state != RunState::Preparing) preparing.reset();
    changes.state = true;
}

void RunLink::announce(const Changes& changes) {
    // The last event has come, so the thread has nothing left to do and joining it does not block.
    if (changes.end) m_thread.reset();
    if (changes.history) emit historyChanged();
    if (changes.log) emit logChanged();
    if (changes.progress) emit progressChanged();
    if (changes.snapshot) emit snapshotChanged();
    if (changes.epoch) emit epochDone();
    if (changes.state || changes.end) emit stateChanged();
    if (changes.end) emit ended();
}

}  // namespace studio::ui
