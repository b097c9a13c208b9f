// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/matrix_layout.h"

#include <algorithm>

namespace studio::ui {

QRect MatrixLayout::cellRect(int truth, int answer) const {
    return {nameWidth + answer * cell, headHeight + truth * cell, cell - kGap, cell - kGap};
}

std::optional<QPoint> MatrixLayout::cellAt(QPoint place) const {
    if (cell <= 0 || place.x() < nameWidth || place.y() < headHeight) return std::nullopt;
    const QPoint at((place.x() - nameWidth) / cell, (place.y() - headHeight) / cell);
    if (at.x() >= classes || at.y() >= classes) return std::nullopt;
    return at;
}

QSize MatrixLayout::size() const {
    return {nameWidth + classes * cell, headHeight + classes * cell};
}

MatrixLayout layOutMatrix(int classes, int width, int nameWidth, int headHeight) {
    MatrixLayout layout{.classes = classes, .cell = 0, .nameWidth = nameWidth, .headHeight = headHeight};
    if (classes <= 0) return layout;
    const int fitting = (width - nameWidth) / classes;
    const int least = classes > MatrixLayout::kFewClasses ? MatrixLayout::kNumberCell : 6;
    layout.cell = std::clamp(fitting, least, MatrixLayout::kLargestCell);
    return layout;
}

double cellStrength(long long count, long long rowTotal, long long largestMistake, bool diagonal) {
    const long long whole = diagonal ? rowTotal : largestMistake;
    return whole > 0 ? static_cast<double>(count) / static_cast<double>(whole) : 0;
}

}  // namespace studio::ui
