// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/diagram/diagram_shapes.h"

#include <optional>

namespace studio::ui {

/// What the heads show: total = main + auxWeight * (aux1 + aux2). Heads that are not there have no loss.
struct HeadLosses {
    double total = 0, main = 0;
    std::optional<double> aux1, aux2;
    double auxWeight = 0.3;
    QString caption;  ///< what they were measured on, "Training loss, mean of epoch 4"; may be empty
};

/// The labels that change while training, in the places the layout kept for them: the loss of each head with its
/// weight, and the sum below the legend. Without losses the same words stand there without numbers.
std::vector<Label> lossLabels(const LossPlaces& places, const std::optional<HeadLosses>& losses, double auxWeight,
                              const TextMeasure& measure);
/// For the layout to keep room: "loss 0.000" (a larger one is written smaller), "aux1, loss 00.000".
QString usualLoss();
QString widestNamedLoss(Head head);
/// "total 0.000 = 0.000 + 0.3 × ..", as wide as the sum is most of the time.
QString widestLossSum(bool aux);

}  // namespace studio::ui
