// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/exit_code.h"
#include "app/cli/open_model.h"
#include "app/cli/verb.h"
#include "core/base/files.h"
#include "core/runs/export_checkpoint.h"

#include <memory>

namespace studio::cli {

namespace {

struct Options {
    ModelOptions model;
    std::string format, out;
    ExportOptions how;
    bool half = false, foldBatchNorm = false, softmax = false, withPreprocessing = false;
};

/// What the contract names and this version does not do.
void refuseWhatIsMissing(const Options& options) {
    if (options.format != "pth") throw Error(ErrorCode::NotSupportedYet, {"export --format " + options.format});
    const std::pair<bool, const char*> switches[] = {{options.half, "--half"},
                                                     {options.foldBatchNorm, "--fold-bn"},
                                                     {options.softmax, "--softmax"},
                                                     {options.withPreprocessing, "--with-preprocessing"}};
    for (const auto& [given, name] : switches)
        if (given) throw Error(ErrorCode::NotSupportedYet, {std::string("export ") + name});
}

int exportVerb(Context& context, const Options& options) {
    refuseWhatIsMissing(options);
    const Checkpoint checkpoint = readCheckpoint(options.model);
    const std::shared_ptr<Engine> engine = loadEngine();
    const ExportReport report = exportPth(*engine, checkpoint, options.out, options.how, context.stop);
    context.console.object({{"path", options.out},
                            {"format", options.format},
                            {"reader", report.reader},
                            {"pictures", report.pictures},
                            {"from_data", report.fromData},
                            {"largest_difference", number(report.difference)},
                            {"allowed", number(report.allowed)}});
    context.console.line("Wrote " + options.out + ". Read back by " + report.reader + ": on " +
                         std::to_string(report.pictures) + (report.fromData ? " photographs" : " pictures of noise") +
                         " the largest difference is " + numberText(report.difference) + " (allowed " +
                         numberText(report.allowed) + ").");
    return kDone;
}

}  // namespace

void addExportVerb(CLI::App& app, Context& context) {
    const auto options = std::make_shared<Options>();
    CLI::App* verb = addVerb(app, context, "export", "Writes the network for other programs, and checks what it wrote",
                             [&context, options] { return exportVerb(context, *options); });
    options->model.addTo(*verb);
    verb->add_option("--format", options->format, "pth; torchscript, onnx and safetensors come later")
        ->required()
        ->check(CLI::IsMember({"pth", "torchscript", "onnx", "safetensors"}));
    verb->add_option("--out", options->out, "The file to write")->required()->type_name("FILE");
    verb->add_flag("--bare", options->how.bare, "The state dict alone");
    verb->add_flag("--aux", options->how.aux, "With --bare: the auxiliary heads too");
    verb->add_flag("--half", options->half, "Half precision");
    verb->add_flag("--fold-bn", options->foldBatchNorm, "Fold batch norm into the convolutions");
    verb->add_flag("--softmax", options->softmax, "Probabilities instead of logits");
    verb->add_flag("--with-preprocessing", options->withPreprocessing, "Take 8-bit pictures");
}

}  // namespace studio::cli
