// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/preprocessing.h"
#include "core/formats/array.h"
#include "core/network/network.h"

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <vector>

/// TorchScript through the engine's library: a program that torch.jit.load and torch::jit::load open without anything
/// of ours.
namespace studio {

/// Input N x 3 x S x S float32; with preprocessing uint8 H x W x 3 or N x H x W x 3 (RGB) of any size. Gives the logits
/// or probabilities N x classes, with auxiliary heads a tuple of three.
struct TorchScriptRequest {
    NetworkSpec network;
    Preprocessing preprocessing;
    NamedArrays weights;  ///< conv.bias or bn.*, as they come; float16 is stored so and computed in float32
    std::string facts;    ///< what goes into the extra file `factsName`
    std::string factsName;
    bool softmax = false;
    bool withPreprocessing = false;
};
/// Not atomic. Throws EngineMissing, EngineFailed, CannotWrite.
void writeTorchScript(const std::filesystem::path& path, const TorchScriptRequest& request);

/// A file's answers, read by LibTorch: outputs in order, count x classes each. Either `floats` (NCHW) or `bytes` (NHWC)
/// holds count pictures of side x side. Throws EngineMissing, EngineFailed.
std::vector<std::vector<float>> runTorchScript(const std::filesystem::path& path, int count, int side,
                                               std::span<const float> floats, std::span<const std::uint8_t> bytes);

// The doors of libstudio_engine.so behind the two.
using StudioWriteTorchScript = void (*)(const std::filesystem::path& path, const TorchScriptRequest& request);
inline constexpr char kStudioWriteTorchScriptSymbol[] = "studioWriteTorchScript";
using StudioRunTorchScript = std::vector<std::vector<float>> (*)(const std::filesystem::path& path, int count, int side,
                                                                 std::span<const float> floats,
                                                                 std::span<const std::uint8_t> bytes);
inline constexpr char kStudioRunTorchScriptSymbol[] = "studioRunTorchScript";

}  // namespace studio
