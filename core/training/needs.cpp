// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/needs.h"

#include "core/base/files.h"
#include "core/base/process.h"
#include "core/base/text.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <numeric>

/// Counted: weights, gradients, the optimizer's moments, and what the forward pass keeps for the backward pass. Not
/// counted but fitted to eight runs (two Zen 4 cores, Debian 12; the three networks, both precisions, sizes 128 and
/// 224, batches of 16 to 64, one frozen up to 4e): what the libraries take, and how much passes by at the worst moment.
/// Of ten runs on a CPU with amx_bf16 none was missed by more than 8 %, but the one frozen up to 4e by 15 (too much).
/// What passes by without batch norm was fitted again to six epochs when pictures began to go through in groups.
/// Not in it: a window with its thumbnails, pictures of many megapixels while they are decoded, and the decoded
/// pictures that are kept where there is memory for them.
namespace studio {
namespace {

constexpr std::int64_t kMaster = 4;  ///< bytes of a weight, a gradient, a moment
constexpr std::int64_t kLibraries = 230'000'000;
/// Times the largest layer's output; without batch norm a few pictures at a time go through where it stands.
double passingTimes(Variant variant) {
    return hasBatchNorm(variant) ? 4.3 : 3.2;
}

constexpr std::int64_t kMetricsRow = 130;      ///< bytes a step
constexpr std::int64_t kPredictionRow = 400;   ///< bytes a validation picture, its share of the report included
constexpr std::int64_t kSmallFiles = 400'000;  ///< run.json, log, report

std::int64_t elementsOf(const Layer& layer) {
    return std::int64_t{layer.outChannels} * layer.outSize * layer.outSize;
}

std::int64_t sizeOf(Precision precision) {
    return precision == Precision::BFloat16 ? 2 : precision == Precision::Float64 ? 8 : 4;
}

/// A convolution whose output another convolution reads: after batch norm and ReLU it is kept a second time.
bool feedsConvolution(const Layer& layer) {
    return layer.name.ends_with("3x3r") || layer.name.ends_with("5x5r") || layer.name.ends_with("reduce");
}

const InceptionRow* rowOf(const Layer& layer) {
    const auto found =
        std::ranges::find_if(kInceptionRows, [&](const InceptionRow& row) { return row.name == layer.module; });
    return found == kInceptionRows.end() ? nullptr : &*found;
}

/// The stem's convolutions that a max pool reads: one operation with it.
bool feedsPool(const Layer& layer, Variant variant) {
    return layer.name == "conv1" || (layer.name == "conv2/3x3" && !hasLrn(variant));
}

/// Without batch norm a branch's end is kept in the concatenated output alone, and what a pool reads not at all.
bool isKept(const Layer& layer, Variant variant) {
    const bool elsewhere = rowOf(layer) != nullptr && !feedsConvolution(layer);
    return hasBatchNorm(variant) || !(elsewhere || feedsPool(layer, variant));
}

/// Bytes one picture takes in a step: what it leaves behind for the backward pass, and what passes by.
double passingOf(const Settings& settings, const NetworkSpec& spec, Precision precision) {
    const std::int64_t element = sizeOf(precision);
    std::int64_t bytes = std::int64_t{3} * spec.inputSize * spec.inputSize * element;
    std::int64_t concatenated = 0, largest = 0;
    bool frozen = !settings.freeze.empty();
    for (const Layer& layer : networkLayers(spec)) {
        largest = std::max(largest, elementsOf(layer) * element);
        // What is frozen computes no gradient; a pool goes with the convolution before it.
        if (!layer.key.empty()) frozen = isUpTo(layer.key + ".", settings.freeze);
        if (frozen) continue;
        const std::int64_t out = elementsOf(layer);
        switch (layer.type) {
            case LayerType::Convolution:
                if (isKept(layer, spec.variant)) bytes += out * element;
                if (hasBatchNorm(spec.variant) && feedsConvolution(layer)) bytes += out * element;
                break;
            case LayerType::MaxPool:
                bytes += out * (element + 1);  // and the place of each maximum
                break;
            default:
                bytes += out * element;
        }
        if (layer.name.ends_with("/1x1"))
            concatenated += std::int64_t{rowOf(layer)->out()} * layer.outSize * layer.outSize;
    }
    bytes += concatenated * element;
    return static_cast<double>(bytes) + passingTimes(spec.variant) * static_cast<double>(largest);
}

struct Weights {
    std::int64_t all = 0, trained = 0, count = 0;
};

Weights weightsOf(const Settings& settings, const NetworkSpec& spec) {
    Weights weights;
    for (const StateEntry& entry : stateEntries(spec)) {
        const std::int64_t numbers =
            std::accumulate(entry.shape.begin(), entry.shape.end(), std::int64_t{1}, std::multiplies<>());
        weights.all += numbers;
        ++weights.count;
        if (entry.trainable && !isUpTo(entry.name, settings.freeze)) weights.trained += numbers;
    }
    return weights;
}

int momentsOf(const Settings& settings) {
    if (settings.optimizer != OptimizerKind::Sgd) return 2;
    return settings.momentum != 0 ? 1 : 0;
}

std::int64_t memoryOf(const Settings& settings, const NetworkSpec& spec, Precision precision, int batch) {
    const Weights weights = weightsOf(settings, spec);
    const std::int64_t standing = weights.all * kMaster + weights.trained * kMaster * (1 + momentsOf(settings));
    return kLibraries + standing + static_cast<std::int64_t>(passingOf(settings, spec, precision) * batch);
}

std::int64_t diskOf(const Settings& settings, const NetworkSpec& spec, const RunSize& size) {
    constexpr std::int64_t kArrayFrame = 200;  ///< bytes of a file that an array takes beside its numbers
    const Weights weights = weightsOf(settings, spec);
    const std::int64_t plain = weights.all * kMaster + weights.count * kArrayFrame;
    const std::int64_t whole = plain + momentsOf(settings) * (weights.trained * kMaster + weights.count * kArrayFrame);
    std::int64_t kept = 1;  // best.pth
    if (settings.checkpointBestK > 1) kept += std::min(settings.checkpointBestK, settings.epochs);
    if (settings.checkpointEvery > 0) kept += settings.epochs / settings.checkpointEvery;
    const std::int64_t perStep = std::int64_t{settings.batchSize} * settings.accumulate;
    const std::int64_t steps = (size.trainImages + perStep - 1) / perStep * settings.epochs;
    // last.pth is written beside the one it replaces.
    return kept * plain + 2 * whole + steps * kMetricsRow + size.validationImages * kPredictionRow + kSmallFiles;
}

}  // namespace

RunSize runSizeOf(const PreparedData& data) {
    return {.classes = static_cast<int>(data.classes.size()),
            .trainImages = data.count(Split::Train),
            .validationImages = data.count(Split::Validation)};
}

RunNeeds needsOf(const Settings& settings, const RunSize& size, Precision precision) {
    const NetworkSpec spec = networkOf(settings, size.classes);
    return {memoryOf(settings, spec, precision, settings.batchSize), diskOf(settings, spec, size)};
}

RunNeeds needsOf(const Settings& settings, const RunSize& size, const EngineInfo& engine) {
    RunNeeds needs = needsOf(settings, size, precisionOn(engine, settings));
    const bool hasCard = engine.devices.size() > 1;
    if (settings.device.starts_with("cuda") || (settings.device == "auto" && hasCard)) needs.memoryBytes = 0;
    return needs;
}

Precision precisionOn(const EngineInfo& engine, const Settings& settings) {
    return settings.precision == Precision::Auto ? engine.autoPrecision : settings.precision;
}

int batchThatFits(const Settings& settings, const RunSize& size, Precision precision, std::int64_t bytes) {
    const NetworkSpec spec = networkOf(settings, size.classes);
    const std::int64_t none = memoryOf(settings, spec, precision, 0);
    const std::int64_t each = std::max<std::int64_t>(1, memoryOf(settings, spec, precision, 1) - none);
    return static_cast<int>(std::clamp<std::int64_t>((bytes - none) / each, 0, settings.batchSize));
}

std::string aboutBytes(std::int64_t bytes) {
    constexpr std::int64_t kMega = 1'000'000, kGiga = 1000 * kMega;
    if (bytes < kGiga) return numberText(static_cast<double>((bytes + kMega / 2) / kMega)) + " MB";
    return numberText(std::round(static_cast<double>(bytes) / (kGiga / 10.0)) / 10) + " GB";
}

std::string tightMemoryText(std::int64_t needed, std::int64_t free, int batch) {
    if (batch < 1)
        return fillIn(STUDIO_TEXT("Training",
                                  "This takes about %1 of memory and no more than %2 can be had. Close other "
                                  "programs, or choose a smaller input size."),
                      {aboutBytes(needed), aboutBytes(free)});
    return fillIn(STUDIO_TEXT("Training",
                              "This takes about %1 of memory and no more than %2 can be had; batches of %3 would fit."),
                  {aboutBytes(needed), aboutBytes(free), std::to_string(batch)});
}

Error noMemoryError(const Settings& settings, const std::string& detail) {
    const std::string batch = std::to_string(settings.batchSize);
    if (settings.batchSize < 2) return {ErrorCode::OutOfMemory, {batch}, detail};
    const Settings half = withHalfBatch(settings);
    return {
        ErrorCode::BatchOutOfMemory, {batch, std::to_string(half.batchSize), std::to_string(half.accumulate)}, detail};
}

std::string memoryNote(const Settings& settings, const RunSize& size, Precision precision) {
    const std::int64_t needed = needsOf(settings, size, precision).memoryBytes, limit = memoryLimitBytes();
    if (needed <= limit) return {};
    std::string said = tightMemoryText(needed, limit, batchThatFits(settings, size, precision, limit));
    if (needed > hardMemoryLimitBytes()) throw noMemoryError(settings, said);
    return said;
}

Settings withHalfBatch(Settings settings) {
    if (settings.batchSize < 2) return settings;
    settings.batchSize /= 2;
    settings.accumulate *= 2;
    return settings;
}

}  // namespace studio
