// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/batch_loader.h"
#include "core/runs/run_folder.h"
#include "core/training/events.h"

#include <filesystem>
#include <memory>
#include <set>
#include <string>
#include <utility>

namespace studio {

/// Where the events of one run go: its folder first, then the caller's sink. Trainer's thread.
class RunReporter {
public:
    explicit RunReporter(EventSink& sink) : m_sink(sink) {}

    void attach(std::shared_ptr<RunWriter> writer) { m_writer = std::move(writer); }
    std::filesystem::path folder() const;  ///< empty before a writer is attached
    void emit(const TrainingEvent& event);
    /// To the sink even when the folder can't take it (a full disk): the last word must be heard.
    void emitLast(const EndEvent& event) noexcept;
    /// A live state; nothing when it is the present one. The way there must be in the table.
    void enter(RunState state, std::optional<Error> why = {});
    RunState state() const { return m_state; }
    /// Each problem of a picture is told once in a run, whatever loader finds it; one that was used so far (a
    /// duplicate) may turn out to be unreadable.
    BatchLoader::ProblemReport problemReport();
    void log(const std::string& line) noexcept;

private:
    EventSink& m_sink;
    std::shared_ptr<RunWriter> m_writer;
    RunState m_state = RunState::Idle;
    std::set<std::pair<ProblemKind, std::string>> m_told;
};

}  // namespace studio
