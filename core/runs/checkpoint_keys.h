// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/formats/caffemodel.h"
#include "core/formats/pth.h"
#include "core/runs/checkpoint.h"

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Shared by the checkpoint's readers and writers and by the fuzzer of class names; nobody else includes it.
namespace studio {

/// Pillow's antialiased bilinear filter (core/data/resize.h), the only one there is.
inline constexpr const char* kFilter = "bilinear";

/// Puts the arrays into stateEntries() order and into the engine's element types. `name` is the file's.
/// Throws WeightsDoNotFit naming every key that is missing, unknown or of another shape.
NamedArrays fittedWeights(const NamedArrays& arrays, const NetworkSpec& network, const std::string& name);

/// A .pth that says it is ours. Throws DamagedCheckpoint, WeightsDoNotFit.
Checkpoint checkpointOfOurs(const PthValue& root, const std::string& name);
/// kCheckpointFormat, another version's of ours (throws NotACheckpoint), or not ours.
bool isOurs(const PthValue& root, const std::string& name);

/// The tensors of a foreign .pth: the state dict itself, or under one of the keys that training scripts use.
NamedArrays stateDictOf(const PthValue& root);
/// Weights under PyTorch's names, of a file that is not ours: see readCheckpoint. Class names come from
/// class_indices.json beside the file where that names as many. Throws NotACheckpoint, WeightsDoNotFit, VariantNeeded.
Checkpoint checkpointOfForeign(NamedArrays arrays, std::optional<Variant> variant, const std::filesystem::path& file);
/// The names in the text of the course's class_indices.json, {"0": "daisy", ..}; empty unless it names exactly these
/// classes, each once and not by an empty text.
std::vector<std::string> classNamesIn(std::string_view text, std::size_t count);
/// caffe's layers under PyTorch's names; a layer that no GoogLeNet has keeps its own. Throws NotACheckpoint.
NamedArrays weightsOfCaffe(const std::vector<CaffeLayer>& layers, const std::string& name);

/// reference/googlenet.md, "input" of the variants' table.
Preprocessing foreignPreprocessing(Variant variant);

}  // namespace studio
