// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/preprocessing.h"
#include "core/formats/safetensors.h"
#include "core/network/network.h"

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <vector>

/// ONNX. Writing needs the ONNX library and running a runtime: each lies in a library of its own that is opened on
/// first use. Looking needs neither.
namespace studio {

inline constexpr int kOnnxOpset = 17;  ///< the newest that Debian 12's ONNX knows

/// A classifier to be written. Input "input" float32 batch x 3 x S x S, or with preprocessing "image" uint8 batch x S x
/// S x 3 (RGB); outputs "logits" or "probabilities", then "aux1" and "aux2".
struct OnnxRequest {
    NetworkSpec network;  ///< its aux heads are written where it has them
    Preprocessing preprocessing;
    NamedArrays weights;  ///< conv.bias or bn.*, as they come; float16 is stored so and computed in float32
    TextPairs metadata;
    bool softmax = false;
    bool withPreprocessing = false;
};
/// Writes, after ONNX's checker and strict shape inference have passed. Not atomic. Throws EngineMissing, CannotWrite,
/// DiskFull, Internal with the checker's words.
void writeOnnx(const std::filesystem::path& path, const OnnxRequest& request);

/// What a file says of itself.
struct OnnxSummary {
    TextPairs metadata;
    std::int64_t tensors = 0;                  ///< weights
    std::string dtype;                         ///< of the weights: "float32"
    std::vector<std::string> inputs, outputs;  ///< "input float32 batch x 3 x 224 x 224", to be shown (shownName)
};
/// Throws FileNotFound, NoPermission, CannotRead, DamagedCheckpoint, NotACheckpoint where it is larger than 2 GiB or
/// has more inputs, outputs or metadata than any network.
OnnxSummary lookAtOnnxFile(const std::filesystem::path& path);
OnnxSummary lookAtOnnx(std::span<const std::byte> bytes, const std::string& name);
bool looksLikeOnnx(std::span<const std::byte> start);

/// A file's answers to pictures.
struct OnnxAnswers {
    std::string runtime;                      ///< "ONNX Runtime 1.21.0", "OpenCV 4.6.0"
    int fixedBatch = 0;                       ///< it knows no free batch axis and had so many at a time; 0: it does
    std::vector<std::vector<float>> outputs;  ///< in the file's order, count x classes each
};
/// Pictures as the file wants them: float32 NCHW, or RGB bytes NHWC; the other is empty.
struct OnnxPictures {
    int count = 0;
    int side = 0;
    std::span<const float> floats;
    std::span<const std::uint8_t> bytes;
};
/// Reads the file with a runtime that is none of ours: ONNX Runtime where the studio was built with it, else OpenCV,
/// which gets the batch axis fixed and float16 widened. Throws EngineMissing, Internal with the runtime's words.
OnnxAnswers runOnnx(const std::filesystem::path& path, const OnnxPictures& pictures);

}  // namespace studio
