// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/training/history.h"

#include <QPointF>
#include <string>
#include <vector>

namespace studio::ui {

/// What the loss plot shows, as CSV (RFC 4180): a row a batch, `epoch,step,seconds,lr,total,main,aux1,aux2,
/// validation_total,validation_main,validation_aux1,validation_aux2,validation_top1`; the validation's cells are filled
/// in the last row of an epoch.
std::string historyCsv(const TrainingHistory& history);
/// What the accuracy plot shows: a row an epoch, `epoch,validation_top1,validation_top5,train_top1`.
std::string accuracyCsv(const TrainingHistory& history);
/// What the learning rate plot shows, `epochs,lr,planned`, ascending by epochs done: a row a step with what was used
/// (planned 0), and of the plan (as RatePlot's) what is still to come (planned 1).
std::string rateCsv(const TrainingHistory& history, const std::vector<QPointF>& plan);

}  // namespace studio::ui
