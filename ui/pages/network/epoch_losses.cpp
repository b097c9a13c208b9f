// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/network/epoch_losses.h"

#include "core/training/meters.h"

#include <QCoreApplication>
#include <cmath>

namespace studio::ui {
namespace {

/// total = main + weight (aux1 + aux2) holds in every record, whatever the settings say by now.
double auxWeightOf(const Losses& losses) {
    const double aux = losses.aux1.value_or(0) + losses.aux2.value_or(0);
    const double weight = aux > 0 ? (losses.total - losses.main) / aux : 0;
    return std::isfinite(weight) ? QString::number(weight, 'g', 4).toDouble() : 0;
}

HeadLosses measured(const Losses& losses, double auxWeight, const QString& caption) {
    return {.total = losses.total,
            .main = losses.main,
            .aux1 = losses.aux1,
            .aux2 = losses.aux2,
            .auxWeight = auxWeight,
            .caption = caption};
}

}  // namespace

std::optional<HeadLosses> epochLosses(const TrainingHistory& history) {
    const int whole = history.epochs.empty() ? 0 : history.epochs.back().epoch;
    const bool between = history.batches.empty() || history.batches.back().epoch <= whole;
    if (between && whole == 0) return std::nullopt;
    if (between) {
        const Losses& mean = history.epochs.back().train;
        return measured(mean, auxWeightOf(mean),
                        QCoreApplication::translate("EpochLosses", "Training loss, mean of epoch %1").arg(whole));
    }
    const BatchEvent& last = history.batches.back();
    LossMeter meter;
    for (auto batch = history.batches.rbegin(); batch != history.batches.rend() && batch->epoch == last.epoch; ++batch)
        meter.add(batch->losses, batch->images, 0);
    const double weight = auxWeightOf(last.losses);
    return measured(meter.mean(weight), weight,
                    QCoreApplication::translate("EpochLosses", "Training loss, epoch %1 so far, batch %2 of %3")
                        .arg(last.epoch)
                        .arg(last.batch)
                        .arg(history.start.batchesPerEpoch));
}

}  // namespace studio::ui
