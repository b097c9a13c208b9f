// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/evaluation/evaluation.h"
#include "core/training/events.h"
#include "core/training/settings.h"

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace studio {

/// run.json, as values.
struct RunInfo {
    std::filesystem::path folder;
    std::string name;         ///< of the data, for people
    std::string title, note;  ///< a person's own words on the run (describeRun); empty: none
    Settings settings;
    std::string preset;
    std::string dataPath;  ///< pathToText of what the user named
    std::string fingerprint;
    std::vector<std::string> classes;
    std::int64_t trainImages = 0, validationImages = 0;
    std::string device, precision;
    int threads = 0;
    std::vector<std::pair<std::string, std::string>> versions;  ///< "studio", "torch", ..
    RunState state = RunState::Preparing;
    std::string message;  ///< the end's sentence
    int bestEpoch = 0;
    double bestTop1 = 0;
    int epochsDone = 0;
    std::string started, ended;  ///< ISO 8601 UTC; ended empty while live
    double seconds = 0;          ///< of training
};

/// The folder of one run while it is written. Holds its lock (RUN/.lock, see run_lock.h) for its life. The trainer's
/// thread feeds it events before anybody else; batch rows are never merged. Throws DiskFull, CannotWrite.
class RunWriter {
public:
    /// A new folder: `out`, or runsHome()/YYYYMMDD-HHMMSS-NAME (a clash gets -2). Throws RunFolderNotEmpty.
    static std::unique_ptr<RunWriter> create(const std::optional<std::filesystem::path>& out, RunInfo info);
    /// An existing one, to go on after `step` steps and `epochs` whole epochs: later rows of the CSVs are cut off.
    /// Throws NotARun, RunFolderInUse.
    static std::unique_ptr<RunWriter> reopen(const std::filesystem::path& folder, std::int64_t step, int epochs);
    virtual ~RunWriter() = default;

    virtual void onEvent(const TrainingEvent& event) = 0;  ///< rows, events.jsonl, state
    virtual void updateInfo(const RunInfo& info) = 0;      ///< run.json, atomically
    virtual const RunInfo& info() const = 0;
    virtual std::filesystem::path folder() const = 0;
    virtual std::filesystem::path checkpointPath(const std::string& name) const = 0;  ///< checkpoints/NAME
    virtual void writePredictions(const std::vector<Prediction>& predictions,
                                  const std::vector<std::string>& classes) = 0;
    /// What report.html, which is written when the EndEvent comes, is to show: the best weights on the validation set.
    virtual void setReportPredictions(std::vector<Prediction> predictions) = 0;
    virtual void log(std::string_view line) = 0;  ///< log.txt, with the time
};

/// True when PATH holds a run.json of ours.
bool isRunFolder(const std::filesystem::path& path);
/// Throws NotARun. A live state without a live lock holder is *interrupted*: see isInterrupted.
RunInfo readRunInfo(const std::filesystem::path& folder);
bool isLocked(const std::filesystem::path& folder);
/// Gives a run a person's title and note: `title` and `note` of its run.json, which is otherwise left as it is; an
/// empty one is taken out. Throws NotARun, RunFolderInUse (while it is being written), NoPermission, DiskFull,
/// CannotWrite.
void describeRun(const std::filesystem::path& folder, const std::string& title, const std::string& note);
bool isInterrupted(const RunInfo& info);
std::vector<EpochRecord> readEpochs(const std::filesystem::path& folder);
std::vector<BatchEvent> readBatches(const std::filesystem::path& folder);
/// As predictions.csv has them: answers and their probabilities only.
struct PredictionRow {
    std::string path, truth, main, aux1, aux2;
    double mainP = 0, aux1P = 0, aux2P = 0;
};
std::vector<PredictionRow> readPredictions(const std::filesystem::path& folder);
/// All runs under runsHome(), newest first; folders that are no runs are passed over.
std::vector<RunInfo> listRuns();

/// RUN/report.html from what the folder holds: curves as inline SVG, confusion, worst mistakes (pictures embedded),
/// problems of the data, settings. One file that opens offline; in English, as the folder's other files are.
/// `predictions` are the best weights' on the validation set; empty where no epoch was validated. Throws NotARun,
/// DiskFull, CannotWrite.
void writeReport(const std::filesystem::path& folder, const std::vector<Prediction>& predictions);

}  // namespace studio
