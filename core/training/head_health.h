// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/training/events.h"

#include <array>
#include <span>

namespace studio {

/// Heads that learn nothing. A head whose weights died answers every picture alike and stays at the loss of guessing,
/// ln(classes), while the others may well fall (BVLC/caffe#1598: main and aux2 at 6.909 = ln 1000 for 2.4 million
/// steps; NVIDIA/DIGITS#82).
struct HeadHealth {
    /// Epochs, up to the last one, that a head has stayed at guessing; 0: it does not, or it is not there.
    std::array<int, 3> stuck{};  ///< main, aux1, aux2
    bool any() const { return stuck[0] > 0 || stuck[1] > 0 || stuck[2] > 0; }
    bool operator==(const HeadHealth&) const = default;
};

/// How near ln(classes) counts as guessing, as a share of it, and for how many epochs in a row before it is said.
inline constexpr double kGuessingWidth = 0.02;
inline constexpr int kGuessingEpochs = 3;

/// From the mean training losses of the epochs. Two classes and more.
HeadHealth headHealth(std::span<const EpochRecord> epochs, int classes);

}  // namespace studio
