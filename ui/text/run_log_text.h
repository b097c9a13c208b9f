// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/runs/run_events.h"
#include "core/training/history.h"

#include <QString>
#include <string>

namespace studio::ui {

/// What happened, in a sentence; `history` knows how good an epoch was.
QString logText(const RunEvent& entry, const TrainingHistory& history);
/// A sentence of StartEvent::notes.
QString noteText(const std::string& note);
/// Where: "epoch 3, step 72"; empty before the first batch.
QString logPlace(const RunEvent& entry);
/// When, on this machine's clock: "13:25:42".
QString logTime(const RunEvent& entry);
/// The icon that goes with it.
const char* logIcon(const RunEvent& entry);

}  // namespace studio::ui
