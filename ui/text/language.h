// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace studio::ui {

enum class Language { English, Chinese };

/// The system's, Chinese or else English.
Language systemLanguage();
QString languageCode(Language language);         ///< "en", "zh_CN", as settings keep it
Language languageFromCode(const QString& code);  ///< an unknown code is the system's language

/// Loads the translations and the number format; every window gets QEvent::LanguageChange.
void setLanguage(Language language);
Language language();

}  // namespace studio::ui
