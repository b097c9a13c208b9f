// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/listing.h"

#include <QCoreApplication>

namespace studio::ui {

QString listText(const QStringList& words) {
    return words.join(QCoreApplication::translate("Listing", ", ", "between words of a list"));
}

QString factsText(const QStringList& facts) {
    return facts.join(QCoreApplication::translate("Listing", ", ", "between facts about one thing"));
}

QString itemsText(const QStringList& phrases) {
    return phrases.join(QCoreApplication::translate("Listing", "; ", "between phrases of a list"));
}

QString sentencesText(const QStringList& sentences) {
    QString text;
    for (const QString& sentence : sentences) {
        // The marks of Chinese bring their own air.
        const bool air = !text.isEmpty() && !sentence.isEmpty() && !QStringLiteral("。！？，；").contains(text.back());
        text += (air ? QStringLiteral(" ") : QString()) + sentence;
    }
    return text;
}

}  // namespace studio::ui
