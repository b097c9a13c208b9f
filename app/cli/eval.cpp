// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/exit_code.h"
#include "app/cli/open_data.h"
#include "app/cli/open_model.h"
#include "app/cli/text.h"
#include "app/cli/verb.h"
#include "core/base/files.h"
#include "core/evaluation/evaluation.h"
#include "core/runs/checkpoint_split.h"

#include <memory>

namespace studio::cli {

namespace {

struct Options {
    ModelOptions model;
    std::string data, split = "validation", leaveOut;
};

std::optional<Split> splitNamed(const std::string& name) {
    for (const Split split : {Split::Train, Split::Validation, Split::Test})
        if (splitName(split) == name) return split;
    return {};  // "all"
}

MeasuredPictures choosePictures(Context& context, const Options& options, const Checkpoint& checkpoint) {
    const auto [set, report, leaveOut] = openData(context, options.data, CheckDepth::Hashes, options.leaveOut);
    MeasuredPictures measured =
        picturesToMeasure(checkpoint, options.model.checkpoint, set, report, splitNamed(options.split), leaveOut);
    if (measured.otherData && !set->hasOwnSplit && options.split != "all")
        context.console.note(
            "These are not just the pictures this checkpoint was trained on: files are others, or others are left out "
            "(--leave-out RUN/data.csv leaves out what its run did). If files are others, the " +
            options.split + " set was drawn afresh and may hold some it has seen.");
    if (measured.otherOrder)
        context.console.note("The weights list the data's classes in another order: they were matched by name.");
    return measured;
}

Json lossesJson(const Losses& losses) {
    Json json{{"total", number(losses.total)}, {"main", number(losses.main)}};
    if (losses.aux1) json["aux1"] = number(*losses.aux1);
    if (losses.aux2) json["aux2"] = number(*losses.aux2);
    return json;
}

void showForPrograms(Console& console, const Options& options, const EvaluationResult& result,
                     const std::vector<std::string>& classes) {
    Json perClass = Json::array();
    for (std::size_t c = 0; c < classes.size(); ++c) {
        const ClassFigures& figures = result.perClass[c];
        perClass.push_back({{"class", classes[c]},
                            {"pictures", figures.pictures},
                            {"answered", figures.answered},
                            {"precision", number(figures.precision)},
                            {"recall", number(figures.recall)},
                            {"f1", number(figures.f1)}});
    }
    console.object({{"checkpoint", pathToText(options.model.checkpoint)},
                    {"data", pathToText(options.data)},
                    {"split", options.split},
                    {"images", result.images},
                    {"loss", lossesJson(result.losses)},
                    {"top1", number(result.top1)},
                    {"top5", number(result.top5)},
                    {"macro_recall", number(result.macroRecall)},
                    {"macro_f1", number(result.macroF1)},
                    {"classes", perClass},
                    {"confusion", result.confusion}});
}

void showForPeople(Console& console, const Options& options, const EvaluationResult& result,
                   const std::vector<std::string>& classes) {
    console.line(grouped(result.images) + " pictures (" + options.split + "): " + shareText(result.top1) +
                 " right, top five " + shareText(result.top5) + ", loss " + lossesText(result.losses));
    console.line("Mean over the classes with pictures: recall " + shareText(result.macroRecall) +
                 " (macro recall, balanced accuracy), F1 " + fixed(result.macroF1, 3) + "\n");
    std::vector<std::vector<std::string>> figures{{"class", "pictures", "precision", "recall", "F1"}};
    std::vector<std::vector<std::string>> confusion{{"truth \\ answer"}};
    for (const std::string& name : classes) confusion.front().push_back(name);
    for (std::size_t c = 0; c < classes.size(); ++c) {
        const ClassFigures& of = result.perClass[c];
        figures.push_back(
            {classes[c], grouped(of.pictures), shareText(of.precision), shareText(of.recall), fixed(of.f1, 3)});
        auto& row = confusion.emplace_back(1, classes[c]);
        for (const std::int64_t count : result.confusion[c]) row.push_back(grouped(count));
    }
    console.line(tableText(figures) + "\n");
    console.line(tableText(confusion));
}

int eval(Context& context, const Options& options) {
    const Checkpoint checkpoint = readCheckpoint(options.model);
    const MeasuredPictures measured = choosePictures(context, options, checkpoint);
    const std::shared_ptr<const Model> model = makeModel(checkpoint, options.model);
    PredictOptions how;
    how.stop = context.stop;
    how.progress = [&](std::int64_t done, std::int64_t total) { context.console.progress("Evaluating", done, total); };
    how.onProblem = [&](const Problem& problem) {
        context.console.note("Left out: " + problem.path + ": " + problem.message);
    };
    const std::vector<Prediction> predictions = predictItems(*model, measured.data, measured.items, how);
    context.console.endProgress();
    if (predictions.empty()) throw Error(ErrorCode::EmptyDataSet, {options.data});
    const EvaluationResult result = summarise(predictions, checkpoint.network.classes, checkpoint.auxWeight);
    showForPrograms(context.console, options, result, measured.data->classes);
    showForPeople(context.console, options, result, measured.data->classes);
    return kDone;
}

}  // namespace

void addEvalVerb(CLI::App& app, Context& context) {
    const auto options = std::make_shared<Options>();
    CLI::App* verb = addVerb(app, context, "eval", "Measures a checkpoint: losses, top-1, top-5, per class, confusion",
                             [&context, options] { return eval(context, *options); });
    options->model.addTo(*verb);
    verb->add_option("--data", options->data, "The pictures, as for train")->required();
    addLeaveOut(*verb, options->leaveOut);
    verb->add_option("--split", options->split, "Which of them: train, validation (default), test or all")
        ->check(CLI::IsMember({"train", "validation", "test", "all"}));
}

}  // namespace studio::cli
