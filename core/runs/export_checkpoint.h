// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/engine.h"
#include "core/runs/checkpoint.h"

#include <array>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <stop_token>
#include <string>
#include <string_view>

namespace studio {

enum class ExportFormat { Pth, Safetensors, TorchScript, Onnx };
inline constexpr std::array kExportFormats{ExportFormat::Pth, ExportFormat::Safetensors, ExportFormat::TorchScript,
                                           ExportFormat::Onnx};
std::string_view exportFormatName(ExportFormat format);  ///< "pth", "safetensors", "torchscript", "onnx"
std::optional<ExportFormat> exportFormatFromName(std::string_view name);
std::string_view exportFormatEnding(ExportFormat format);  ///< ".pth", ".safetensors", ".pt", ".onnx"

struct ExportOptions {
    ExportFormat format = ExportFormat::Pth;
    bool bare = false;  ///< the weights alone, without what the studio adds
    bool aux = false;   ///< the auxiliary heads too; our own .pth dictionary always has them
    bool half = false;  ///< float16 in the file; programs compute in float32
    bool foldBatchNorm = false;
    bool softmax = false;            ///< probabilities instead of logits
    bool withPreprocessing = false;  ///< 8-bit pictures in; TorchScript then gives probabilities
    std::filesystem::path data;      ///< photographs to check it on; empty: those it was trained on, or else noise
};

/// A switch of ExportOptions: its name on the command line, its help, and the formats it means something for.
struct ExportSwitch {
    const char* name;  ///< "fold-bn"
    bool ExportOptions::*value;
    const char* help;  ///< STUDIO_TEXT, context "Export"
    bool pth, safetensors, torchScript, onnx;

    bool isFor(ExportFormat format) const;
};
std::span<const ExportSwitch> exportSwitches();
/// The first switch that is on and means nothing for the format; nullptr: all is well.
const ExportSwitch* misplacedSwitch(const ExportOptions& options);

/// What the comparison of an export with its source found.
struct ExportReport {
    std::string reader;        ///< who read the file back; STUDIO_TEXT, context "Export", or a name with version
    int fixedBatch = 0;        ///< the reader knows no free batch axis and had so many pictures at a time; 0: it does
    int pictures = 0;          ///< compared
    bool fromData = false;     ///< photographs, not seeded noise
    double difference = 0;     ///< largest |difference of logits|; of a file that gives probabilities: of log p, less
                               ///< the mean of its row (AnswerComparison)
    double allowed = 0;        ///< 1e-4 (half precision: 2e-2) x max(1, largest |logit|)
    std::uintmax_t bytes = 0;  ///< of the file
};

inline constexpr int kComparedPictures = 16;
inline constexpr double kExportTolerance = 1e-4, kHalfTolerance = 2e-2;

/// Writes the network without training state, reads the file back with a reader of its format and compares the logits
/// in float32 on 16 pictures. The file appears under its name only when they agree; an older file of that name
/// stays untouched otherwise. Throws ExportMismatch, CannotWrite and kin, EngineMissing, Cancelled; Internal for a
/// misplaced switch. A checkpoint that is moved in takes no room while the file is checked.
ExportReport exportCheckpoint(Engine& engine, Checkpoint checkpoint, const std::filesystem::path& out,
                              const ExportOptions& options, std::stop_token stop = {});

/// The network that `options` leave in the file, and whether that answers with probabilities.
NetworkSpec exportedNetwork(const Checkpoint& checkpoint, const ExportOptions& options);
bool givesProbabilities(const ExportOptions& options);

}  // namespace studio
