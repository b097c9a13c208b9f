// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/engine.h"
#include "core/runs/checkpoint.h"

#include <string>
#include <utility>
#include <vector>

namespace studio {

struct Settings;

/// Weights to begin with, and what was done to the file's in sentences (STUDIO_TEXT, context
/// "StartingWeights").
struct StartingWeights {
    NamedArrays weights;
    std::vector<std::string> notes;
};

/// The file's body with heads for `classes`. A classifier's rows go to the classes of the same names; where one of them
/// is not in the file, the classifiers start fresh. Files without names of their own keep their order where the counts
/// agree. The auxiliary heads start fresh where the file has none, or where `freshAux` says so.
/// A network that took blue, green, red has the channels of its first convolution turned round: training gives red,
/// green, blue. `fresh`: initial weights of the file's variant. `how`: of the run to come.
StartingWeights startingWeights(const Checkpoint& file, NamedArrays fresh, const std::vector<std::string>& classes,
                                bool freshAux, const Preprocessing& how);

/// settings.weights into a fresh stepper; none: it stays as it is. Returns what was done to them, for the log. A file
/// that doesn't say which network it is may be the course's or the paper's: the setting tells, if it is one of them.
[[nodiscard]] std::vector<std::string> loadStartingWeights(const Settings& settings,
                                                           const std::vector<std::string>& classes, Stepper& stepper);

/// The settings with which a run gives its network what this rule did, as applySetting takes them: input_size, resize,
/// resize_side, and for red, green, blue from 0 to 1, to six significant digits, normalize.mean and normalize.std.
std::vector<std::pair<std::string, std::string>> settingsLike(const Preprocessing& how);

}  // namespace studio
