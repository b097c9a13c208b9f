// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <optional>

namespace studio::app {

/// What the window's command line asks for.
struct WindowArguments {
    QString path;             ///< to open at start; may be empty
    std::optional<int> exit;  ///< all is said (--version, --help, wrong usage): end with this code
};

/// Needs no application object, and so no screen. Qt's own options (-platform, -style, ..) are let through: the
/// application takes them out itself.
WindowArguments readArguments(int argc, char** argv);

}  // namespace studio::app
