// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/run_events.h"

#include "core/base/files.h"
#include "core/runs/run_rows.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <optional>

namespace studio {

namespace fs = std::filesystem;
using Kind = RunEvent::Kind;

namespace {

std::optional<Kind> kindOf(RunState state) {
    if (state == RunState::Running) return Kind::Running;
    if (state == RunState::Paused) return Kind::Paused;
    if (state == RunState::Stopping) return Kind::Stopping;
    return std::nullopt;
}

RunEvent entryOfKind(Kind kind) {
    RunEvent entry;
    entry.kind = kind;
    return entry;
}

/// Events that become an entry; the time and place are filled in afterwards.
struct Maker {
    std::optional<RunEvent> operator()(const StartEvent& event) const {
        RunEvent entry = entryOfKind(event.stepsDone > 0 ? Kind::Resumed : Kind::Started);
        entry.firstEpoch = event.firstEpoch;
        entry.device = event.device;
        entry.precision = precisionName(event.precision);
        entry.threads = event.threads;
        entry.notes = event.notes;
        return entry;
    }
    std::optional<RunEvent> operator()(const StateEvent& event) const {
        const std::optional<Kind> kind = kindOf(event.state);
        if (!kind) return std::nullopt;
        RunEvent entry = entryOfKind(*kind);
        if (event.why) entry.message = event.why->what();
        return entry;
    }
    std::optional<RunEvent> operator()(const CheckpointEvent& event) const {
        RunEvent entry = entryOfKind(Kind::Checkpoint);
        entry.files = {event.path.filename().string()};
        entry.best = event.best;
        return entry;
    }
    std::optional<RunEvent> operator()(const ProblemEvent& event) const {
        RunEvent entry = entryOfKind(Kind::Problem);
        entry.problem = event.problem;
        return entry;
    }
    std::optional<RunEvent> operator()(const EndEvent& event) const {
        RunEvent entry = entryOfKind(Kind::Ended);
        entry.outcome = event.outcome;
        entry.message = event.message;
        return entry;
    }
    template <class Other>
    std::optional<RunEvent> operator()(const Other&) const {
        return std::nullopt;
    }
};

ProblemKind problemKindOf(const std::string& name) {
    for (int kind = 0; kind <= static_cast<int>(ProblemKind::WrongEnding); ++kind)
        if (problemName(static_cast<ProblemKind>(kind)) == name) return static_cast<ProblemKind>(kind);
    return ProblemKind::Unreadable;
}

std::optional<RunEvent> entryOf(const nlohmann::json& line) {
    const auto text = [&](const char* key) { return line.value(key, std::string()); };
    const std::string event = text("event");
    std::optional<RunEvent> entry = RunEvent{};
    if (event == "start") {
        entry->firstEpoch = line.value("first_epoch", 1);
        entry->kind = line.value("step", std::int64_t{0}) > 0 ? Kind::Resumed : Kind::Started;
        entry->device = text("device");
        entry->precision = text("precision");
        entry->threads = line.value("threads", 0);
        entry->notes = line.value("notes", std::vector<std::string>());
    } else if (event == "state") {
        const std::optional<Kind> kind = kindOf(runStateFromName(text("state")).value_or(RunState::Idle));
        if (!kind) return std::nullopt;
        entry->kind = *kind;
        entry->message = text("message");
    } else if (event == "checkpoint") {
        entry->kind = Kind::Checkpoint;
        entry->files = {fs::path(text("path")).filename().string()};
        entry->best = line.value("best", false);
    } else if (event == "problem") {
        entry->kind = Kind::Problem;
        entry->problem = {problemKindOf(text("kind")), text("path"), text("message")};
    } else if (event == "end") {
        entry->kind = Kind::Ended;
        entry->outcome = runStateFromName(text("outcome")).value_or(RunState::Failed);
        entry->message = text("message");
    } else {
        return std::nullopt;
    }
    entry->time = text("time");
    entry->epoch = line.value("epoch", 0);
    entry->step = line.value("step", std::int64_t{0});
    return entry;
}

}  // namespace

bool RunEvents::apply(const TrainingEvent& event, const std::string& time) {
    if (const auto* start = std::get_if<StartEvent>(&event)) {
        // What was written after the checkpoint it goes on from is done again.
        std::erase_if(entries,
                      [&](const RunEvent& entry) { return start->stepsDone == 0 || entry.step > start->stepsDone; });
        m_epoch = start->firstEpoch - 1;
        m_step = start->stepsDone;
    } else if (const auto* batch = std::get_if<BatchEvent>(&event)) {
        m_epoch = batch->epoch;
        m_step = batch->step;
    }
    std::optional<RunEvent> entry = std::visit(Maker{}, event);
    if (!entry) return false;
    entry->time = time;
    entry->epoch = m_epoch;
    entry->step = m_step;
    const std::size_t before = entries.size();
    add(std::move(*entry));
    return entries.size() != before || entries.back().kind == Kind::Checkpoint;
}

void RunEvents::add(RunEvent entry) {
    RunEvent* last = entries.empty() ? nullptr : &entries.back();
    const bool justStarted = last && (last->kind == Kind::Started || last->kind == Kind::Resumed);
    if (entry.kind == Kind::Running && justStarted) return;
    if (last && entry.kind == Kind::Checkpoint && last->kind == Kind::Checkpoint && last->step == entry.step) {
        last->files.insert(last->files.end(), entry.files.begin(), entry.files.end());
        last->best = last->best || entry.best;
        return;
    }
    entries.push_back(std::move(entry));
}

RunEvents readRunEvents(const fs::path& folder) {
    RunEvents log;
    std::error_code ignored;
    if (!fs::exists(folder / kEventsFile, ignored)) return log;
    const std::string text = readTextFile(folder / kEventsFile);
    for (std::size_t from = 0; from < text.size();) {
        const std::size_t end = std::min(text.find('\n', from), text.size());
        const nlohmann::json line =
            nlohmann::json::parse(text.begin() + static_cast<std::ptrdiff_t>(from),
                                  text.begin() + static_cast<std::ptrdiff_t>(end), nullptr, false);
        from = end + 1;
        if (!line.is_object()) continue;
        try {
            if (std::optional<RunEvent> entry = entryOf(line)) log.add(std::move(*entry));
        } catch (const nlohmann::json::exception&) {  // a key of another type
        }
    }
    return log;
}

}  // namespace studio
