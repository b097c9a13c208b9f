// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/core_text.h"

#include "ui/text/listing.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QStringList>

namespace studio::ui {

QString fromUtf8(std::string_view text) {
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

namespace {

QString filled(const QString& text, const QStringList& parts) {
    std::vector<std::string> arguments;
    for (const QString& part : parts) arguments.push_back(part.toStdString());
    return fromUtf8(fillIn(text.toStdString(), arguments));
}

/// Phrases with words in their places, which can't be found by their numbers.
constexpr const char* kWordy[] = {
    QT_TRANSLATE_NOOP("Files", "%1 is missing"),
    QT_TRANSLATE_NOOP("Files", "%1 is %2 here and %3 in the file"),
    QT_TRANSLATE_NOOP("Files", "%1 is not part of it"),
    QT_TRANSLATE_NOOP("Problems", "Same picture as %1, which trains: the answer here is no proof"),
    QT_TRANSLATE_NOOP("Problems", "Same picture as %1, which validates: its answer there is no proof"),
    QT_TRANSLATE_NOOP("Problems", "Same picture as %1, which tests: its answer there is no proof"),
    QT_TRANSLATE_NOOP("Problems", "Same picture as %1"),  // last: it fits the others, too
    QT_TRANSLATE_NOOP("Problems", "Nearly the same picture as %1, which trains: the answer here proves little"),
    QT_TRANSLATE_NOOP("Problems", "Nearly the same picture as %1, which validates: its answer there proves little"),
    QT_TRANSLATE_NOOP("Problems", "Nearly the same picture as %1, which tests: its answer there proves little"),
    QT_TRANSLATE_NOOP("Problems", "Nearly the same picture as %1, whose class is %2"),
    QT_TRANSLATE_NOOP("Problems", "Nearly the same picture as %1"),  // last, too
    QT_TRANSLATE_NOOP("Problems", "Also in %1: two classes"),
    QT_TRANSLATE_NOOP("Problems", "Content is %1, the name ends in %2"),
    QT_TRANSLATE_NOOP("Training",
                      "This takes about %1 of memory and no more than %2 can be had; batches of %3 would fit."),
    QT_TRANSLATE_NOOP("Training",
                      "This takes about %1 of memory and no more than %2 can be had. Close other programs, or choose a "
                      "smaller input size."),
    // Not said any more: logs of older runs have it.
    QT_TRANSLATE_NOOP("Training",
                      "The file's network was trained on pictures with the mean %1 and the deviation %2; this run has "
                      "others (settings normalize.mean, normalize.std)."),
    QT_TRANSLATE_NOOP("Training",
                      "The file's network was trained on pictures prepared otherwise than this run's: with the "
                      "settings %1."),
    QT_TRANSLATE_NOOP("Training",
                      "The file may hold the course's network or the paper's: it was taken for %1, as the setting "
                      "variant has it."),
};

/// What stands in the places of `phrase` when `text` is that phrase filled in; empty when it is another.
QStringList wordsIn(const QString& text, const char* phrase) {
    QString pattern = QRegularExpression::escape(QLatin1String(phrase));
    for (int place = 1; place <= 3; ++place)
        pattern.replace(QStringLiteral("\\%%1").arg(place), QStringLiteral("(.+)"));
    const QRegularExpressionMatch match = QRegularExpression('^' + pattern + '$').match(text);
    return match.hasMatch() ? match.capturedTexts().mid(1) : QStringList();
}

}  // namespace

QStringList textsOf(const std::vector<std::string>& names) {
    QStringList texts;
    texts.reserve(std::ssize(names));
    for (const std::string& name : names) texts << fromUtf8(name);
    return texts;
}

QString coreText(const char* context, std::string_view text) {
    return QCoreApplication::translate(context, std::string(text).c_str());
}

QString phraseText(const char* context, std::string_view text) {
    const QString english = fromUtf8(text);
    if (const QString whole = coreText(context, text); whole != english) return whole;
    for (const char* wordy : kWordy)
        if (const QStringList words = wordsIn(english, wordy); !words.isEmpty())
            return filled(coreText(context, wordy), words);
    static const QRegularExpression kNumber(QStringLiteral("\\d[\\d,]*"));
    QString numbered;
    QStringList numbers;
    qsizetype from = 0;
    for (auto matches = kNumber.globalMatch(english); matches.hasNext();) {
        const QRegularExpressionMatch match = matches.next();
        numbers << match.captured();
        numbered += english.mid(from, match.capturedStart() - from) + QStringLiteral("%%1").arg(numbers.size());
        from = match.capturedEnd();
    }
    numbered += english.mid(from);
    if (const QString found = coreText(context, numbered.toStdString()); found != numbered)
        return filled(found, numbers);
    const qsizetype colon = english.indexOf(QLatin1String(": "));
    if (colon < 0) return english;
    const QString named = english.left(colon) + QStringLiteral(": %1");
    const QString found = coreText(context, named.toStdString());
    if (found == named) return english;
    return filled(found, {phraseText(context, english.mid(colon + 2).toStdString())});
}

QString sentenceText(std::string_view english) {
    const QString whole = phraseText("Training", english);
    if (whole != fromUtf8(english)) return whole;
    constexpr int kLast = static_cast<int>(kLastErrorCode);
    for (int code = 0; code <= kLast; ++code) {
        const char* sentence = errorTemplate(static_cast<ErrorCode>(code));
        const QStringList words = wordsIn(whole, sentence);
        if (words.isEmpty()) continue;
        std::vector<std::string> arguments;
        for (const QString& word : words) arguments.push_back(word.toStdString());
        return textOf(studio::Error(static_cast<ErrorCode>(code), arguments));
    }
    return whole;
}

QString textOf(const studio::Error& error) {
    const QString sentence = QCoreApplication::translate("Errors", errorTemplate(error.code()));
    QStringList parts;
    for (const std::string& argument : error.arguments()) parts << phraseText("Files", argument);
    if (error.code() == ErrorCode::WeightsDoNotFit && parts.size() == 2) {  // a list of what does not
        QStringList keys;
        for (const QString& key : fromUtf8(error.arguments()[1]).split(QStringLiteral("; ")))
            keys << phraseText("Files", key.toStdString());
        parts[1] = itemsText(keys);
    }
    return filled(sentence, parts);
}

QString detailText(const studio::Error& error) {
    QStringList lines;
    for (const QString& line : fromUtf8(error.detail()).trimmed().split('\n'))
        lines << phraseText("Files", line.toStdString());
    return lines.join('\n');
}

}  // namespace studio::ui
