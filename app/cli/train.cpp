// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/estimate.h"
#include "app/cli/exit_code.h"
#include "app/cli/find_rate.h"
#include "app/cli/open_data.h"
#include "app/cli/settings_options.h"
#include "app/cli/text.h"
#include "app/cli/train_reporter.h"
#include "app/cli/verb.h"
#include "core/base/files.h"
#include "core/runs/data_list.h"
#include "core/runs/run_folder.h"
#include "core/training/trainer.h"

#include <memory>

namespace studio::cli {

namespace {

/// Settings with an option of their own; all others are reached by --set.
constexpr std::string_view kOwnOptions[] = {"epochs",    "batch_size", "lr",      "variant", "input_size",
                                            "precision", "device",     "threads", "seed",    "weights"};
/// What may differ when a run goes on: the machine, not the experiment.
constexpr std::string_view kResumeOptions[] = {"precision", "device", "threads"};

struct TrainOptions {
    std::string data, out, preset, resume, like, leaveOut;
    bool estimate = false, findRate = false;
    SettingsOptions settings;
};

void checkTogether(const TrainOptions& options) {
    const int sources = !options.data.empty() + !options.resume.empty() + !options.like.empty();
    if (sources == 0) throw UsageError("train needs --data DATA (or --resume RUN, or --like RUN).");
    if (options.estimate && options.findRate)
        throw UsageError("--estimate and --find-rate are two questions: ask them one after the other.");
    if (options.resume.empty()) {
        if (!options.like.empty() && !options.preset.empty())
            throw UsageError("--preset can't be used with --like: the run has settings of its own. Leave one out.");
        return;
    }
    std::vector<std::string> extra = options.settings.givenBeside(kResumeOptions);
    if (!options.data.empty()) extra.emplace_back("--data");
    if (!options.like.empty()) extra.emplace_back("--like");
    if (!options.out.empty()) extra.emplace_back("--out");
    if (!options.preset.empty()) extra.emplace_back("--preset");
    if (!options.leaveOut.empty()) extra.emplace_back("--leave-out");
    if (options.estimate) extra.emplace_back("--estimate");
    if (options.findRate) extra.emplace_back("--find-rate");
    if (!extra.empty())
        throw UsageError(joined(extra) + " can't be used with --resume: the run goes on as it began. Use --like to " +
                         "repeat it with changes.");
}

/// Only what was named on the command line takes the place of the run's own.
void resume(const TrainOptions& options, TrainingRequest& request) {
    request.resume = options.resume;
    if (options.settings.isGiven("threads")) request.resumeThreads = request.settings.threads;
    if (options.settings.isGiven("device")) request.resumeDevice = request.settings.device;
    if (options.settings.isGiven("precision")) request.resumePrecision = request.settings.precision;
}

/// Other data than the run's may have others under the same names.
LeftOut leftOutLike(Console& console, const std::string& run, const TrainOptions& options) {
    LeftOut all = leftOutOfRun(run);
    if (options.data.empty() || !options.leaveOut.empty() || all.empty()) return all;
    LeftOut there = leftOutOfRun(run, options.data);
    if (there.size() < all.size())
        console.note("Of the pictures that the run left out, " + grouped(std::ssize(all) - std::ssize(there)) + " of " +
                     grouped(std::ssize(all)) + " are not in \"" + pathToText(options.data) +
                     "\", or are others there: nothing is left out for them. --leave-out FILE names pictures of it.");
    return there;
}

TrainingRequest requestOf(Console& console, const TrainOptions& options) {
    checkTogether(options);
    TrainingRequest request;
    if (!options.resume.empty() || !options.like.empty()) {
        const std::string& run = options.resume.empty() ? options.like : options.resume;
        const RunInfo info = readRunInfo(run);
        request.settings = info.settings;
        request.preset = info.preset;
        request.data = pathFromText(info.dataPath);
        request.leaveOut = leftOutLike(console, run, options);
    } else {
        request.preset = options.preset.empty() ? "standard" : options.preset;
        request.settings = presetNamed(request.preset).settings;
        request.fitBatch = !options.settings.isGiven("batch_size");
    }
    if (!options.data.empty()) request.data = options.data;
    if (!options.out.empty()) request.out = options.out;
    if (!options.leaveOut.empty()) request.leaveOutList = options.leaveOut;
    options.settings.apply(request.settings);
    if (!options.resume.empty()) resume(options, request);
    return request;
}

int codeOfEnd(const EndEvent& end) {
    if (end.outcome == RunState::Finished) return kDone;
    if (end.outcome == RunState::Stopped) return kStopped;
    return end.error ? exitCodeOf(end.error->code()) : kFailed;
}

int train(Context& context, const TrainOptions& options) {
    TrainingRequest request = requestOf(context.console, options);
    if (options.estimate) return estimate(context, request);
    if (options.findRate) return findRate(context, request);
    TrainingControl control;
    const std::stop_callback stop(context.stop, [&control] { control.requestStop(); });
    TrainReporter reporter(context.console);
    return codeOfEnd(runTraining(request, loadEngine, reporter, control));
}

}  // namespace

void addTrainVerb(CLI::App& app, Context& context) {
    const auto options = std::make_shared<TrainOptions>();
    CLI::App* verb = addVerb(app, context, "train", "Trains, or goes on with a run, or repeats one",
                             [&context, options] { return train(context, *options); });
    verb->add_option("--data", options->data, "The pictures: a folder of class folders, a CSV list, or IDX files");
    verb->add_option("--out", options->out, "The run's folder, empty or new (default: a dated one in the home)");
    verb->add_option("--preset", options->preset, "quick, standard (default), course or paper");
    verb->add_option("--resume", options->resume, "Go on with this interrupted or stopped run")->type_name("RUN");
    verb->add_option("--like", options->like, "Repeat this run")->type_name("RUN");
    addLeaveOut(*verb, options->leaveOut);
    verb->add_flag("--estimate", options->estimate,
                   "Train nothing: time a few steps, and say what time, memory and disk the run would take");
    verb->add_flag(
        "--find-rate", options->findRate,
        "Train nothing that is kept: a hundred steps with a growing learning rate, and what rate they suggest");
    options->settings.addTo(*verb, kOwnOptions);
    options->settings.addSetTo(*verb);
    verb->footer(settingsHelp);
}

}  // namespace studio::cli
