// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plots/history_csv.h"

#include "core/base/files.h"
#include "ui/plots/series.h"

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

std::string accuracyCsv(const TrainingHistory& history) {
    std::string text = "epoch,validation_top1,validation_top5,train_top1\r\n";
    for (const EpochRecord& record : history.epochs) {
        std::string row = std::to_string(record.epoch);
        for (const double value : {record.validationTop1, record.validationTop5, record.trainTop1}) addCell(row, value);
        text += row + "\r\n";
    }
    return text;
}

std::string rateCsv(const TrainingHistory& history, const std::vector<QPointF>& plan) {
    std::string text = "epochs,lr,planned\r\n";
    double reached = 0;
    const auto add = [&](double epochs, double rate, bool planned) {
        std::string row = numberText(epochs);
        addCell(row, rate);
        text += row + (planned ? ",1\r\n" : ",0\r\n");
    };
    for (const BatchEvent& batch : history.batches) {
        reached = xOf(batch, XAxis::Epoch, history.start.batchesPerEpoch);
        add(reached, batch.lr, false);
    }
    for (const QPointF& point : plan)
        if (history.batches.empty() || point.x() > reached) add(point.x(), point.y(), true);
    return text;
}

}  // namespace studio::ui
