// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/engine.h"
#include "core/runs/checkpoint.h"

#include <filesystem>
#include <stop_token>
#include <string>

namespace studio {

struct ExportOptions {
    bool bare = false;  ///< the state dict alone
    bool aux = false;   ///< with `bare`: the auxiliary heads too; the dictionary always has them
};

/// What the comparison of an export with its source found.
struct ExportReport {
    std::string reader;     ///< who read the file back; STUDIO_TEXT, context "Export"
    int pictures = 0;       ///< compared
    bool fromData = false;  ///< photographs of the data it was trained on, not seeded noise
    double difference = 0;  ///< largest |difference of logits|
    double allowed = 0;     ///< 1e-4 x max(1, largest |logit|)
};

inline constexpr int kComparedPictures = 16;
inline constexpr double kExportTolerance = 1e-4;

/// Writes a .pth without training state, reads it back and compares the answers in float32 on at least 16 pictures.
/// The file appears under its name only when they agree; an older file of that name stays untouched otherwise.
/// Throws ExportMismatch, CannotWrite and kin, Cancelled.
ExportReport exportPth(Engine& engine, const Checkpoint& checkpoint, const std::filesystem::path& out,
                       const ExportOptions& options, std::stop_token stop = {});

}  // namespace studio
