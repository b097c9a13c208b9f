// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/verb.h"
#include "core/data/data_set.h"
#include "core/training/trainer.h"

#include <memory>
#include <string>

namespace studio::cli {

struct OpenedData {
    std::shared_ptr<const DataSet> set;
    CheckReport report;
    LeftOut leaveOut;  ///< of a person's list
};

/// --leave-out FILE, for every verb that takes a data set.
void addLeaveOut(CLI::App& verb, std::string& list);

/// Lists the pictures and checks them, with the progress of both. `leaveOut`: what --leave-out names; empty: nothing.
OpenedData openData(Context& context, const std::string& path, CheckDepth depth, const std::string& leaveOut);

/// The same, split as this training would split it, with its batch fitted to it as the training would. What its
/// settings lack is said first.
std::shared_ptr<const PreparedData> openForTraining(Context& context, TrainingRequest& request);

}  // namespace studio::cli
