// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/plots/series.h"

#include <QString>
#include <QWidget>
#include <span>
#include <string>
#include <vector>

namespace studio::ui {

struct HeadColumn {
    struct Row {
        QString name;
        double probability = 0;
        bool truth = false;
    };
    Head head = Head::Main;
    QString under;          ///< "after 4a"
    std::vector<Row> rows;  ///< falling
};

/// The `count` most probable classes of one head; empty for empty logits.
std::vector<HeadColumn::Row> topRows(std::span<const float> logits, const std::vector<std::string>& classes, int truth,
                                     int count = 5);

/// The three heads side by side, each with its first classes as bars in the head's colour.
class HeadBars : public QWidget {
    Q_OBJECT
public:
    explicit HeadBars(QWidget* parent = nullptr);
    void setColumns(std::vector<HeadColumn> columns);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void paintColumn(QPainter& painter, const HeadColumn& column, const QRectF& box) const;
    int rowHeight() const;
    int headingHeight() const;

    std::vector<HeadColumn> m_columns;
};

}  // namespace studio::ui
