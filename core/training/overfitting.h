// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/training/events.h"

#include <optional>
#include <span>

namespace studio {

/// The main head gets better on the pictures it learns from and worse on those it does not. Its losses, mean over an
/// epoch each: when validation was lowest, and in the last epoch.
struct Overfitting {
    int sinceEpoch = 0;  ///< of the lowest validation loss
    double lowestValidation = 0, validationNow = 0;
    double trainThen = 0, trainNow = 0;
    bool operator==(const Overfitting&) const = default;
};

/// For how many epochs validation must have been without a new lowest loss, and by which share of the loss it must have
/// risen and the training's fallen.
inline constexpr int kOverfittingEpochs = 3;
inline constexpr double kOverfittingShare = 0.05;

/// None while validation still falls, stands or has risen in a single epoch only, or where the training's loss does not
/// fall: that is no learning by heart.
std::optional<Overfitting> overfitting(std::span<const EpochRecord> epochs);

}  // namespace studio
