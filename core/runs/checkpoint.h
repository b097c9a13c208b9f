// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/preprocessing.h"
#include "core/formats/array.h"
#include "core/network/network.h"
#include "core/training/events.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace studio {

inline constexpr const char* kCheckpointFormat = "inception-studio.checkpoint/1";

/// What `data` in a checkpoint says of the data it was trained on.
struct CheckpointData {
    std::string path;  ///< as the user named it
    std::string fingerprint;
    std::uint64_t seed = 1;  ///< of the split
    double validationFraction = 0.2;
    std::vector<std::string> classes;  ///< names used; those left out are not among them
    std::vector<std::string> leftOut;  ///< names the data has and the run did not use
};

/// What only last.pth has: enough to go on.
struct CheckpointTraining {
    NamedArrays optimizer;
    std::string settings;    ///< settingsToJson, as text
    std::int64_t step = 0;   ///< steps done in the whole run
    int epoch = 1;           ///< epoch the next step belongs to
    int batchInEpoch = 0;    ///< batches of it that are done
    std::uint64_t seed = 1;  ///< with (epoch, batch, step) the whole random state
    int bestEpoch = 0;
    double bestMeasure = 0;
    int epochsWithoutImprovement = 0;
    double seconds = 0;             ///< of training so far
    std::vector<double> epochSums;  ///< running sums of the epoch under way, for its record
};

struct Checkpoint {
    NetworkSpec network;
    NamedArrays weights;  ///< stateEntries() order; float32, num_batches_tracked int64
    std::vector<std::string> classes;
    Preprocessing preprocessing;
    double auxWeight = 0.3;
    std::optional<CheckpointData> data;
    int epoch = 0;
    std::optional<EpochRecord> metrics;
    std::optional<CheckpointTraining> training;
};

/// "class 1", "class 2", ..: the names in a file that names no classes.
std::vector<std::string> numberedClasses(int count);
/// False where its classes are those, which stand for no names.
bool namesClasses(const Checkpoint& checkpoint);

/// Atomically. Throws DiskFull, NoPermission, CannotWrite.
void writeCheckpoint(const std::filesystem::path& path, const Checkpoint& checkpoint);
/// `variant` names the network of a foreign file (a state dict, bare or under "state_dict", "model", ..) that cannot
/// say it; ours say it themselves, and torchvision's are known by their batch norms. Foreign files get the names of the
/// class_indices.json beside them or numberedClasses, their variant's preprocessing and input 224.
/// Throws FileNotFound, NotACheckpoint, DamagedCheckpoint, WeightsDoNotFit, VariantNeeded.
Checkpoint readCheckpoint(const std::filesystem::path& path, std::optional<Variant> variant = {});
/// The state dict alone (export --bare). Without aux1.*, aux2.* unless `aux`.
void writeBareWeights(const std::filesystem::path& path, const Checkpoint& checkpoint, bool aux = false);

}  // namespace studio
