// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/format.h"

#include <QCoreApplication>
#include <QDir>
#include <QLocale>
#include <cmath>

namespace studio::ui {
namespace {

QString number(double value, int decimals) {
    return QLocale().toString(value, 'f', decimals);
}

}  // namespace

QString countText(qint64 count) {
    return QLocale().toString(count);
}

QString percentText(double fraction, int decimals) {
    return std::isfinite(fraction) ? QStringLiteral("%1 %").arg(number(fraction * 100, decimals)) : lossText(fraction);
}

QString shareText(double fraction) {
    return QStringLiteral("%1 %").arg(100 * fraction, 0, 'g', 3);
}

QString durationText(double seconds) {
    if (!std::isfinite(seconds) || seconds < 0) return QCoreApplication::translate("Format", "unknown");
    const auto whole = static_cast<qint64>(std::llround(seconds));
    if (whole < 60) return QCoreApplication::translate("Format", "%1 s").arg(whole);
    if (whole < 3600) {
        const qint64 rest = whole % 60;
        if (rest == 0) return QCoreApplication::translate("Format", "%1 min").arg(whole / 60);
        return QCoreApplication::translate("Format", "%1 min %2 s").arg(whole / 60).arg(rest);
    }
    const qint64 minutes = whole / 60;
    if (minutes < 24 * 60)
        return QCoreApplication::translate("Format", "%1 h %2 min").arg(minutes / 60).arg(minutes % 60);
    const qint64 hours = minutes / 60;
    return QCoreApplication::translate("Format", "%1 d %2 h").arg(hours / 24).arg(hours % 24);
}

QString deviceText(const std::string& device) {
    if (device.starts_with("cuda")) return QStringLiteral("GPU ") + QString::fromStdString(device).section(':', 1);
    return QStringLiteral("CPU");
}

QString bytesText(qint64 bytes) {
    if (bytes < 1000) return QCoreApplication::translate("Format", "%1 bytes").arg(bytes);
    if (bytes < 1'000'000) return QStringLiteral("%1 kB").arg(number(double(bytes) / 1e3, 1));
    if (bytes < 1'000'000'000) return QStringLiteral("%1 MB").arg(number(double(bytes) / 1e6, 1));
    return QStringLiteral("%1 GB").arg(number(double(bytes) / 1e9, 1));
}

QString rateText(double imagesPerSecond) {
    const QString rate = number(imagesPerSecond, imagesPerSecond < 10 ? 1 : 0);
    return QCoreApplication::translate("Format", "%1 img/s").arg(rate);
}

QString lossText(double loss) {
    if (std::isnan(loss)) return QCoreApplication::translate("Format", "not a number");
    if (std::isinf(loss)) return QCoreApplication::translate("Format", "infinite");
    return loss < 100 ? number(loss, 3) : number(loss, 0);
}

QString whenText(const QDateTime& time, const QDateTime& now) {
    const QDate day = time.date();
    if (day == now.date())
        return QCoreApplication::translate("Format", "today %1").arg(time.toString(QStringLiteral("HH:mm")));
    if (day.daysTo(now.date()) == 1) return QCoreApplication::translate("Format", "yesterday");
    const QString form = day.year() == now.date().year() ? QCoreApplication::translate("Format", "d MMMM", "date")
                                                         : QCoreApplication::translate("Format", "d MMMM yyyy", "date");
    return QLocale().toString(day, form);
}

QString shortened(const QString& text, int length) {
    if (text.size() <= length || length < 5) return text;
    const int kept = length - 1;
    const int tail = kept * 2 / 5;
    return text.left(kept - tail) + QChar(0x2026) + text.right(tail);
}

QString homeShort(const QString& path) {
    const QString home = QDir::homePath();
    if (path == home) return QStringLiteral("~");
    return path.startsWith(home + '/') ? '~' + path.mid(home.size()) : path;
}

}  // namespace studio::ui
