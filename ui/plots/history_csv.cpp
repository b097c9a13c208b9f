// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plots/history_csv.h"

#include "core/base/files.h"

#include <optional>

namespace studio::ui {

static void addCell(std::string& row, std::optional<double> value) {
    row += ',';
    if (value) row += numberText(*value);
}

static void addLosses(std::string& row, const Losses& losses) {
    addCell(row, losses.total);
    addCell(row, losses.main);
    addCell(row, losses.aux1);
    addCell(row, losses.aux2);
}

std::string historyCsv(const TrainingHistory& history) {
    std::string text =
        "epoch,step,seconds,lr,total,main,aux1,aux2,"
        "validation_total,validation_main,validation_aux1,validation_aux2,validation_top1\r\n";
    auto epoch = history.epochs.begin();
    for (std::size_t i = 0; i < history.batches.size(); ++i) {
        const BatchEvent& batch = history.batches[i];
        std::string row = std::to_string(batch.epoch) + ',' + std::to_string(batch.step);
        addCell(row, batch.seconds);
        addCell(row, batch.lr);
        addLosses(row, batch.losses);
        const bool lastOfEpoch = i + 1 == history.batches.size() || history.batches[i + 1].epoch != batch.epoch;
        while (epoch != history.epochs.end() && epoch->epoch < batch.epoch) ++epoch;
        if (lastOfEpoch && epoch != history.epochs.end() && epoch->epoch == batch.epoch) {
            addLosses(row, epoch->validation);
            addCell(row, epoch->validationTop1);
        } else {
            row += ",,,,,";
        }
        text += row + "\r\n";
    }
    return text;
}

}  // namespace studio::ui
