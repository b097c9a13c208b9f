// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/fake_engine.h"

#include <QDir>
#include <QImage>
#include <QString>
#include <filesystem>

namespace studio::test {

/// A folder of one folder per class with pictures the fake engine can tell apart, none of them twice the same.
inline QString makeTinyData(const std::filesystem::path& folder, int classes = 2, int perClass = 6) {
    for (int label = 0; label < classes; ++label) {
        const QString place = QString::fromStdString((folder / ("class " + std::to_string(label))).string());
        QDir().mkpath(place);
        for (int i = 0; i < perClass; ++i) {
            QImage image(40, 32, QImage::Format_RGB888);
            image.fill(QColor(fakeRed(label, classes), 10 * i + label, 128));
            image.save(QStringLiteral("%1/%2 picture.png").arg(place).arg(i));
        }
    }
    return QString::fromStdString(folder.string());
}

}  // namespace studio::test
