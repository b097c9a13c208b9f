// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/heads_story.h"

#include "ui/text/core_text.h"
#include "ui/text/listing.h"

#include <QCoreApplication>

namespace studio::ui {

static HeadsStory storyWithoutTruth(const HeadAnswers& answers) {
    if (answers.aux2 != answers.main) return HeadsStory::Disagree;
    return answers.aux1 == answers.main ? HeadsStory::Agree : HeadsStory::SettledLate;
}

HeadsStory storyOf(const HeadAnswers& answers) {
    if (answers.aux1 < 0 || answers.aux2 < 0) return HeadsStory::NoAux;
    if (answers.truth < 0) return storyWithoutTruth(answers);
    const bool aux1 = answers.aux1 == answers.truth, aux2 = answers.aux2 == answers.truth;
    if (answers.main == answers.truth) {
        if (aux1 && aux2) return HeadsStory::AllRight;
        if (aux2) return HeadsStory::LateRight;
        return aux1 ? HeadsStory::WaveredRight : HeadsStory::LastRight;
    }
    if (aux1 && aux2) return HeadsStory::LastSpoiled;
    if (aux1) return HeadsStory::Aux1WasRight;
    if (aux2) return HeadsStory::Aux2WasRight;
    const bool same = answers.aux1 == answers.main && answers.aux2 == answers.main;
    if (!same) return HeadsStory::NoneRight;
    return answers.mainShare >= kSure ? HeadsStory::AllSameWrong : HeadsStory::AllLeanWrong;
}

/// %1 truth, %2 aux1's answer, %3 aux2's, %4 main's.
static QString storyTemplate(HeadsStory story) {
    const auto said = [](const char* text) { return QCoreApplication::translate("HeadsStory", text); };
    switch (story) {
        case HeadsStory::NoAux:
            return said(QT_TRANSLATE_NOOP("HeadsStory", "This network has no auxiliary heads."));
        case HeadsStory::AllRight:
            return said(QT_TRANSLATE_NOOP("HeadsStory", "All three are right: %1 was seen already after 4a."));
        case HeadsStory::LateRight:
            return said(QT_TRANSLATE_NOOP("HeadsStory", "After 4a the network leaned to %2, from 4d on it sees %1."));
        case HeadsStory::WaveredRight:
            return said(QT_TRANSLATE_NOOP(
                "HeadsStory", "aux2 wavered: after 4d the network leaned to %3, the last modules came back to %1."));
        case HeadsStory::LastRight:
            return said(
                QT_TRANSLATE_NOOP("HeadsStory", "Only the last modules got it: after 4a it was %2, after 4d %3."));
        case HeadsStory::AllSameWrong:
            return said(QT_TRANSLATE_NOOP(
                "HeadsStory", "All three say %4: look at the picture, it may be hard or in the wrong folder."));
        case HeadsStory::AllLeanWrong:
            return said(QT_TRANSLATE_NOOP("HeadsStory", "All three lean to %4, and the last is not sure of it."));
        case HeadsStory::LastSpoiled:
            return said(QT_TRANSLATE_NOOP("HeadsStory",
                                          "Both auxiliary heads were right: the last modules turned from %1 to %4."));
        case HeadsStory::Aux1WasRight:
            return said(QT_TRANSLATE_NOOP(
                "HeadsStory",
                "aux1 was right: up to 4a the network leaned to %1, the later modules changed its mind."));
        case HeadsStory::Aux2WasRight:
            return said(QT_TRANSLATE_NOOP(
                "HeadsStory", "aux2 was right: after 4d the network leaned to %1, the last modules changed its mind."));
        case HeadsStory::NoneRight:
            return said(QT_TRANSLATE_NOOP("HeadsStory", "None is right: %2 after 4a, %3 after 4d, %4 at the end."));
        case HeadsStory::Agree:
            return said(QT_TRANSLATE_NOOP("HeadsStory", "All three agree on %4."));
        case HeadsStory::SettledLate:
            return said(QT_TRANSLATE_NOOP("HeadsStory", "After 4a the network leaned to %2, from 4d on it says %4."));
        case HeadsStory::Disagree:
            return said(
                QT_TRANSLATE_NOOP("HeadsStory", "The heads disagree: %2 after 4a, %3 after 4d, %4 at the end."));
    }
    return {};
}

QString storyText(HeadsStory story, const HeadNames& names) {
    // In one go, not arg() after arg(): a class may be named "%2".
    const QString answers =
        fromUtf8(fillIn(storyTemplate(story).toStdString(), {names.truth.toStdString(), names.aux1.toStdString(),
                                                             names.aux2.toStdString(), names.main.toStdString()}));
    const QString role = story == HeadsStory::NoAux
                             ? QCoreApplication::translate("HeadsStory", "Only the main head answers.")
                             : QCoreApplication::translate(
                                   "HeadsStory", "The auxiliary heads serve training; only the main head answers.");
    return sentencesText({answers, role});
}

}  // namespace studio::ui
