// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace studio::pictures {

class Stage;

/// Copies a few pictures of three classes of the open data into `folder` and sets bad files beside them: cut short,
/// empty, a web page, too small, the same picture twice and in two classes. For what a page says of problems, and
/// small enough for a run of seconds.
void writeOddData(Stage& stage, const QString& folder);

}  // namespace studio::pictures
