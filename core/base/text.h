// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

/// Marks a literal of core that a person reads. Core prints it in English; the window looks it up with
/// QCoreApplication::translate(context, text). lupdate knows the macro as an alias of QT_TRANSLATE_NOOP.
#define STUDIO_TEXT(context, text) text
