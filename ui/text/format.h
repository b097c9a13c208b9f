// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QString>

/// Numbers as people read them, in the present language: with units, thousands separated, no more digits than help.
namespace studio::ui {

QString countText(qint64 count);                                ///< "1,200"
QString percentText(double fraction, int decimals = 1);         ///< "77.9 %"
QString shareText(double fraction);                             ///< three digits at most: "20 %", "12.5 %"
QString durationText(double seconds);                           ///< "45 s", "8 min 30 s", "1 h 5 min", "2 d 3 h"
QString deviceText(const std::string& device);                  ///< "cpu" -> "CPU", "cuda:0" -> "GPU 0"
QString bytesText(qint64 bytes);                                ///< "840 bytes", "29.5 kB", "1.2 MB"
QString rateText(double imagesPerSecond);                       ///< "31 img/s", "4.2 img/s" below ten
QString lossText(double loss);                                  ///< "0.834"; "infinite" and "not a number" in words
QString whenText(const QDateTime& time, const QDateTime& now);  ///< "today 09:21", "yesterday", "12 November"
/// "flowers/.../name.jpg" of at most `length` characters, cut in the middle.
QString shortened(const QString& text, int length);
/// The user's home written as ~.
QString homeShort(const QString& path);

}  // namespace studio::ui
