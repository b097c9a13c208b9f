// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/runs/run_summary.h"

#include <QList>
#include <QString>
#include <QVariant>

/// The cells of RunModel's columns, from a summary alone.
namespace studio::ui {

QString runCellText(const RunSummary& run, int column);
/// Numbers and times as such; -1 for a number there is none of.
QVariant runSortValue(const RunSummary& run, int column);
QString runToolTip(const RunSummary& run, int column);
QString runFilterText(const RunSummary& run);
QString runColumnTitle(int column);
QString runColumnHelp(int column);
QVariant runColumnAlignment(int column);
/// Finite ones only.
QList<double> mainLosses(const RunSummary& run);

}  // namespace studio::ui
