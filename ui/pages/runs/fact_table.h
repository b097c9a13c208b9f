// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/run_comparison.h"

#include <QWidget>
#include <vector>

namespace studio::ui {

/// A few lines of facts: a name, and a value for each run under that run's marker. Painted, so that six columns of long
/// names shrink instead of pushing the page wider; read out line by line.
class FactTable : public QWidget {
    Q_OBJECT
public:
    struct Column {
        QString name;
        int slot = -1;  ///< of the marker; -1: none
    };
    explicit FactTable(QWidget* parent = nullptr);
    /// Without columns the values stand alone, at the left of their half.
    void setFacts(std::vector<Column> columns, std::vector<FactRow> rows);
    const std::vector<FactRow>& rows() const { return m_rows; }
    /// What the names of the lines take at most; columns of tables below each other stand in line when both keep the
    /// wider one's room.
    int widestName() const;
    void keepForNames(int width);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {120, sizeHint().height()}; }

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    bool event(QEvent* event) override;

private:
    int headHeight() const;  ///< two lines where a name does not fit into one
    void paintHead(QPainter& painter, const std::vector<int>& tops) const;
    /// Of each line, and behind the last. One is higher where a value of several words does not fit into one line.
    std::vector<int> lineTops() const;
    QRect cell(const std::vector<int>& tops, int line, int column) const;  ///< line -1: the head
    int nameWidth() const;
    double columnWidth() const;

    std::vector<Column> m_columns;
    std::vector<FactRow> m_rows;
    int m_kept = 0;
};

}  // namespace studio::ui
