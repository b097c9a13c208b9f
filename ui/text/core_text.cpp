// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/core_text.h"

#include <QCoreApplication>

namespace studio::ui {

QString fromUtf8(std::string_view text) {
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

QString coreText(const char* context, std::string_view text) {
    return QCoreApplication::translate(context, std::string(text).c_str());
}

QString textOf(const studio::Error& error) {
    const QString sentence = QCoreApplication::translate("Errors", errorTemplate(error.code()));
    return fromUtf8(fillIn(sentence.toStdString(), error.arguments()));
}

}  // namespace studio::ui
