// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/open_model.h"

#include "app/cli/exit_code.h"
#include "core/runs/preprocessing_text.h"

namespace studio::cli {

void ModelOptions::addTo(CLI::App& verb) {
    verb.add_option("--checkpoint", checkpoint,
                    "A .pth file of a run, or weights of another program: .pth, .safetensors, .caffemodel")
        ->required()
        ->type_name("FILE");
    verb.add_option("--variant", variant, "The network of a file that does not say it: course, paper or torchvision");
    verb.add_option("--preprocessing", preprocessing,
                    "How a file of another program wants its pictures, where that differs from its network's "
                    "usual way; \"key=value key=value\", may be repeated (the keys are listed below)")
        ->type_name("KEY=VALUE")
        ->expected(1)
        ->take_all();
    verb.footer(preprocessingHelp());
    verb.add_option("--precision", precision, "auto, float32 or bfloat16");
    verb.add_option("--device", device, "auto, cpu, cuda or cuda:N");
    verb.add_option("--threads", threads, "Threads for the arithmetic (0: all cores)")->check(CLI::Range(0, 1024));
}

std::optional<Variant> variantNamed(const std::string& name) {
    if (name.empty()) return {};
    const std::optional<Variant> variant = variantFromName(name);
    if (!variant) throw Error(ErrorCode::UnknownChoice, {"variant", name, "course, paper, torchvision"});
    return variant;
}

Precision precisionNamed(const std::string& name) {
    for (const Precision precision : {Precision::Auto, Precision::Float32, Precision::BFloat16})
        if (precisionName(precision) == name) return precision;
    throw Error(ErrorCode::UnknownChoice, {"precision", name, "auto, float32, bfloat16"});
}

Checkpoint readCheckpoint(const ModelOptions& options) {
    Checkpoint checkpoint = studio::readCheckpoint(options.checkpoint, variantNamed(options.variant));
    if (options.preprocessing.empty()) return checkpoint;
    if (checkpoint.data)
        throw UsageError("\"" + options.checkpoint +
                         "\" says itself how its pictures are prepared. Leave --preprocessing out: it is for files of "
                         "other programs.");
    std::vector<std::pair<std::string, std::string>> values;
    for (const std::string& text : options.preprocessing)
        for (auto& pair : preprocessingPairs(text)) values.push_back(std::move(pair));
    checkpoint.preprocessing = changedPreprocessing(checkpoint.preprocessing, values);
    checkpoint.network.inputSize = checkpoint.preprocessing.crop;
    return checkpoint;
}

std::shared_ptr<const Model> makeModel(const Checkpoint& checkpoint, const ModelOptions& options) {
    return loadEngine()->makeModel(checkpoint.network, checkpoint.preprocessing, checkpoint.weights,
                                   precisionNamed(options.precision), options.device, options.threads);
}

}  // namespace studio::cli
