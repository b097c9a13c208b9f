// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <QString>
#include <functional>
#include <string>

class QObject;

namespace studio::ui {

/// What came of it, on the GUI thread.
struct SaveOutcome {
    std::function<void(const QString& path)> saved;
    std::function<void(const studio::Error&)> failed;
};

/// Makes the content and writes it as a whole file or not at all, both on a thread of its own. Several at a time are
/// several threads. What `content` looks at must be its own copy. When `owner` goes, a save under way is finished and
/// nothing more is said of it.
void saveInBackground(QObject* owner, const QString& path, std::function<std::string()> content, SaveOutcome outcome);

}  // namespace studio::ui
