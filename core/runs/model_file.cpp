// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/model_file.h"

#include "core/base/files.h"
#include "core/base/text.h"
#include "core/formats/byte_source.h"
#include "core/formats/dtype.h"
#include "core/formats/onnx.h"
#include "core/formats/safetensors.h"
#include "core/runs/checkpoint_keys.h"
#include "core/runs/model_facts.h"
#include "core/runs/torchscript_file.h"

#include <algorithm>
#include <cctype>
#include <set>

namespace studio {

namespace fs = std::filesystem;

namespace {

std::vector<std::byte> firstBytes(const fs::path& path) {
    FileSource source(path);
    std::vector<std::byte> bytes(static_cast<std::size_t>(std::min<std::uint64_t>(source.size(), 16)));
    source.read(0, bytes);
    return bytes;
}

bool hasEnding(const fs::path& path, std::string_view ending) {
    std::string own = path.extension().string();
    std::ranges::transform(own, own.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return own == ending;
}

void describe(const NamedArrays& arrays, ModelFile& file) {
    std::set<std::string> types;
    for (const auto& [name, array] : arrays)
        if (isReal(array.dtype)) types.insert(std::string(dtypeName(array.dtype)));
    for (const std::string& type : types) file.dtype += (file.dtype.empty() ? "" : " and ") + type;
    file.tensors = static_cast<std::int64_t>(arrays.size());
}

void readPthInto(ModelFile& file, std::optional<Variant> variant) {
    const std::string name = pathToText(file.path);
    const PthValue root = readPth(file.path);
    file.ours = isOurs(root, name);
    file.format = file.ours ? FileFormat::Checkpoint : FileFormat::StateDict;
    const NamedArrays arrays = stateDictOf(root);
    describe(arrays, file);
    file.checkpoint = file.ours ? checkpointOfOurs(root, name) : checkpointOfForeign(arrays, variant, file.path);
}

void readSafetensorsInto(ModelFile& file, std::optional<Variant> variant) {
    file.format = FileFormat::Safetensors;
    const Safetensors content = readSafetensors(file.path);
    describe(content.arrays, file);
    file.ours = hasFacts(content.metadata);
    if (!file.ours) {
        file.checkpoint = checkpointOfForeign(content.arrays, variant, file.path);
        return;
    }
    const std::string name = pathToText(file.path);
    file.checkpoint = checkpointOf(content.metadata, name);
    file.checkpoint->weights = fittedWeights(content.arrays, file.checkpoint->network, name);
}

void readCaffeInto(ModelFile& file, std::optional<Variant> variant) {
    file.format = FileFormat::Caffe;
    const NamedArrays weights = weightsOfCaffe(readCaffemodel(file.path), pathToText(file.path));
    describe(weights, file);
    file.checkpoint = checkpointOfForeign(weights, variant.value_or(Variant::Paper), file.path);
    file.checkpoint->preprocessing = foreignPreprocessing(Variant::Paper);  // caffe's, whoever's network it is
}

void lookAtOnnx(ModelFile& file) {
    file.format = FileFormat::Onnx;
    const OnnxSummary summary = lookAtOnnxFile(file.path);
    file.ours = hasFacts(summary.metadata);
    if (file.ours) file.checkpoint = checkpointOf(summary.metadata, pathToText(file.path));
    file.tensors = summary.tensors;
    file.dtype = summary.dtype;
    file.inputs = summary.inputs;
    file.outputs = summary.outputs;
}

void lookAtTorchScript(ModelFile& file, const TorchScriptSummary& summary) {
    file.format = FileFormat::TorchScript;
    file.ours = hasFacts(summary.facts);
    if (file.ours) file.checkpoint = checkpointOf(summary.facts, pathToText(file.path));
    file.tensors = summary.tensors;
    file.dtype = summary.dtype;
    file.inputs = summary.inputs;
    file.outputs = summary.outputs;
}

}  // namespace

std::string_view fileFormatName(FileFormat format) {
    switch (format) {
        case FileFormat::Checkpoint:
            return "checkpoint";
        case FileFormat::StateDict:
            return "state dict";
        case FileFormat::Safetensors:
            return "safetensors";
        case FileFormat::Caffe:
            return "caffemodel";
        case FileFormat::TorchScript:
            return "torchscript";
        case FileFormat::Onnx:
            return "onnx";
    }
    return {};
}

ModelFile readModelFile(const fs::path& path, std::optional<Variant> variant) {
    ModelFile file;
    file.path = path;
    const std::vector<std::byte> start = firstBytes(path);
    std::error_code ignored;
    file.bytes = fs::file_size(path, ignored);
    if (looksLikeSafetensors(start)) {
        readSafetensorsInto(file, variant);
    } else if (hasEnding(path, ".caffemodel")) {
        readCaffeInto(file, variant);
    } else if (looksLikeOnnx(start)) {
        lookAtOnnx(file);
    } else if (const auto program = lookAtTorchScriptFile(path)) {
        lookAtTorchScript(file, *program);
    } else {
        readPthInto(file, variant);
    }
    return file;
}

void requireWeights(const ModelFile& file) {
    const std::string name = pathToText(file.path);
    if (file.format == FileFormat::Onnx)
        throw Error(ErrorCode::NotACheckpoint,
                    {name, STUDIO_TEXT("Files", "it is an ONNX program, not a file of weights")});
    if (file.format == FileFormat::TorchScript)
        throw Error(ErrorCode::NotACheckpoint,
                    {name, STUDIO_TEXT("Files", "it is a TorchScript program, not a file of weights")});
}

Checkpoint readCheckpoint(const fs::path& path, std::optional<Variant> variant) {
    ModelFile file = readModelFile(path, variant);
    requireWeights(file);
    return *std::move(file.checkpoint);
}

}  // namespace studio
