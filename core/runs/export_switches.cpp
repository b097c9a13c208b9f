// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text.h"
#include "core/runs/export_checkpoint.h"

#include <algorithm>
#include <array>

namespace studio {
namespace {

struct FormatRow {
    ExportFormat format;
    std::string_view name, ending;
};
constexpr std::array<FormatRow, 4> kFormats{{
    {ExportFormat::Pth, "pth", ".pth"},
    {ExportFormat::Safetensors, "safetensors", ".safetensors"},
    {ExportFormat::TorchScript, "torchscript", ".pt"},
    {ExportFormat::Onnx, "onnx", ".onnx"},
}};

const FormatRow& rowOf(ExportFormat format) {
    return *std::ranges::find(kFormats, format, &FormatRow::format);
}

constexpr std::array<ExportSwitch, 6> kSwitches{{
    {"bare", &ExportOptions::bare, STUDIO_TEXT("Export", "A bare state dict: no classes, no preprocessing"), true, true,
     false, false},
    {"aux", &ExportOptions::aux,
     STUDIO_TEXT("Export", "Both auxiliary classifiers too; a .pth that is not bare always has them"), true, true, true,
     true},
    {"half", &ExportOptions::half, STUDIO_TEXT("Export", "Weights as float16: half the size"), true, true, true, true},
    {"fold-bn", &ExportOptions::foldBatchNorm,
     STUDIO_TEXT("Export", "Each convolution takes its batch norm in: the same answers with fewer operations"), false,
     false, true, true},
    {"softmax", &ExportOptions::softmax, STUDIO_TEXT("Export", "A softmax at the end instead of logits"), false, false,
     true, true},
    {"with-preprocessing", &ExportOptions::withPreprocessing,
     STUDIO_TEXT("Export", "Takes 8-bit RGB pictures; TorchScript then also resizes them and gives probabilities"),
     false, false, true, true},
}};

}  // namespace

std::string_view exportFormatName(ExportFormat format) {
    return rowOf(format).name;
}

std::optional<ExportFormat> exportFormatFromName(std::string_view name) {
    const auto found = std::ranges::find(kFormats, name, &FormatRow::name);
    return found == kFormats.end() ? std::nullopt : std::optional(found->format);
}

std::string_view exportFormatEnding(ExportFormat format) {
    return rowOf(format).ending;
}

bool ExportSwitch::isFor(ExportFormat format) const {
    switch (format) {
        case ExportFormat::Pth:
            return pth;
        case ExportFormat::Safetensors:
            return safetensors;
        case ExportFormat::TorchScript:
            return torchScript;
        case ExportFormat::Onnx:
            return onnx;
    }
    return false;
}

std::span<const ExportSwitch> exportSwitches() {
    return kSwitches;
}

const ExportSwitch* misplacedSwitch(const ExportOptions& options) {
    for (const ExportSwitch& each : kSwitches)
        if (options.*each.value && !each.isFor(options.format)) return &each;
    return nullptr;
}

NetworkSpec exportedNetwork(const Checkpoint& checkpoint, const ExportOptions& options) {
    NetworkSpec network = checkpoint.network;
    const bool wholeDictionary = options.format == ExportFormat::Pth && !options.bare;
    network.aux = network.aux && (options.aux || wholeDictionary);
    return network;
}

bool givesProbabilities(const ExportOptions& options) {
    return options.softmax || (options.format == ExportFormat::TorchScript && options.withPreprocessing);
}

}  // namespace studio
