// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QWidget>
#include <string>
#include <vector>

namespace studio::ui {

class Session;

/// A row of pictures with the main head's answer under each; a wrong one is framed and says what it is. Arrow keys
/// walk.
class PredictionStrip : public QWidget {
    Q_OBJECT
public:
    struct Cell {
        std::string path;
        QString truth;
        QString answer;  ///< empty: not asked yet
        double confidence = 0;
        bool right() const { return answer == truth; }
    };
    static constexpr int kCells = 12;

    explicit PredictionStrip(Session& session, QWidget* parent = nullptr);
    void setCells(std::vector<Cell> cells);
    const std::vector<Cell>& cells() const { return m_cells; }

    QSize sizeHint() const override;
    /// Larger pictures in a wider window.
    int heightForWidth(int width) const override;
    QSize minimumSizeHint() const override { return {kCells * 40, sizeHint().height()}; }

    QRect cellBox(std::size_t place) const;  ///< where a cell is, in the widget's coordinates

signals:
    /// A click, or Enter on the cell that the arrow keys have walked to.
    void cellChosen(int place);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    bool event(QEvent* event) override;

private:
    QRectF cellRect(std::size_t place) const;
    int pictureHeight() const;
    int cellAt(QPointF place) const;  ///< -1: none
    void setCurrent(int place);
    QString describe(const Cell& cell) const;
    void paintCell(QPainter& painter, const Cell& cell, const QRectF& box) const;

    Session& m_session;
    std::vector<Cell> m_cells;
    int m_current = 0;  ///< for the keyboard
};

}  // namespace studio::ui
