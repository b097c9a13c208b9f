// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/formats/pth.h"
#include "core/runs/checkpoint.h"

#include <string>

/// Shared by the checkpoint's reader and writer and by preprocessing_text.cpp; nobody else includes it.
namespace studio {

inline constexpr const char* kSquash = "squash";
inline constexpr const char* kShorterSide = "shorter_side_then_centre_crop";
/// Pillow's antialiased bilinear filter (core/data/resize.h), the only one there is.
inline constexpr const char* kFilter = "bilinear";

/// Puts the arrays into stateEntries() order and into the engine's element types. `name` is the file's.
/// Throws WeightsDoNotFit naming every key that is missing, unknown or of another shape.
NamedArrays fittedWeights(const NamedArrays& arrays, const NetworkSpec& network, const std::string& name);

/// A file that is not ours: see readCheckpoint. Throws NotACheckpoint, WeightsDoNotFit, VariantNeeded.
Checkpoint readForeign(const PthValue& root, std::optional<Variant> variant, const std::string& name);

/// reference/googlenet.md, "input" of the variants' table.
Preprocessing foreignPreprocessing(Variant variant);

}  // namespace studio
