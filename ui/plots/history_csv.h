// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/training/history.h"

#include <string>

namespace studio::ui {

/// What the loss plot shows, as CSV (RFC 4180): a row a batch, `epoch,step,seconds,lr,total,main,aux1,aux2,
/// validation_total,validation_main,validation_aux1,validation_aux2,validation_top1`; the validation's cells are filled
/// in the last row of an epoch.
std::string historyCsv(const TrainingHistory& history);

}  // namespace studio::ui
