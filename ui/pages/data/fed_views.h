// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/picture.h"
#include "core/training/settings.h"

#include <QImage>
#include <QList>
#include <QString>
#include <cstdint>

namespace studio::ui {

inline constexpr int kFedViews = 9;

/// What the network is fed of a training picture in `kFedViews` epochs from `firstEpoch` on: the very crops, with the
/// run's seed, by the code that fills the batches.
QList<QImage> fedInTraining(const Picture& picture, const Settings& settings, std::uint32_t item,
                            std::uint64_t firstEpoch);
/// And of any other picture: by the run's own rule (preprocessingOf).
QImage fedInValidation(const Picture& picture, const Settings& settings);

/// "224 x 224, random crop of 8 to 100 % of the area, half of them mirrored. .."
QString fedText(const Settings& settings, bool training);

}  // namespace studio::ui
