// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/data/data_set.h"
#include "core/engine/engine.h"
#include "core/training/settings.h"

#include <cstdint>
#include <string>

namespace studio {

/// What a run takes of the machine, counted from the network's table before it starts.
struct RunNeeds {
    std::int64_t memoryBytes = 0;  ///< peak of a training process on the CPU, without a window
    std::int64_t diskBytes = 0;    ///< most its folder takes: checkpoints, tables, answers
};

/// What is trained on.
struct RunSize {
    int classes = 0;
    std::int64_t trainImages = 0, validationImages = 0;
};

RunSize runSizeOf(const PreparedData& data);

/// `precision` is the one in use, never Auto. What the formulas leave out: needs.cpp.
RunNeeds needsOf(const Settings& settings, const RunSize& size, Precision precision);
/// The same before there is a stepper that says what it uses. Memory 0: it is the GPU's.
RunNeeds needsOf(const Settings& settings, const RunSize& size, const EngineInfo& engine);
Precision precisionOn(const EngineInfo& engine, const Settings& settings);  ///< never Auto

/// The largest batch, at most settings.batchSize, whose memory fits into `bytes`; 0: not even a single picture's.
int batchThatFits(const Settings& settings, const RunSize& size, Precision precision, std::int64_t bytes);

/// 1'234'567'890 -> "1.2 GB", 150'000'000 -> "150 MB"; in English.
std::string aboutBytes(std::int64_t bytes);
/// STUDIO_TEXT, context "Training".
std::string tightMemoryText(std::int64_t needed, std::int64_t free, int batch);

/// OutOfMemory, or BatchOutOfMemory where half the batch is another one.
Error noMemoryError(const Settings& settings, const std::string& detail);

/// Before a training on a CPU whose memory will hardly do, a sentence; else empty: other programs may give some back,
/// and this is an estimate. Throws noMemoryError() where the process would be ended for it.
[[nodiscard]] std::string memoryNote(const Settings& settings, const RunSize& size, Precision precision);

/// The same step in about half the memory: half as many pictures in a batch, twice as many batches in a step. Without
/// batch norm loss and gradient are those of the whole batch; with it, the statistics are those of the smaller one.
/// Unchanged when a batch is one picture.
Settings withHalfBatch(Settings settings);

}  // namespace studio
