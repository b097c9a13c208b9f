// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/exit_code.h"
#include "app/cli/open_model.h"
#include "app/cli/text.h"
#include "app/cli/verb.h"
#include "core/base/files.h"
#include "core/runs/export_snippet.h"

#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace studio::cli {

namespace {

struct Options {
    ModelOptions model;
    std::string format, out, data;
    ExportOptions how;
};

void refuseWhatMeansNothing(const ExportOptions& how) {
    const ExportSwitch* misplaced = misplacedSwitch(how);
    if (!misplaced) return;
    std::string formats;
    for (const ExportFormat format : kExportFormats)
        if (misplaced->isFor(format)) formats += (formats.empty() ? "" : ", ") + std::string(exportFormatName(format));
    throw UsageError("--" + std::string(misplaced->name) + " means nothing for " +
                     std::string(exportFormatName(how.format)) + ". Leave it out, or choose one of " + formats + ".");
}

std::string megabytes(std::uintmax_t bytes) {
    return fixed(static_cast<double>(bytes) / 1e6, 1) + " MB";
}

std::string reportText(const std::string& out, const ExportReport& report) {
    std::string reader = report.reader;
    if (report.fixedBatch > 0) reader += " (" + std::to_string(report.fixedBatch) + " pictures at a time)";
    return "Wrote " + out + " (" + megabytes(report.bytes) + "). Read back by " + reader + ": on " +
           std::to_string(report.pictures) + (report.fromData ? " photographs" : " pictures of noise") +
           " the largest difference of a logit is " + numberText(report.difference) + " (allowed " +
           numberText(report.allowed) + ").";
}

Json snippetsJson(const std::vector<Snippet>& snippets) {
    Json list = Json::array();
    for (const Snippet& snippet : snippets)
        list.push_back({{"language", snippet.language}, {"needs", snippet.needs}, {"text", snippet.text}});
    return list;
}

int exportVerb(Context& context, const Options& options) {
    ExportOptions how = options.how;
    how.format = exportFormatFromName(options.format).value();
    how.data = options.data;
    refuseWhatMeansNothing(how);
    Checkpoint checkpoint = readCheckpoint(options.model);
    checkpoint.training.reset();  // twice the weights' size, and in no export
    const std::shared_ptr<Engine> engine = loadEngine();
    const std::vector<Snippet> snippets = exportSnippets(options.out, checkpoint, how);
    const ExportReport report = exportCheckpoint(*engine, std::move(checkpoint), options.out, how, context.stop);
    context.console.object({{"path", pathToText(options.out)},
                            {"format", options.format},
                            {"reader", report.reader},
                            {"fixed_batch", report.fixedBatch},
                            {"bytes", report.bytes},
                            {"pictures", report.pictures},
                            {"from_data", report.fromData},
                            {"largest_difference", number(report.difference)},
                            {"allowed", number(report.allowed)},
                            {"snippets", snippetsJson(snippets)}});
    context.console.line(reportText(pathToText(options.out), report));
    for (const Snippet& snippet : snippets)
        context.console.line("\nUse it from " + snippet.language + " (" + snippet.needs + "):\n\n" + snippet.text);
    return kDone;
}

}  // namespace

void addExportVerb(CLI::App& app, Context& context) {
    const auto options = std::make_shared<Options>();
    CLI::App* verb = addVerb(app, context, "export", "Writes the network for other programs, and checks what it wrote",
                             [&context, options] { return exportVerb(context, *options); });
    options->model.addTo(*verb);
    std::vector<std::string> names;
    for (const ExportFormat format : kExportFormats) names.emplace_back(exportFormatName(format));
    verb->add_option("--format", options->format, "pth, safetensors, torchscript or onnx")
        ->required()
        ->check(CLI::IsMember(names));
    verb->add_option("--out", options->out, "The file to write")->required()->type_name("FILE");
    verb->add_option("--data", options->data,
                     "Photographs to check it on; without, those it was trained on, or noise where there are none")
        ->type_name("DATA");
    for (const ExportSwitch& each : exportSwitches())
        verb->add_flag("--" + std::string(each.name), options->how.*each.value, each.help);
}

}  // namespace studio::cli
