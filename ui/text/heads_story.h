// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace studio::ui {

/// How the three heads' first answers stand to each other and to the truth.
enum class HeadsStory {
    NoAux,  ///< the network has no auxiliary heads
    AllRight,
    LateRight,     ///< main and aux2 right, aux1 not
    WaveredRight,  ///< main and aux1 right, aux2 not
    LastRight,     ///< only main right
    AllSameWrong,  ///< all three give one wrong answer, and main is sure of it (at least kSure)
    AllLeanWrong,  ///< the same, and main is not
    LastSpoiled,   ///< aux1 and aux2 right, main wrong
    Aux1WasRight,  ///< only aux1 right
    Aux2WasRight,  ///< only aux2 right
    NoneRight,     ///< three wrong answers, not all the same
    Agree,         ///< truth not known: all the same
    SettledLate,   ///< truth not known: aux2 and main the same, aux1 not
    Disagree,      ///< truth not known: main stands alone, or aux2 alone
};

/// Classes of the first answers; -1: that head does not exist, or the truth is not known.
struct HeadAnswers {
    int truth = -1;
    int aux1 = -1, aux2 = -1, main = -1;
    double mainShare = 1;  ///< main's p of its answer, 0..1
};
/// From here on a head is sure: its answer is likelier than all others together.
inline constexpr double kSure = 0.5;
HeadsStory storyOf(const HeadAnswers& answers);

struct HeadNames {
    QString truth, aux1, aux2, main;
};
/// One or two sentences; always ends by saying which head answers.
QString storyText(HeadsStory story, const HeadNames& names);

}  // namespace studio::ui
