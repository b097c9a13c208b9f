// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>

class QWidget;

namespace studio::ui {

/// Where Tab stops inside `root`, in the order in which the layouts read: what was made later than its neighbours (a
/// page, the buttons of another language, a chip) has its place among them. Qt's own chain is the order in which the
/// widgets were made. `now` is in the list even where only a click reaches it.
QList<QWidget*> tabStops(QWidget& root, const QWidget* now);

/// Gives the focus to the stop after (or before) the one that has it; false when there is no other.
bool goToNextStop(QWidget& root, bool forward);

}  // namespace studio::ui
