// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/file_writing.h"
#include "core/base/files.h"
#include "core/base/text.h"
#include "core/runs/run_folder.h"
#include "core/runs/run_info.h"
#include "core/runs/run_lock.h"
#include "core/runs/run_log.h"
#include "core/runs/run_place.h"
#include "core/runs/run_rows.h"

#include <nlohmann/json.hpp>
#include <set>
#include <sstream>

namespace studio {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

namespace {

/// The row's first column, or its second.
std::int64_t columnOf(std::string_view line, int column) {
    for (; column > 0; --column) line.remove_prefix(std::min(line.size(), line.find(',') + 1));
    return std::strtoll(std::string(line.substr(0, line.find(','))).c_str(), nullptr, 10);
}

std::int64_t stepOf(std::string_view jsonLine) {
    const nlohmann::json json = nlohmann::json::parse(jsonLine, nullptr, false);
    return json.is_object() ? json.value("step", std::int64_t{0}) : std::numeric_limits<std::int64_t>::max();
}

using ProblemKey = std::pair<std::string, std::string>;  ///< kind, path

std::set<ProblemKey> problemsNoted(const fs::path& events) {
    std::set<ProblemKey> noted;
    std::error_code failed;
    std::istringstream lines(fs::exists(events, failed) ? readTextFile(events) : std::string());
    for (std::string line; std::getline(lines, line);) {
        const nlohmann::json json = nlohmann::json::parse(line, nullptr, false);
        const auto text = [&](const char* key) {
            const auto found = json.is_object() ? json.find(key) : json.end();
            return found != json.end() && found->is_string() ? found->get<std::string>() : std::string();
        };
        if (text("event") == "problem") noted.emplace(text("kind"), text("path"));
    }
    return noted;
}

class FolderWriter final : public RunWriter {
public:
    FolderWriter(std::unique_ptr<RunLock> lock, RunInfo info, std::int64_t step)
        : m_lock(std::move(lock)),
          m_info(std::move(info)),
          m_step(step),
          m_epoch(m_info.epochsDone),
          m_noted(problemsNoted(m_info.folder / kEventsFile)),
          m_metrics(open(kMetricsFile, kMetricsHeader)),
          m_epochs(open(kEpochsFile, kEpochsHeader)),
          m_events(m_info.folder / kEventsFile),
          m_log(m_info.folder) {
        saveInfo();
    }

    void onEvent(const TrainingEvent& event) override {
        std::visit([this](const auto& happened) { take(happened); }, event);
    }

    void updateInfo(const RunInfo& info) override {
        const fs::path kept = m_info.folder;
        m_info = info;
        m_info.folder = kept;
        saveInfo();
    }

    const RunInfo& info() const override { return m_info; }
    fs::path folder() const override { return m_info.folder; }
    fs::path checkpointPath(const std::string& name) const override { return m_info.folder / "checkpoints" / name; }

    void writePredictions(const std::vector<Prediction>& predictions,
                          const std::vector<std::string>& classes) override {
        std::string text = kPredictionsHeader;
        for (const Prediction& prediction : predictions) text += predictionRow(prediction, classes);
        writeFileAtomically(m_info.folder / kPredictionsFile, std::string_view(text));
    }

    void setReportPredictions(std::vector<Prediction> predictions) override { m_best = std::move(predictions); }

    void log(std::string_view line) override { m_log.write(RunLog::Level::Warning, line); }

private:
    using Level = RunLog::Level;

    void take(const PreparingEvent&) {}
    void take(const ValidatingEvent&) {}

    // A row is written when it comes: a system call a batch costs nothing beside the batch, and kill -9 loses none.
    void take(const BatchEvent& batch) {
        m_epoch = batch.epoch;
        m_step = batch.step;
        m_info.seconds = std::max(m_info.seconds, batch.seconds);
        m_metrics.append(metricsRow(batch));
    }

    void take(const StateEvent& change) {
        m_info.state = change.state;
        Json line{{"state", std::string(runStateName(change.state))}};
        if (change.why) line["message"] = change.why->what();
        note("state", line);
        if (change.why) m_log.write(Level::Warning, change.why->what());
        saveInfo();
    }

    void take(const StartEvent& start) {
        m_info.device = start.device;
        m_info.precision = std::string(precisionName(start.precision));
        m_info.threads = start.threads;
        m_info.trainImages = start.trainImages;
        m_info.validationImages = start.validationImages;
        m_info.classes = start.classes;
        Json line{{"first_epoch", start.firstEpoch},
                  {"epochs", start.epochs},
                  {"device", start.device},
                  {"precision", m_info.precision},
                  {"threads", start.threads}};
        if (!start.notes.empty()) line["notes"] = start.notes;
        note("start", std::move(line));
        m_log.write(Level::Info, "start: " + std::to_string(start.trainImages) + " training and " +
                                     std::to_string(start.validationImages) + " validation pictures, " + start.device +
                                     ", " + m_info.precision + ", " + std::to_string(start.threads) + " threads");
        saveInfo();
    }

    void take(const EpochEvent& epoch) {
        const EpochRecord& record = epoch.record;
        m_epochs.append(epochRow(record));
        m_info.epochsDone = record.epoch;
        if (epoch.best) {
            m_info.bestEpoch = record.epoch;
            m_info.bestTop1 = record.validationTop1;
        }
        m_log.write(Level::Info, "epoch " + std::to_string(record.epoch) + ": training loss " +
                                     numberText(record.train.total) + ", validation " +
                                     numberText(record.validation.total) + ", top-1 " +
                                     numberText(record.validationTop1) + (epoch.best ? " (best)" : ""));
        sync();
        saveInfo();
    }

    void take(const CheckpointEvent& checkpoint) {
        const std::string path = pathToText(checkpoint.path.lexically_proximate(m_info.folder));
        note("checkpoint", {{"path", path}, {"best", checkpoint.best}});
        sync();
    }

    void take(const ProblemEvent& event) {
        const Problem& problem = event.problem;
        // A resumed run tells its data's problems again.
        if (!m_noted.emplace(problemName(problem.kind), problem.path).second) return;
        note("problem", {{"kind", std::string(problemName(problem.kind))},
                         {"path", problem.path},
                         {"used", isUsed(problem.kind)},
                         {"message", problem.message}});
        m_log.write(Level::Warning, "problem: " + problem.path + ": " + problem.message);
    }

    void take(const EndEvent& end) {
        m_info.state = end.outcome;
        m_info.message = end.message;
        m_info.ended = nowIso8601();
        if (end.bestEpoch > 0) {
            m_info.bestEpoch = end.bestEpoch;
            m_info.bestTop1 = end.bestTop1;
        }
        note("end", {{"outcome", std::string(runStateName(end.outcome))}, {"message", end.message}});
        const Level level = end.error ? Level::Error : Level::Info;
        m_log.write(level, std::string(runStateName(end.outcome)) + ": " + end.message);
        if (end.error && !end.error->detail().empty()) m_log.write(level, end.error->detail());
        sync();
        saveInfo();
        report();
    }

    /// After run.json, from which it takes how the run ended. The run is whole without it.
    void report() {
        try {
            writeReport(m_info.folder, m_best);
        } catch (const Error& error) {
            log(error.what());
        }
    }

    void note(const char* event, const Json& facts) {
        Json line{{"time", nowIso8601()}, {"epoch", m_epoch}, {"step", m_step}, {"event", event}};
        line.update(facts);
        m_events.append(line.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n");
    }

    void sync() {
        m_metrics.sync();
        m_epochs.sync();
        m_events.sync();
    }

    void saveInfo() { writeFileAtomically(m_info.folder / "run.json", std::string_view(runInfoToText(m_info))); }

    LineFile open(const char* name, const char* header) const {
        const fs::path path = m_info.folder / name;
        LineFile file(path);
        if (fs::file_size(path) == 0) file.append(header);
        return file;
    }

    std::unique_ptr<RunLock> m_lock;
    RunInfo m_info;
    std::int64_t m_step;
    int m_epoch;
    std::set<ProblemKey> m_noted;  ///< problems that events.jsonl has
    std::vector<Prediction> m_best;
    LineFile m_metrics, m_epochs, m_events;
    RunLog m_log;
};

}  // namespace

std::unique_ptr<RunWriter> RunWriter::create(const std::optional<fs::path>& out, RunInfo info) {
    info.folder = out ? claimFolder(*out) : newRunFolder(info.name);
    auto lock = std::make_unique<RunLock>(info.folder);
    requireEmpty(info.folder);
    createFolder(info.folder / "checkpoints");
    if (info.started.empty()) info.started = nowIso8601();
    return std::make_unique<FolderWriter>(std::move(lock), std::move(info), 0);
}

std::unique_ptr<RunWriter> RunWriter::reopen(const fs::path& named, std::int64_t step, int epochs) {
    const fs::path folder = wholePath(named);
    RunInfo info = readRunInfo(folder);
    auto lock = std::make_unique<RunLock>(folder);
    removeUnfinished(folder);
    removeUnfinished(folder / "checkpoints");
    cutLines(folder / kMetricsFile, 1, [&](std::string_view line) { return columnOf(line, 1) <= step; });
    cutLines(folder / kEpochsFile, 1, [&](std::string_view line) { return columnOf(line, 0) <= epochs; });
    cutLines(folder / kEventsFile, 0, [&](std::string_view line) { return stepOf(line) <= step; });
    cutLines(folder / RunLog::kFileName, 0, [](std::string_view) { return true; });
    createFolder(folder / "checkpoints");
    info.epochsDone = epochs;
    info.ended.clear();
    info.message.clear();
    if (info.bestEpoch > epochs) {
        info.bestEpoch = 0;  // its row is gone; the trainer says it again from the checkpoint
        info.bestTop1 = 0;
    }
    return std::make_unique<FolderWriter>(std::move(lock), std::move(info), step);
}

}  // namespace studio
