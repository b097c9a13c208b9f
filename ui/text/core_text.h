// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <QString>
#include <QStringList>
#include <string>
#include <string_view>
#include <vector>

namespace studio::ui {

QString fromUtf8(std::string_view text);
QStringList textsOf(const std::vector<std::string>& names);

/// A text that core marked with STUDIO_TEXT(context, ..), in the present language.
QString coreText(const char* context, std::string_view text);

/// A phrase of core with its places filled in already (Problem::message, an Error's argument): the template is found
/// again by taking the numbers out, or what follows a colon. English stays where no template fits.
QString phraseText(const char* context, std::string_view text);

/// The error's sentence in the present language, its places filled in.
QString textOf(const studio::Error& error);
/// Its raw text, where that is a list of ours in the present language.
QString detailText(const studio::Error& error);

/// A sentence that a file keeps in English (run.json's message): its error's template is found again.
QString sentenceText(std::string_view english);

}  // namespace studio::ui
