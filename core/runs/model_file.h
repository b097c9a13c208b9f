// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/runs/checkpoint.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

/// A file with a network in it, whoever wrote it: what `inspect` and "Open weights" show before anything is replaced.
namespace studio {

enum class FileFormat {
    Checkpoint,   ///< our .pth
    StateDict,    ///< anybody's .pth
    Safetensors,  ///< .safetensors
    Caffe,        ///< .caffemodel
    TorchScript,  ///< a program; looked at, not read for its weights
    Onnx,         ///< the same
};
std::string_view fileFormatName(FileFormat format);  ///< "checkpoint", "state dict", "safetensors", ..

struct ModelFile {
    std::filesystem::path path;
    FileFormat format = FileFormat::Checkpoint;
    bool ours = false;                     ///< it says itself which network it is and how its pictures are prepared
    std::optional<Checkpoint> checkpoint;  ///< none: somebody else's TorchScript or ONNX. Theirs have no weights here
    std::uintmax_t bytes = 0;              ///< of the file
    std::int64_t tensors = 0;              ///< in the file
    std::string dtype;                     ///< of its real numbers: "float32"; "float16 and float32" where they differ
    std::vector<std::string> inputs, outputs;  ///< of TorchScript and ONNX: "input float32 batch x 3 x 224 x 224"
};

/// By its first bytes, not its name (.caffemodel excepted, which has no mark). `variant` as in readCheckpoint. Throws
/// what readCheckpoint throws.
ModelFile readModelFile(const std::filesystem::path& path, std::optional<Variant> variant = {});
/// Throws NotACheckpoint for a program, whose weights are not read.
void requireWeights(const ModelFile& file);

}  // namespace studio
