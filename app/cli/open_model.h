// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/engine.h"
#include "core/runs/checkpoint.h"

#include <CLI/CLI.hpp>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace studio::cli {

/// --checkpoint and how its network is to run; shared by eval, predict and export.
struct ModelOptions {
    std::string checkpoint, variant, precision = "auto", device = "auto";
    std::vector<std::string> preprocessing;  ///< "key=value" of a foreign file's pictures
    int threads = 0;

    void addTo(CLI::App& verb);
};

/// Throws UnknownChoice naming the allowed ones.
std::optional<Variant> variantNamed(const std::string& name);  ///< none for ""
Precision precisionNamed(const std::string& name);

/// With --preprocessing taken over. Throws UsageError when the checkpoint is the studio's own, which knows better.
Checkpoint readCheckpoint(const ModelOptions& options);
std::shared_ptr<const Model> makeModel(const Checkpoint& checkpoint, const ModelOptions& options);

}  // namespace studio::cli
