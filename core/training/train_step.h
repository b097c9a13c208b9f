// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/batch_loader.h"
#include "core/engine/engine.h"

#include <cstdint>
#include <span>
#include <stop_token>

namespace studio {

/// The batch's own memory.
PictureBatch picturesOf(const Batch& batch);

/// One optimizer step of one or several batches, each with a picture in it. Throws Cancelled when it was broken off;
/// the weights are then as before, and so is the accumulated gradient.
TrainResult trainStep(Stepper& stepper, std::span<const Batch> parts, double auxWeight, double learningRate,
                      std::int64_t number, std::stop_token stop);

}  // namespace studio
