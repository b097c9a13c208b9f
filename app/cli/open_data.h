// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/verb.h"
#include "core/data/data_set.h"
#include "core/training/settings.h"

#include <memory>
#include <string>

namespace studio::cli {

struct OpenedData {
    std::shared_ptr<const DataSet> set;
    CheckReport report;
};

/// Lists the pictures and checks them, with the progress of both.
OpenedData openData(Context& context, const std::string& path, CheckDepth depth);

/// The same, split as a training with these settings would split it. What the settings lack is said first.
std::shared_ptr<const PreparedData> openForTraining(Context& context, const std::string& path,
                                                    const Settings& settings);

}  // namespace studio::cli
