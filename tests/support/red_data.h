// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/fake_engine.h"

#include <QColor>
#include <QDir>
#include <QImage>
#include <QString>

namespace studio::test {

/// A data set for the fake engine: `perClass` small pictures of each of daisy, roses and tulips, in the red by which
/// the fake tells classes. In the folder tulips the first `wrong` pictures look like roses. Different pixels elsewhere,
/// so that no two files are the same.
inline void writeRedPictures(const QString& folder, int perClass = 10, int wrong = 4) {
    const char* names[] = {"daisy", "roses", "tulips"};
    for (int label = 0; label < 3; ++label) {
        const QString inside = folder + '/' + names[label];
        QDir().mkpath(inside);
        for (int i = 0; i < perClass; ++i) {
            const int looksLike = label == 2 && i < wrong ? 1 : label;
            QImage image(96, 96, QImage::Format_RGB888);
            image.fill(QColor(fakeRed(looksLike, 3), 10 * i % 256, 80 * label));
            image.save(inside + QString("/%1.png").arg(i, 3, 10, QLatin1Char('0')));
        }
    }
}

}  // namespace studio::test
