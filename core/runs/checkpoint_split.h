// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/data_set.h"
#include "core/runs/checkpoint.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace studio {

/// The pictures a checkpoint is to be measured on, with labels in the checkpoint's order of classes.
struct MeasuredPictures {
    std::shared_ptr<const PreparedData> data;
    std::vector<std::uint32_t> items;  ///< indices into data->items
    /// Neither these pictures nor these with those of `leaveOut` have the training's fingerprint: a drawn split may
    /// hold training pictures, unless they differ in what the training left out alone.
    bool otherData = false;
    bool otherOrder = false;  ///< the data lists the checkpoint's classes in another order: they were matched by name
};

/// "5 classes (daisy, dandelion, ..)", for messages.
std::string classesText(const std::vector<std::string>& names);

/// Classes are matched by name, where the checkpoint has names; else the number must agree, and the order is taken for
/// the same. `split` none: all usable pictures. Pictures of `leaveOut` are not measured. A test part that validates
/// answers to either name. A set without a split of its own is divided as the checkpoint's `data` says. `file` is the
/// checkpoint's, for messages. Throws ClassesDoNotFit, NoSplitInCheckpoint, NoPicturesInSplit, and what prepareData
/// throws.
MeasuredPictures picturesToMeasure(const Checkpoint& checkpoint, const std::filesystem::path& file,
                                   std::shared_ptr<const DataSet> set, const CheckReport& report,
                                   std::optional<Split> split, const LeftOut& leaveOut = {});

}  // namespace studio
