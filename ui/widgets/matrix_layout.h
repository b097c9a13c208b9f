// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPoint>
#include <QRect>
#include <QSize>
#include <optional>

namespace studio::ui {

/// Where the cells of a confusion matrix stand, in content coordinates (before scrolling): class names to the left and,
/// slanted, above; rows are truths, columns answers.
struct MatrixLayout {
    int classes = 0;
    int cell = 0;       ///< side of a cell, gap included
    int nameWidth = 0;  ///< of the column of names
    int headHeight = 0;

    QRect cellRect(int truth, int answer) const;
    std::optional<QPoint> cellAt(QPoint place) const;  ///< (answer, truth)
    QSize size() const;
    bool showsNumbers() const { return cell >= kNumberCell; }

    static constexpr int kNumberCell = 20;  ///< from here on a number fits
    static constexpr int kLargestCell = 44;
    static constexpr int kFewClasses = 20;  ///< up to these the matrix fits the width, more scroll
    static constexpr int kGap = 2;
};
/// `width`: what there is; `nameWidth`, `headHeight`: what the names need.
MatrixLayout layOutMatrix(int classes, int width, int nameWidth, int headHeight);

/// How strongly a cell is tinted, 0..1: the diagonal by its share of its row, the rest by its share of the largest
/// mistake, so that a single mistake among thousands of right answers is seen.
double cellStrength(long long count, long long rowTotal, long long largestMistake, bool diagonal);

}  // namespace studio::ui
