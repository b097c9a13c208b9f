// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/run_summary.h"

#include "core/base/files.h"
#include "core/runs/run_rows.h"

#include <algorithm>
#include <cerrno>
#include <cstdio>

namespace studio {

namespace fs = std::filesystem;

namespace {

fs::path lastWeightsOf(const fs::path& folder) {
    return folder / "checkpoints" / "last.pth";
}

}  // namespace

std::string fileStamp(const fs::path& file) {
    std::error_code failed;
    const auto size = fs::file_size(file, failed);
    if (failed) return "-";
    const auto written = fs::last_write_time(file, failed).time_since_epoch().count();
    return std::to_string(size) + "@" + std::to_string(written);
}

std::string runStamp(const fs::path& folder) {
    std::string stamp = isLocked(folder) ? "locked" : "free";
    for (const fs::path& file : {folder / "run.json", folder / kEpochsFile, folder / "report.html"})
        stamp += " " + fileStamp(file);
    for (const KeptWeights& kept : keptWeights(folder)) stamp += " " + std::to_string(kept.epoch);
    return stamp + " " + bestWeightsOf(folder).filename().string();
}

fs::path bestWeightsOf(const fs::path& folder) {
    std::error_code ignored;
    for (const char* name : {"best.pth", "last.pth"}) {
        fs::path file = folder / "checkpoints" / name;
        if (fs::is_regular_file(file, ignored)) return file;
    }
    return {};
}

std::vector<KeptWeights> keptWeights(const fs::path& folder) {
    std::vector<KeptWeights> kept;
    std::error_code failed;
    for (fs::directory_iterator entry(folder / "checkpoints", failed), end; !failed && entry != end;
         entry.increment(failed)) {
        if (entry->path().extension() != ".pth") continue;  // epoch-003.pth.bak
        const std::string name = entry->path().filename().string();
        int epoch = 0;
        const bool numbered = std::sscanf(name.c_str(), "epoch-%d.pth", &epoch) == 1 && epoch > 0;
        if (numbered || name == "last.pth") kept.push_back({entry->path(), epoch});
    }
    std::sort(kept.begin(), kept.end(), [](const KeptWeights& a, const KeptWeights& b) {
        return (a.epoch == 0) != (b.epoch == 0) ? a.epoch == 0 : a.epoch > b.epoch;
    });
    return kept;
}

RunSummary readRunSummary(const fs::path& folder) {
    RunSummary run;
    run.folder = folder;
    run.stamp = runStamp(folder);
    std::error_code ignored;
    run.hasInfoFile = fs::exists(folder / "run.json", ignored);
    try {
        run.info = readRunInfo(folder);
        run.epochs = readEpochs(folder);
    } catch (const Error& error) {
        run.info.reset();
        run.problem = error;
    } catch (const std::exception& error) {
        run.info.reset();
        run.problem = Error(ErrorCode::NotARun, {pathToText(folder)}, error.what());
    }
    run.locked = isLocked(folder);
    run.weights = bestWeightsOf(folder);
    run.hasLast = fs::is_regular_file(lastWeightsOf(folder), ignored);
    run.kept = keptWeights(folder);
    run.hasReport = fs::is_regular_file(folder / "report.html", ignored);
    return run;
}

bool isInterrupted(const RunSummary& run) {
    return run.info && isLive(run.info->state) && !run.locked;
}

bool canGoOn(const RunSummary& run) {
    if (!run.info || run.locked || !run.hasLast) return false;
    return run.info->state == RunState::Stopped || isInterrupted(run);
}

std::vector<fs::path> runFolders() {
    std::vector<fs::path> folders;
    const fs::path home = runsHome();
    std::error_code failed;
    for (fs::directory_iterator entry(home, failed), end; !failed && entry != end; entry.increment(failed)) {
        std::error_code ignored;
        const bool hidden = entry->path().filename().native().starts_with('.');
        if (!hidden && entry->is_directory(ignored)) folders.push_back(entry->path());
    }
    if (failed.value() == EACCES) throw Error(ErrorCode::NoPermission, {pathToText(home)});
    if (failed) throw Error(ErrorCode::CannotRead, {pathToText(home), failed.message()});
    return folders;
}

}  // namespace studio
