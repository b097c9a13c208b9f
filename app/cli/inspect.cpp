// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/exit_code.h"
#include "app/cli/open_model.h"
#include "app/cli/text.h"
#include "app/cli/verb.h"
#include "core/base/files.h"
#include "core/formats/shown_name.h"
#include "core/runs/model_file.h"
#include "core/runs/preprocessing_text.h"
#include "core/runs/run_folder.h"

#include <memory>

namespace studio::cli {

namespace {

Json networkJson(const NetworkSpec& network) {
    const NetworkTotals totals = networkTotals(network);
    return {{"variant", variantName(network.variant)}, {"classes", network.classes},
            {"input_size", network.inputSize},         {"aux", network.aux},
            {"parameters", totals.parameters},         {"macs", totals.macs}};
}

Json tripleJson(const std::array<double, 3>& values) {
    return Json::array({number(values[0]), number(values[1]), number(values[2])});
}

Json preprocessingJson(const Preprocessing& how) {
    return {{"resize", resizeName(how.resize)},
            {"size", how.size},
            {"crop", how.crop},
            {"channels", channelsName(how.channels)},
            {"scale", number(how.scale)},
            {"mean", tripleJson(how.mean)},
            {"std", tripleJson(how.std)},
            {"filter", "bilinear"}};
}

Json epochJson(const EpochRecord& record) {
    return {{"epoch", record.epoch},
            {"train_total", number(record.train.total)},
            {"validation_total", number(record.validation.total)},
            {"validation_top1", number(record.validationTop1)},
            {"validation_top5", number(record.validationTop5)}};
}

void showNetwork(Console& console, const NetworkSpec& network, const std::vector<std::string>& classes) {
    std::vector<std::string> names;
    for (const std::string& name : classes) names.push_back(shownName(name));
    const NetworkTotals totals = networkTotals(network);
    console.line("Network     GoogLeNet, " + std::string(variantName(network.variant)) + ", input " +
                 std::to_string(network.inputSize) + " x " + std::to_string(network.inputSize) +
                 (network.aux ? ", with auxiliary heads" : ", without auxiliary heads"));
    console.line("Parameters  " + grouped(totals.parameters));
    console.line("MACs        " + grouped(totals.macs) + " a picture");
    console.line("Classes     " + std::to_string(network.classes) + (names.empty() ? "" : ": " + joined(names)));
}

void showPreprocessing(Console& console, const Preprocessing& how) {
    const auto triple = [](const std::array<double, 3>& v) {
        return numberText(v[0]) + " " + numberText(v[1]) + " " + numberText(v[2]);
    };
    console.line("Pictures    " + std::string(resizeName(how.resize)) + " to " + std::to_string(how.size) + ", crop " +
                 std::to_string(how.crop) + ", " + std::string(channelsName(how.channels)) + " from 0 to " +
                 numberText(255 * how.scale) + ", mean " + triple(how.mean) + ", std " + triple(how.std));
}

/// How it is called to people; `kind` of the JSON stays coarser.
std::string titleOf(const ModelFile& file) {
    switch (file.format) {
        case FileFormat::Checkpoint:
            return "A checkpoint of Inception Studio";
        case FileFormat::StateDict:
            return "Weights of another program (state dict)";
        case FileFormat::Safetensors:
            return file.ours ? "Weights of Inception Studio (safetensors)" : "Weights of another program (safetensors)";
        case FileFormat::Caffe:
            return "Weights of caffe";
        case FileFormat::TorchScript:
            return file.ours ? "A TorchScript program of Inception Studio" : "A TorchScript program";
        case FileFormat::Onnx:
            return file.ours ? "An ONNX program of Inception Studio" : "An ONNX program";
    }
    return {};
}

bool isProgram(const ModelFile& file) {
    return file.format == FileFormat::TorchScript || file.format == FileFormat::Onnx;
}

Json fileJson(const ModelFile& file) {
    const char* kind = isProgram(file) ? "program" : file.format == FileFormat::Checkpoint ? "checkpoint" : "weights";
    Json json{{"kind", kind},       {"path", pathToText(file.path)}, {"format", fileFormatName(file.format)},
              {"ours", file.ours},  {"bytes", file.bytes},           {"tensors", file.tensors},
              {"dtype", file.dtype}};
    if (isProgram(file)) {
        json["inputs"] = file.inputs;
        json["outputs"] = file.outputs;
    }
    if (!file.checkpoint) return json;
    const Checkpoint& checkpoint = *file.checkpoint;
    json["network"] = networkJson(checkpoint.network);
    json["classes"] = checkpoint.classes;
    json["preprocessing"] = preprocessingJson(checkpoint.preprocessing);
    json["epoch"] = checkpoint.epoch;
    json["resumable"] = checkpoint.training.has_value();
    if (checkpoint.metrics) json["metrics"] = epochJson(*checkpoint.metrics);
    if (checkpoint.data)
        json["data"] = {{"path", checkpoint.data->path},
                        {"fingerprint", checkpoint.data->fingerprint},
                        {"seed", checkpoint.data->seed},
                        {"validation_fraction", number(checkpoint.data->validationFraction)}};
    return json;
}

void showFile(Console& console, const ModelFile& file) {
    console.line(titleOf(file));
    console.line("File        " + grouped(static_cast<std::int64_t>(file.bytes)) + " bytes, " + grouped(file.tensors) +
                 " tensors" + (file.dtype.empty() ? "" : ", " + file.dtype));
    for (const std::string& input : file.inputs) console.line("Takes       " + input);
    for (const std::string& output : file.outputs) console.line("Gives       " + output);
    if (!file.checkpoint) return;
    const Checkpoint& checkpoint = *file.checkpoint;
    showNetwork(console, checkpoint.network, checkpoint.classes);
    showPreprocessing(console, checkpoint.preprocessing);
    if (checkpoint.epoch > 0) console.line("Epoch       " + std::to_string(checkpoint.epoch));
    if (checkpoint.metrics)
        console.line("Validation  " + shareText(checkpoint.metrics->validationTop1) + " right, loss " +
                     lossesText(checkpoint.metrics->validation));
    if (checkpoint.data)
        console.line("Data        " + checkpoint.data->path + ", seed " + std::to_string(checkpoint.data->seed) + ", " +
                     shareText(checkpoint.data->validationFraction) + " to validate; fingerprint " +
                     checkpoint.data->fingerprint);
    if (checkpoint.training) console.line("A run can go on from it.");
}

int inspectFile(Console& console, const std::string& path, const std::string& variant) {
    const ModelFile file = readModelFile(path, variantNamed(variant));
    console.object(fileJson(file));
    showFile(console, file);
    return kDone;
}

int inspectRun(Console& console, const std::string& folder) {
    const RunInfo info = readRunInfo(folder);
    const std::string state = isInterrupted(info) ? "interrupted" : std::string(runStateName(info.state));
    const NetworkSpec network = networkOf(info.settings, static_cast<int>(info.classes.size()));
    const std::vector<EpochRecord> epochs = readEpochs(folder);
    Json history = Json::array();
    for (const EpochRecord& record : epochs) history.push_back(epochJson(record));
    console.object({{"kind", "run"},
                    {"path", pathToText(folder)},
                    {"state", state},
                    {"message", info.message},
                    {"preset", info.preset},
                    {"data", info.dataPath},
                    {"network", networkJson(network)},
                    {"classes", info.classes},
                    {"preprocessing", preprocessingJson(preprocessingOf(info.settings))},
                    {"train_images", info.trainImages},
                    {"validation_images", info.validationImages},
                    {"best_epoch", info.bestEpoch},
                    {"best_top1", number(info.bestTop1)},
                    {"started", info.started},
                    {"seconds", number(info.seconds)},
                    {"epochs", history}});

    console.line("A run of Inception Studio, " + state + ", started " + info.started);
    console.line("Data        " + info.dataPath + ": " + grouped(info.trainImages) + " to train, " +
                 grouped(info.validationImages) + " to validate");
    showNetwork(console, network, info.classes);
    showPreprocessing(console, preprocessingOf(info.settings));
    if (info.bestEpoch > 0)
        console.line("Best        " + shareText(info.bestTop1) + " right (epoch " + std::to_string(info.bestEpoch) +
                     ")");
    if (epochs.empty()) return kDone;
    std::vector<std::vector<std::string>> rows{{"epoch", "training loss", "validation loss", "right", "top five"}};
    for (const EpochRecord& record : epochs)
        rows.push_back({std::to_string(record.epoch), fixed(record.train.total, 3), fixed(record.validation.total, 3),
                        shareText(record.validationTop1), shareText(record.validationTop5)});
    console.line("\n" + tableText(rows));
    return kDone;
}

}  // namespace

void addInspectVerb(CLI::App& app, Context& context) {
    struct Options {
        std::string file, variant;
    };
    const auto options = std::make_shared<Options>();
    CLI::App* verb =
        addVerb(app, context, "inspect", "Shows what a checkpoint, an exported file or a run is", [=, &context] {
            std::error_code ignored;
            if (std::filesystem::is_directory(options->file, ignored))
                return inspectRun(context.console, options->file);
            return inspectFile(context.console, options->file, options->variant);
        });
    verb->add_option("FILE", options->file,
                     "A .pth, .safetensors, .caffemodel, TorchScript or ONNX file, or a run folder")
        ->required();
    verb->add_option("--variant", options->variant, "The network of a file that does not say it");
}

}  // namespace studio::cli
