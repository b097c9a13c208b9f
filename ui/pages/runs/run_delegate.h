// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace studio::ui {

/// The cells of the table of runs: check box, marker and name; state with its sign; sparkline; the best accuracy with
/// its epoch. A click on the check box compares.
class RunDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    bool editorEvent(QEvent* event, QAbstractItemModel* model, const QStyleOptionViewItem& option,
                     const QModelIndex& index) override;

    /// Where a click compares, in the cell of the name.
    static QRect checkArea(const QRect& cell);
};

/// The points of a sparkline of `values` in `box`, which is as wide as `planned` of them: first at the left, lowest at
/// the bottom; a single value is in the middle of the height.
QList<QPointF> sparkline(const QList<double>& values, int planned, const QRectF& box);

}  // namespace studio::ui
