// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/prepare_run.h"

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/process.h"
#include "core/base/text.h"
#include "core/base/workers.h"
#include "core/data/decoder_versions.h"
#include "core/runs/checkpoint_split.h"
#include "core/runs/data_list.h"
#include "core/training/fitted_batch.h"
#include "core/training/needs.h"
#include "core/training/resume_point.h"
#include "core/training/starting_weights.h"

#include <algorithm>
#include <mutex>

namespace studio {
namespace {

namespace fs = std::filesystem;
using Stage = PreparingEvent::Stage;

/// What the folder says later, said before anything long begins.
void requireFreeFolder(const fs::path& folder) {
    std::error_code ignored;
    const bool free =
        !fs::exists(folder, ignored) || (fs::is_directory(folder, ignored) && fs::is_empty(folder, ignored));
    if (!free) throw Error(ErrorCode::RunFolderNotEmpty, {pathToText(folder)});
}

/// Where the reading of the data says how far it is: it does so from threads of its own, and may outlive the run.
class ReadingReporter {
public:
    explicit ReadingReporter(RunReporter& to) : m_to(&to) {}
    void emit(Stage stage, std::int64_t done, std::int64_t total) {
        const std::lock_guard lock(m_mutex);
        if (m_to) m_to->emit(PreparingEvent{stage, done, total});
    }
    void leave() {
        const std::lock_guard lock(m_mutex);
        m_to = nullptr;
    }

private:
    std::mutex m_mutex;
    RunReporter* m_to;
};

Progress progressOf(Stage stage, const std::shared_ptr<ReadingReporter>& reporter) {
    return [stage, reporter](std::int64_t done, std::int64_t total) { reporter->emit(stage, done, total); };
}

/// What is read, as a thread of its own needs it.
struct DataWanted {
    fs::path path;
    SplitSettings split;
    std::optional<fs::path> leaveOutList;
};

std::shared_ptr<const PreparedData> listAndCheck(DataWanted wanted, const std::shared_ptr<ReadingReporter>& reporter,
                                                 const std::stop_token& stop) {
    reporter->emit(Stage::Listing, 0, 0);
    auto set = std::make_shared<const DataSet>(listDataSet(wanted.path, stop, progressOf(Stage::Listing, reporter)));
    if (wanted.leaveOutList) wanted.split.leaveOut = readLeaveOut(*wanted.leaveOutList, *set);
    reporter->emit(Stage::Hashing, 0, static_cast<std::int64_t>(set->items.size()));
    const CheckReport report = checkDataSet(
        *set, {.depth = CheckDepth::Hashes, .stop = stop, .progress = progressOf(Stage::Hashing, reporter)});
    return std::make_shared<const PreparedData>(prepareData(set, report, wanted.split));
}

/// A stop ends it even when the drive does not answer.
std::shared_ptr<const PreparedData> readData(const DataWanted& wanted, RunReporter& reporter,
                                             TrainingControl& control) {
    const auto told = std::make_shared<ReadingReporter>(reporter);
    try {
        return callAndMayLeave<std::shared_ptr<const PreparedData>>(
            control.stopToken(),
            [wanted, told, stop = control.stopToken()] { return listAndCheck(wanted, told, stop); });
    } catch (...) {
        told->leave();
        throw;
    }
}

std::string nameOf(const fs::path& data) {
    const fs::path whole = fs::absolute(data).lexically_normal();
    const fs::path last = whole.has_filename() ? whole : whole.parent_path();
    return pathToText(last.filename());
}

RunInfo infoOf(const TrainingRequest& request, const RunContext& run) {
    RunInfo info;
    info.name = nameOf(request.data);
    info.settings = run.settings;
    info.preset = request.preset;
    info.dataPath = pathToText(fs::absolute(request.data).lexically_normal());
    info.fingerprint = run.data->fingerprint;
    info.classes = run.data->classes;
    info.trainImages = static_cast<std::int64_t>(run.trainItems.size());
    info.validationImages = static_cast<std::int64_t>(run.validationItems.size());
    const EngineInfo engine = run.engine->info();
    info.versions = {{"studio", STUDIO_VERSION},
                     {"compiler", __VERSION__},
                     {"torch", engine.torchVersion},
                     {"instruction_set", engine.instructionSet}};
    if (!engine.oneDnnVersion.empty()) info.versions.emplace_back("onednn", engine.oneDnnVersion);
    for (auto& library : decoderVersions()) info.versions.push_back(std::move(library));
    return info;
}

bool isOnCpu(const RunContext& run) {
    return run.stepper->deviceName() == "cpu";
}

/// A quarter of the memory that the training leaves free; none where that is little.
std::shared_ptr<PictureCache> pictureCache(const RunContext& run) {
    constexpr std::int64_t kLittle = 64'000'000;
    const std::int64_t taken =
        isOnCpu(run) ? needsOf(run.settings, runSizeOf(*run.data), run.stepper->precision()).memoryBytes : 0;
    const std::int64_t bytes = (memoryLimitBytes() - taken) / 4;
    if (!run.settings.cachePictures || bytes < kLittle) return nullptr;
    return std::make_shared<PictureCache>(run.data->items.size(), bytes);
}

StartEvent startOf(const RunContext& run, std::vector<std::string> notes) {
    const RunNeeds needs = needsOf(run.settings, runSizeOf(*run.data), run.stepper->precision());
    return {.run = run.writer->folder(),
            .device = run.stepper->deviceName(),
            .precision = run.stepper->precision(),
            .threads = run.stepper->threads(),
            .trainImages = static_cast<std::int64_t>(run.trainItems.size()),
            .validationImages = static_cast<std::int64_t>(run.validationItems.size()),
            .epochs = run.settings.epochs,
            .batchesPerEpoch = run.stepsPerEpoch(),
            .firstEpoch = run.progress.epoch,
            .stepsDone = run.progress.step,
            .classes = run.data->classes,
            .notes = std::move(notes),
            .memoryBytes = isOnCpu(run) ? needs.memoryBytes : 0,
            .diskBytes = needs.diskBytes};
}

}  // namespace

std::unique_ptr<RunContext> prepareRun(const TrainingRequest& request, const EngineSource& engine,
                                       RunReporter& reporter, TrainingControl& control) {
    reporter.enter(RunState::Preparing);
    auto run = std::make_unique<RunContext>(reporter, control);
    std::optional<ResumePoint> point;
    if (request.resume) point = readResumePoint(request);
    if (!point && request.out) requireFreeFolder(*request.out);
    run->patience = request.patience;
    run->settings = point ? point->settings : request.settings;
    std::string& weights = run->settings.weights;  // in full, as the data's path: what --like repeats from any folder
    if (!weights.empty()) weights = fs::absolute(weights).lexically_normal().string();
    validate(run->settings);  // what needs no data is said before hours of it

    const bool known = request.prepared && !point;
    DataWanted wanted{point ? point->data : request.data, splitSettingsOf(run->settings), {}};
    wanted.split.leaveOut = point ? point->leaveOut : request.leaveOut;
    if (!point) wanted.leaveOutList = request.leaveOutList;
    run->data = known ? request.prepared : readData(wanted, reporter, control);
    if (point) requireSameData(*point, *run->data);
    run->trainItems = run->data->indicesOf(Split::Train);
    run->validationItems = run->data->indicesOf(Split::Validation);
    const auto trainImages = static_cast<std::int64_t>(run->trainItems.size());
    const std::string fitted = request.fitBatch && !point ? fitBatch(run->settings, trainImages) : std::string();
    validate(run->settings, trainImages);

    reporter.emit(PreparingEvent{Stage::LoadingEngine});
    run->engine = engine();
    run->checkStop();
    reporter.emit(PreparingEvent{Stage::BuildingNetwork});
    run->stepper = run->engine->makeStepper(stepperSettingsOf(run->settings, *run->data));
    std::vector<std::string> notes;
    if (point) {
        run->progress = restore(*point, *run->stepper);
    } else {
        notes = loadStartingWeights(run->settings, run->data->classes, *run->stepper);
    }
    run->checkStop();
    if (!fitted.empty()) notes.push_back(fitted);
    if (run->data->leftOut > 0)
        notes.push_back(fillIn(STUDIO_TEXT("Training", "Pictures left out one by one: %1 (data.csv names them)."),
                               {std::to_string(run->data->leftOut)}));
    if (isOnCpu(*run)) {
        std::string note = memoryNote(run->settings, runSizeOf(*run->data), run->stepper->precision());
        if (!note.empty()) notes.push_back(std::move(note));
    }
    run->pictures = pictureCache(*run);

    run->writer = point ? RunWriter::reopen(*request.resume, run->progress.step, run->progress.epoch - 1)
                        : RunWriter::create(request.out, infoOf(request, *run));
    if (!point) writeDataList(run->writer->folder(), *run->data);
    reporter.attach(run->writer);
    for (const std::string& note : notes) reporter.log(note);
    if (point) {  // which epoch was best so far: the folder may know one that is cut off
        RunInfo info = run->writer->info();
        info.bestEpoch = run->progress.bestEpoch;
        info.bestTop1 = run->progress.bestTop1;
        run->writer->updateInfo(info);
    } else {
        run->progress.clock = TrainingClock();
    }
    reporter.emit(startOf(*run, std::move(notes)));
    reporter.enter(RunState::Running);
    const BatchLoader::ProblemReport report = reporter.problemReport();
    for (const Problem& problem : run->data->problems) report(problem);
    return run;
}

}  // namespace studio
