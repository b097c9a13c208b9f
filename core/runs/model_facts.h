// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/formats/safetensors.h"
#include "core/runs/checkpoint.h"

#include <string>

/// What an export says of itself, as texts by name: the metadata of safetensors and ONNX, and TorchScript's
/// "studio.json". `format`, `network`, `classes`, `preprocessing` (these three are JSON with the checkpoint's keys),
/// `epoch`.
namespace studio {

inline constexpr const char* kFactsFormat = "inception-studio.weights/1";

/// `network` is the one that is exported: without auxiliary heads where they were left out.
TextPairs factsOf(const Checkpoint& checkpoint, const NetworkSpec& network);
/// The same as one JSON object of texts.
std::string factsText(const TextPairs& facts);
TextPairs factsFromText(const std::string& text);  ///< by name; empty where it is none

bool hasFacts(const TextPairs& facts);
/// A checkpoint without weights. Throws DamagedCheckpoint naming the fact that is missing or wrong, NotACheckpoint for
/// another version's.
Checkpoint checkpointOf(const TextPairs& facts, const std::string& name);

}  // namespace studio
