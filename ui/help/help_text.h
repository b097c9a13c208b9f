// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace studio::ui {

/// The help as rich text, in the present language and in the present theme's colours.
QString helpHtml();

}  // namespace studio::ui
