// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

/// Words and sentences put together as the present language does it.
namespace studio::ui {

QString listText(const QStringList& words);           ///< "crop, flip": things of a kind
QString factsText(const QStringList& facts);          ///< "CPU, bfloat16": what is said of one thing
QString itemsText(const QStringList& phrases);        ///< "1.2 MB of pictures; 3, 4 and 5": what may have commas itself
QString sentencesText(const QStringList& sentences);  ///< or parts of one

}  // namespace studio::ui
