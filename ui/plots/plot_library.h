// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace studio::ui {

/// QCustomPlot's, as its header says.
QString plotLibraryVersion();

}  // namespace studio::ui
