// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSettings>

namespace studio::ui {

/// What the window remembers, whatever the program calls itself (tests have a XDG_CONFIG_HOME of their own).
inline QSettings appSettings() {
    return QSettings(QSettings::IniFormat, QSettings::UserScope, QStringLiteral("inception-studio"),
                     QStringLiteral("inception-studio"));
}

}  // namespace studio::ui
