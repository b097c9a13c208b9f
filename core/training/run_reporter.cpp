// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/run_reporter.h"

namespace studio {

std::filesystem::path RunReporter::folder() const {
    return m_writer ? m_writer->folder() : std::filesystem::path();
}

void RunReporter::emit(const TrainingEvent& event) {
    if (m_writer) m_writer->onEvent(event);
    m_sink.onEvent(event);
}

void RunReporter::emitLast(const EndEvent& event) noexcept {
    m_state = event.outcome;
    try {
        if (m_writer) m_writer->onEvent(event);
    } catch (...) {  // the folder then still says a live state without a lock: interrupted, and can be resumed
    }
    m_writer.reset();
    try {
        m_sink.onEvent(event);
    } catch (...) {  // it is returned to the caller as well
    }
}

void RunReporter::enter(RunState state, std::optional<Error> why) {
    if (state == m_state) return;
    if (!isTransition(m_state, state)) {
        throw Error(ErrorCode::Internal,
                    {std::string(runStateName(m_state)) + " can't become " + std::string(runStateName(state))});
    }
    m_state = state;
    emit(StateEvent{state, std::move(why)});
}

BatchLoader::ProblemReport RunReporter::problemReport() {
    return [this](const Problem& problem) {
        if (m_told.emplace(problem.kind, problem.path).second) emit(ProblemEvent{problem});
    };
}

void RunReporter::log(const std::string& line) noexcept {
    try {
        if (m_writer) m_writer->log(line);
    } catch (...) {  // a log that can't be written is no reason to lose anything else
    }
}

}  // namespace studio
