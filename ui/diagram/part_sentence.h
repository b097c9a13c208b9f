// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/diagram/network_stages.h"

namespace studio::ui {

/// What tooltips and screen readers say of a part: what it is, what it reads, writes and costs. "": the whole network.
QString partSentence(const std::vector<Stage>& stages, const NetworkSpec& spec, const QString& part);

}  // namespace studio::ui
