// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/network/epoch_losses.h"

#include "core/training/meters.h"

#include <QCoreApplication>
#include <cmath>

namespace studio::ui {
namespace {

double asWritten(double loss) {
    return loss < 100 ? std::round(loss * 1000) / 1000 : std::round(loss);
}

/// total = main + weight (aux1 + aux2) holds in every record, whatever the settings say by now.
double auxWeightOf(const Losses& losses) {
    const double aux = losses.aux1.value_or(0) + losses.aux2.value_or(0);
    const double weight = aux > 0 ? (losses.total - losses.main) / aux : 0;
    return std::isfinite(weight) ? QString::number(weight, 'g', 4).toDouble() : 0;
}

HeadLosses written(const Losses& losses, double auxWeight, const QString& caption) {
    HeadLosses shown;
    shown.main = asWritten(losses.main);
    shown.auxWeight = auxWeight;
    shown.caption = caption;
    if (losses.aux1) shown.aux1 = asWritten(*losses.aux1);
    if (losses.aux2) shown.aux2 = asWritten(*losses.aux2);
    shown.total = shown.main + auxWeight * (shown.aux1.value_or(0) + shown.aux2.value_or(0));
    return shown;
}

}  // namespace

std::optional<HeadLosses> epochLosses(const TrainingHistory& history) {
    const int whole = history.epochs.empty() ? 0 : history.epochs.back().epoch;
    const bool between = history.batches.empty() || history.batches.back().epoch <= whole;
    if (between && whole == 0) return std::nullopt;
    if (between) {
        const Losses& mean = history.epochs.back().train;
        return written(mean, auxWeightOf(mean),
                       QCoreApplication::translate("EpochLosses", "Training loss, mean of epoch %1").arg(whole));
    }
    const BatchEvent& last = history.batches.back();
    LossMeter meter;
    for (auto batch = history.batches.rbegin(); batch != history.batches.rend() && batch->epoch == last.epoch; ++batch)
        meter.add(batch->losses, batch->images, 0);
    const double weight = auxWeightOf(last.losses);
    return written(meter.mean(weight), weight,
                   QCoreApplication::translate("EpochLosses", "Training loss, epoch %1 so far, batch %2 of %3")
                       .arg(last.epoch)
                       .arg(last.batch)
                       .arg(history.start.batchesPerEpoch));
}

}  // namespace studio::ui
